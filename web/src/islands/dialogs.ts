import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { engine, site, store, text } from "../app.ts";
import { icon } from "../components/icons.ts";
import { share } from "../engine/calls.ts";
import { siteAddress } from "../site.ts";
import { position } from "../store/derived.ts";
import { newWalk } from "../store/entries.ts";
import { dropMyWalk, type MyWalk, myWalks } from "../store/saved.ts";
import { closeDialog } from "../store/updates.ts";
import { define, Island } from "./island.ts";

interface LibraryWalk {
  name: string;
  title: string;
  href: string;
}

interface Library {
  groups: { name: string; title: string; walks: LibraryWalk[] }[];
}

/** Length of a link over which some mail and chat programs break it. */
const LONG = 2000;

/** The two dialogs, Library and Share. */
class Dialogs extends Island {
  private library: Library | undefined;
  private link = "";
  private error = "";
  private copied: boolean | undefined;
  private opened = "";

  override render(): TemplateResult {
    const bodies = {
      "": () => nothing,
      library: () => this.libraryBody(),
      share: () => this.shareBody(),
      start: () => nothing, // it has a dialog of its own, in start.ts
    };
    return html`<dialog aria-labelledby="dialog-title" @close=${this.closed} @click=${this.outside}>
      ${bodies[this.state.dialog]()}
    </dialog>`;
  }

  protected override updated(_changed: PropertyValues): void {
    const dialog = this.state.dialog === "start" ? "" : this.state.dialog;
    if (dialog === this.opened) return;
    this.opened = dialog;
    const element = this.querySelector("dialog");
    if (!dialog) {
      element?.close();
      return;
    }
    element?.showModal();
    if (dialog === "library") void this.fetchLibrary();
    else void this.makeLink();
  }

  private readonly closed = (): void => closeDialog();

  private readonly outside = (event: MouseEvent): void => {
    if (event.target === event.currentTarget) this.closed();
  };

  private head(title: string): TemplateResult {
    return html`<header><h2 id="dialog-title">${title}</h2>
      <button type="button" class="quiet tool" aria-label="Close" @click=${this.closed}
        >${icon("close")}</button></header>`;
  }

  private libraryBody(): TemplateResult {
    const mine = myWalks();
    return html`${this.head("Library")}
      <div class="library">
        ${(this.library?.groups ?? []).map(
          (g) => html`<section><h3>${g.title}</h3><ol>${g.walks.map((w) => this.walkLink(w))}</ol></section>`,
        )}
        ${this.library ? nothing : html`<p>${this.error || "Fetching the list …"}</p>`}
        <section><h3>My walks <small>kept in this browser only</small></h3>
          ${
            mine.length === 0
              ? html`<p class="nothing">None yet.</p>`
              : html`<ol>${mine.map((w) => this.myWalkLink(w))}</ol>`
          }
          <button type="button" class="small" data-rw="new" @click=${this.begin}>New walk</button>
        </section>
      </div>`;
  }

  private walkLink(w: LibraryWalk): TemplateResult {
    const current = w.name === site.walk && this.state.entry.kind === "library";
    const href = siteAddress(site, w.href);
    return html`<li><a href=${href} aria-current=${current ? "page" : nothing}>${w.title}</a></li>`;
  }

  private myWalkLink(w: MyWalk): TemplateResult {
    return html`<li><a href="#my.${w.id}" @click=${this.closed}>${w.title}</a>
      <button type="button" class="quiet tool" aria-label="Forget ${w.title}" @click=${() => this.forget(w.id)}
        >${icon("close")}</button></li>`;
  }

  private forget(id: string): void {
    dropMyWalk(id);
    this.requestUpdate();
  }

  private readonly begin = (): void => {
    this.closed();
    newWalk();
  };

  private async fetchLibrary(): Promise<void> {
    try {
      const response = await fetch(siteAddress(site, "library.json"));
      this.library = (await response.json()) as Library;
    } catch {
      this.error = "The list could not be fetched.";
    }
    this.requestUpdate();
  }

  private shareBody(): TemplateResult {
    return html`${this.head("Share this walk")} ${
      this.error ? html`<p class="trouble">${this.error}</p>` : this.links()
    }`;
  }

  private links(): TemplateResult {
    const { length } = this.link;
    const warning = length > LONG ? ": some chats and mails cut links as long as this" : "";
    const address = this.link.replace(location.href.split("#")[0] ?? "", siteAddress(site, "embed.html"));
    const frame = `<iframe src="${address}" title="Rolewalk" width="100%" height="520" loading="lazy"></iframe>`;
    return html`<p>The whole walk is in the link. No server keeps it.</p>
      <label>Link <textarea readonly rows="3" data-rw="link" .value=${this.link} @focus=${select}></textarea></label>
      <p class="length"><meter min="0" max="8000" low=${LONG} high="6000" optimum="0" .value=${length}
          aria-label="Length of the link"></meter> <span>${length} characters${warning}</span></p>
      <p class="copied" role="status">${this.copiedWords()}</p>
      <button type="button" class="primary" @click=${() => this.copy()}>Copy the link</button>
      <label>To put it in a page
        <textarea readonly rows="3" data-rw="iframe" .value=${frame} @focus=${select}></textarea></label>`;
  }

  private copiedWords(): string {
    if (this.copied === undefined) return "";
    return this.copied ? "Copied." : "The browser did not let us copy it; it is selected, so copy it by hand.";
  }

  private async makeLink(): Promise<void> {
    this.copied = undefined;
    this.error = "";
    this.link = "";
    try {
      if (this.state.engine === "failed") throw new Error("The link is made by the engine, which could not be loaded.");
      this.link = await makeLink(location.href.split("#")[0] ?? "");
      this.requestUpdate();
      await this.updateComplete;
      await this.copy();
    } catch (error) {
      this.error = error instanceof Error ? error.message : String(error);
      this.requestUpdate();
    }
  }

  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.link);
      this.copied = true;
    } catch {
      this.copied = false;
      const area = this.querySelector<HTMLTextAreaElement>("[data-rw=link]");
      area?.focus();
      area?.select();
    }
    this.requestUpdate();
  }
}

function select(event: FocusEvent): void {
  (event.target as HTMLTextAreaElement).select();
}

/** The link to the walk as it is in the editor, at the current step. */
export async function makeLink(base: string): Promise<string> {
  const step = Math.max(1, position(store.state));
  const fragment = await share(engine, text.text, step);
  if (!fragment) throw new Error("This walk is too large for a link.");
  return `${base}#${fragment}`;
}

define("rw-dialogs", Dialogs);
