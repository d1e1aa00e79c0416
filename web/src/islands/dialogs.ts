import "../components/dialog-styles.ts";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { site } from "../app.ts";
import { icon } from "../components/icons.ts";
import { openFileButton } from "../share/open-file.ts";
import { siteAddress } from "../site.ts";
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
  /** The chapter of the course; absent where the walk says none. */
  world?: string;
}

interface Library {
  groups: { name: string; title: string; walks: LibraryWalk[] }[];
}

/** The two dialogs, Library and Help. They are fetched when one of them is first opened. */
class Dialogs extends Island {
  private library: Library | undefined;
  private error = "";
  private opened = "";
  private progress: ProgressPart | undefined;
  private help: typeof helpBody | undefined;
  private reported = "";
  private forgotten: { title: string; undo: () => void } | undefined;

  override render(): TemplateResult {
    const bodies = {
      "": () => nothing,
      library: () => this.libraryBody(),
      help: () => this.helpBody(),
    };
    return html`<dialog aria-labelledby="dialog-title" @close=${this.closed} @click=${this.outside}>
      ${bodies[this.shown]()}
    </dialog>`;
  }

  protected override updated(_changed: PropertyValues): void {
    const dialog = this.shown;
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
    else void this.fetchHelp();
  }

  /** Which of the two is open. The others are elements of their own. */
  private get shown(): "" | "library" | "help" {
    const { dialog } = this.state;
    return dialog === "library" || dialog === "help" ? dialog : "";
  }

  private readonly closed = (): void => {
    if (this.shown) closeDialog();
  };

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
        ${site.alone ? nothing : html`<p><a href=${siteAddress(site, "library/")}>The course on one page</a></p>`}
        ${this.progress && this.library ? this.progress.head(namesOf(this.library)) : nothing}
        ${(this.library ? partsOf(this.library) : []).map(
          (p) => html`<section><h3>${p.title}</h3><ol>${p.walks.map((w) => this.walkLink(w))}</ol></section>`,
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
          ${openFileButton(this.closed)}
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
}

/** The groups of the library, the lessons by their worlds. */
function partsOf({ groups }: Library): { title: string; walks: LibraryWalk[] }[] {
  const parts: { title: string; walks: LibraryWalk[] }[] = [];
  for (const group of groups) {
    let last: string | undefined;
    for (const walk of group.walks) {
      const title = (group.name === "lessons" && walk.world) || group.title;
      if (title !== last) parts.push({ title, walks: [] });
      parts.at(-1)?.walks.push(walk);
      last = title;
    }
  }
  return parts;
}

function namesOf(library: Library): string[] {
  return library.groups.flatMap((g) => g.walks.map((w) => w.name));
}

define("rw-dialogs", Dialogs);
