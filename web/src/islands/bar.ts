import { html, nothing, type TemplateResult } from "lit";
import { site, text } from "../app.ts";
import { icon } from "../components/icons.ts";
import { openReset } from "../forms/door.ts";
import { words } from "../gen/drawing.ts";
import { startFromYourOwn } from "../start/door.ts";
import { shownTitle } from "../store/derived.ts";
import { dismiss, sharedText } from "../store/entries.ts";
import type { Pane, State } from "../store/state.ts";
import { nextTheme, openDialog, setTitle, showPane } from "../store/updates.ts";
import { define, Island } from "./island.ts";

/** Name, title, library, undo, redo, theme, Share. */
class Bar extends Island {
  override connectedCallback(): void {
    super.connectedCallback();
    text.listen(() => this.requestUpdate());
  }

  private renaming = false;

  /** The title, which a press makes a field. */
  private heading(): TemplateResult {
    const title = shownTitle(this.state);
    if (this.renaming)
      return html`<input type="text" aria-label="Title of the walk" .value=${this.state.page.title} maxlength="200"
        @keydown=${this.keys} @blur=${this.rename}>`;
    const begin = () => this.edit(true);
    return html`<button type="button" class="quiet" data-rw="title" title="Change the title" @click=${begin}
      >${title}</button>`;
  }

  private edit(renaming: boolean): void {
    this.renaming = renaming;
    this.requestUpdate();
    void this.updateComplete.then(() => {
      const field = this.querySelector<HTMLInputElement>(".title input");
      field?.focus();
      field?.select();
    });
  }

  private readonly rename = (event: Event): void => {
    if (!this.renaming) return;
    const { value } = event.target as HTMLInputElement;
    this.edit(false);
    setTitle(value.trim());
  };

  private readonly keys = (event: KeyboardEvent): void => {
    if (event.key === "Enter") this.rename(event);
    if (event.key === "Escape") this.edit(false);
  };

  override render(): TemplateResult {
    const { state } = this;
    const tool = (name: "undo" | "redo", label: string, can: boolean) =>
      html`<button type="button" class="quiet tool" data-rw=${name} aria-label=${label} title=${label}
        aria-disabled=${!can} @click=${() => text[name]()}>${icon(name)}</button>`;
    const theme = `Theme: ${state.theme}`;
    return html`<a class="name" href=${site.root || "./"}>Rolewalk</a>
      <h1 class="title">${this.heading()}</h1>
      ${
        isChanged(state)
          ? html`<button type="button" class="quiet small" data-rw="reset" title=${words.resetTitle} @click=${openReset}
            >${words.reset}</button>`
          : nothing
      }
      <p class="claim">${words.claim}</p>
      <nav aria-label="Tools">
        <button type="button" class="quiet" data-rw="start" aria-label="Start from your own"
          @click=${() => startFromYourOwn()}>${icon("start")}<span>Start<span class="rest"> from your own</span></span
        ></button>
        <a class="button quiet" href="${site.root}library/" data-rw="library" aria-label="Library" @click=${openLibrary}
          >${icon("library")}<span>Library</span></a>
        ${tool("undo", "Undo", text.canUndo)} ${tool("redo", "Redo", text.canRedo)}
        <button type="button" class="quiet tool" data-rw="theme" aria-label=${theme} title=${theme} @click=${nextTheme}
          >${icon("theme")}<span class="theme-word">${state.theme}</span></button>
        <button type="button" class="quiet tool" data-rw="help" aria-label="Help" title="Help"
          @click=${() => openDialog("help")}>${icon("help")}</button>
        <button type="button" class="primary" data-rw="share" @click=${() => openDialog("share")}>Share</button>
      </nav>`;
  }
}

/** Whether the text is not as it was shared. While a walk is being opened, it is. */
function isChanged(state: State): boolean {
  if (state.arriving || state.opening || text.version === 0) return false;
  const shared = sharedText(state);
  return shared !== undefined && shared !== text.written;
}

/** The link leads to the library's own page, for a reader who opens it in a tab of its own. */
function openLibrary(event: MouseEvent): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  openDialog("library");
}

/** A sentence under the bar, with what can be done about it. */
class NoticeBar extends Island {
  override render(): TemplateResult | typeof nothing {
    const { notice } = this.state;
    if (!notice) return nothing;
    return html`<div class="notice" role="status"><p>${notice.text}</p>
      ${notice.actions.map(
        (a) => html`<button type="button" class="small" @click=${() => dismissAnd(a.run)}>${a.label}</button>`,
      )}</div>`;
  }
}

function dismissAnd(run: () => void): void {
  dismiss();
  run();
}

const panes: [Pane, string][] = [
  ["documents", "Documents"],
  ["walk", "Walk"],
  ["picture", "Picture"],
  ["timeline", "Time"],
];

/** At the foot of a small screen: which of the panes is shown. */
class Panes extends Island {
  override render(): TemplateResult {
    const shown = panes.filter(([pane]) => document.querySelector(`[data-pane-name=${pane}]`));
    return html`<nav class="panes" aria-label="Panes">
      ${shown.map(
        ([pane, word]) => html`<button type="button" data-pane=${pane} aria-pressed=${this.state.pane === pane}
          @click=${() => showPane(pane)}>${icon(pane)}${word}</button>`,
      )}
    </nav>`;
  }
}

define("rw-bar", Bar);
define("rw-notice", NoticeBar);
define("rw-panes", Panes);
