import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { advisor, engine, site, text } from "../app.ts";
import { toClipboard } from "../clipboard.ts";
import { icon } from "../components/icons.ts";
import { held, rename, world } from "../engine/calls.ts";
import type { Held, World } from "../gen/case.ts";
import { siteAddress } from "../site.ts";
import { shareAddress } from "../store/address.ts";
import { copied } from "../store/copy.ts";
import { newWalk } from "../store/entries.ts";
import { dropMyWalk, type MyWalk, myWalks } from "../store/saved.ts";
import { closeDialog } from "../store/updates.ts";
import type { helpBody } from "./help.ts";
import { define, Island } from "./island.ts";
import type { ProgressPart } from "./progress.ts";

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
  private progress: ProgressPart | undefined;
  private help: typeof helpBody | undefined;
  private reported = "";
  private forgotten: { title: string; undo: () => void } | undefined;
  /** What keeps the walk from being handed on; its words are empty where nothing does. */
  private held: Held = { words: "", clean: "" };
  /** The names of the link are not those of the walk. */
  private renamed = false;
  private kept: string[] = [];
  private world: World | undefined;
  private form: "cli" | "terraform" = "cli";

  override render(): TemplateResult {
    const bodies = {
      "": () => nothing,
      library: () => this.libraryBody(),
      share: () => this.shareBody(),
      help: () => this.helpBody(),
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
    this.forgotten = undefined;
    const element = this.querySelector("dialog");
    if (!dialog) {
      element?.close();
      return;
    }
    element?.showModal();
    if (dialog === "library") void this.fetchLibrary();
    else if (dialog === "help") void this.fetchHelp();
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

  private helpBody(): TemplateResult {
    const body = this.help?.(this.report, this.reported) ?? html`<p>Fetching the help …</p>`;
    return html`${this.head("Help")} <div class="help">${body}</div>`;
  }

  private async fetchHelp(): Promise<void> {
    this.reported = "";
    const { helpBody } = await import("./help.ts");
    this.help = helpBody;
    this.requestUpdate();
  }

  private readonly report = async (): Promise<void> => {
    const { reportText } = await import("../store/report.ts");
    this.reported = await copied(reportText());
    this.requestUpdate();
  };

  private libraryBody(): TemplateResult {
    const mine = myWalks();
    return html`${this.head("Library")}
      <div class="library">
        ${this.progress && this.library ? this.progress.head(namesOf(this.library)) : nothing}
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
          ${
            this.forgotten
              ? html`<p role="status">“${this.forgotten.title}” is forgotten.
                  <button type="button" class="small" data-rw="remember" @click=${this.remember}>Undo</button></p>`
              : nothing
          }
          <button type="button" class="small" data-rw="new" @click=${this.begin}>New walk</button>
        </section>
      </div>`;
  }

  private walkLink(w: LibraryWalk): TemplateResult {
    const current = w.name === site.walk && this.state.entry.kind === "library";
    const href = siteAddress(site, w.href);
    const leave = site.alone ? this.closed : nothing; // in one file, another walk is behind the # of the same page
    return html`<li>${this.progress?.mark(w.name)}<a href=${href} @click=${leave}
      aria-current=${current ? "page" : nothing}>${w.title}</a></li>`;
  }

  private myWalkLink(w: MyWalk): TemplateResult {
    return html`<li><a href="#my.${w.id}" @click=${this.closed}>${w.title}</a>
      <button type="button" class="quiet tool" aria-label="Forget ${w.title}" @click=${() => this.forget(w)}
        >${icon("close")}</button></li>`;
  }

  /** Forgets a walk, and offers to bring it back as long as the list is open. */
  private forget(walk: MyWalk): void {
    this.forgotten = { title: walk.title, undo: dropMyWalk(walk.id) };
    this.requestUpdate();
  }

  private readonly remember = (): void => {
    this.forgotten?.undo();
    this.forgotten = undefined;
    this.requestUpdate();
  };

  private readonly begin = (): void => {
    this.closed();
    newWalk();
  };

  private async fetchLibrary(): Promise<void> {
    try {
      const response = await fetch(siteAddress(site, "library.json"));
      this.library = (await response.json()) as Library;
      const { ProgressPart } = await import("./progress.ts");
      this.progress ??= new ProgressPart(() => this.requestUpdate());
    } catch {
      this.error = "The list could not be loaded.";
    }
    this.requestUpdate();
  }

  private shareBody(): TemplateResult {
    if (this.held.words) return html`${this.head("Share this walk")} ${this.heldBody()}`;
    return html`${this.head("Share this walk")} ${
      this.error ? html`<p class="trouble">${this.error}</p>` : this.links()
    } ${this.worldBody()}`;
  }

  private heldBody(): TemplateResult {
    return html`<p class="trouble" role="alert">${this.held.words}</p>
      <button type="button" class="primary" data-rw="remove-secret" @click=${this.removeHeld}>Remove it</button>`;
  }

  private readonly removeHeld = (): void => {
    text.replace(this.held.clean, "fix");
    void this.makeLink();
  };

  /** The walk's world, to try it in an account of one's own. */
  private worldBody(): TemplateResult {
    const choose = (form: "cli" | "terraform", words: string) =>
      html`<button type="button" class="small" aria-pressed=${this.world !== undefined && this.form === form}
        data-rw="export" data-form=${form} @click=${() => this.makeWorld(form)}>${words}</button>`;
    return html`<section class="world"><h3>Try it in a sandbox account</h3>
      <p>${choose("cli", "aws-cli commands")} ${choose("terraform", "Terraform")}</p>
      ${this.world ? worldText(this.world) : nothing}</section>`;
  }

  private async makeWorld(form: "cli" | "terraform"): Promise<void> {
    this.form = form;
    try {
      this.world = await world(advisor, text.text, form);
    } catch (error) {
      this.world = { text: "", left: [], fault: error instanceof Error ? error.message : String(error) };
    }
    this.requestUpdate();
  }

  private readonly toggleNames = (event: Event): void => {
    this.renamed = (event.target as HTMLInputElement).checked;
    void this.makeLink();
  };

  private links(): TemplateResult {
    const { length } = this.link;
    const warning = length > LONG ? ": some chats and mails cut links as long as this" : "";
    const address = this.link.replace(location.href.split("#")[0] ?? "", siteAddress(site, "embed.html"));
    const frame = `<iframe src="${address}" title="Rolewalk" width="100%" height="520" loading="lazy"></iframe>`;
    return html`<p>The link contains the whole walk. No server stores it.</p>
      <label class="switch"><input type="checkbox" data-rw="rename" .checked=${this.renamed}
          @change=${this.toggleNames}> Use other account numbers and names in the link</label>
      ${this.kept.map((sentence) => html`<p class="length">${sentence}</p>`)}
      <label>Link <textarea readonly rows="3" data-rw="link" .value=${this.link} @focus=${select}></textarea></label>
      <p class="length"><meter min="0" max="8000" low=${LONG} high="6000" optimum="0" .value=${length}
          aria-label="Length of the link"></meter> <span>${length} characters${warning}</span></p>
      <p class="copied" role="status">${this.copiedWords()}</p>
      <button type="button" class="primary" @click=${() => this.copy()}>Copy the link</button>
      ${
        site.alone
          ? nothing
          : html`<label>Embed it in a page
              <textarea readonly rows="3" data-rw="iframe" .value=${frame} @focus=${select}></textarea></label>`
      }`;
  }

  private copiedWords(): string {
    if (this.copied === undefined) return "";
    return this.copied ? "Copied." : "The browser did not allow copying. The link is selected: copy it by hand.";
  }

  private async makeLink(): Promise<void> {
    this.copied = undefined;
    this.error = "";
    this.link = "";
    this.kept = [];
    this.world = undefined;
    try {
      if (this.state.engine === "failed") throw new Error("The link is made by the engine, which could not be loaded.");
      this.held = await held(engine, text.text);
      if (!this.held.words) this.link = await this.linkOf(location.href.split("#")[0] ?? "");
      this.requestUpdate();
      await this.updateComplete;
      if (this.link) await this.copy();
    } catch (error) {
      this.error = error instanceof Error ? error.message : String(error);
      this.requestUpdate();
    }
  }

  private async linkOf(base: string): Promise<string> {
    if (!this.renamed) return shareAddress(text.text, base);
    const { walk, kept } = await rename(advisor, text.text);
    this.kept = kept;
    return shareAddress(walk, base);
  }

  private async copy(): Promise<void> {
    this.copied = await toClipboard(this.link);
    if (!this.copied) {
      const area = this.querySelector<HTMLTextAreaElement>("[data-rw=link]");
      area?.focus();
      area?.select();
    }
    this.requestUpdate();
  }
}

function namesOf(library: Library): string[] {
  return library.groups.flatMap((g) => g.walks.map((w) => w.name));
}

function select(event: FocusEvent): void {
  (event.target as HTMLTextAreaElement).select();
}

function worldText(w: World): TemplateResult {
  if (w.fault) return html`<p class="trouble">${w.fault}</p>`;
  return html`<textarea readonly rows="10" aria-label="The world of the walk" data-rw="world" .value=${w.text}
      @focus=${select}></textarea>
    ${w.left.length > 0 ? html`<p>Left out:</p><ul>${w.left.map((l) => html`<li>${l}</li>`)}</ul>` : nothing}`;
}

define("rw-dialogs", Dialogs);
