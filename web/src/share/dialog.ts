import "../components/dialog-styles.ts";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { advisor, engine, site, text } from "../app.ts";
import { toClipboard } from "../clipboard.ts";
import { icon } from "../components/icons.ts";
import { held, rename, share, world } from "../engine/calls.ts";
import type { Held, World } from "../gen/case.ts";
import { define, Island } from "../islands/island.ts";
import { siteAddress } from "../site.ts";
import { answerIn } from "../store/answer.ts";
import { ticketOf } from "../store/copy.ts";
import { awaitsPrediction, currentRow, position } from "../store/derived.ts";
import { noParams, writeParams } from "../store/params.ts";
import { titleOf } from "../store/title.ts";
import { closeDialog } from "../store/updates.ts";
import { fileName, saveFile } from "./file.ts";
import { type Form, formWords, type Handed, handedAs } from "./forms.ts";
import { hashOf } from "./hash.ts";
import { openFileButton } from "./open-file.ts";
import { deleteWalk, findService, type Service, type Stored, storeWalk } from "./service.ts";

/** Length of a link over which some mail and chat programs break it. */
const LONG = 2000;

/** What goes along with the walk. */
interface Along {
  step: boolean;
  predict: boolean;
  readonly: boolean;
  /** Other account numbers and names stand in the walk. */
  renamed: boolean;
}

/** What was stored during this visit, by its text: a walk that was changed since is another one. */
const stored = new Map<string, Stored>();

/** The dialog from which a walk is handed on. */
class Share extends Island {
  private opened = false;
  private along: Along = { step: true, predict: false, readonly: false, renamed: false };
  /** The text that is handed on, the part of a link that holds it, and its content hash. */
  private walk = "";
  private fragment = "";
  private hash = "";
  private kept: string[] = [];
  private error = "";
  private said = "";
  /** Grows with each making; an older one that ends late is not shown. */
  private making = 0;
  /** What keeps the walk from being handed on; its words are empty where nothing does. */
  private held: Held = { words: "", clean: "" };
  private service: Service | undefined;
  private sending = false;
  private serviceSaid = "";
  private world: World | undefined;
  private worldForm: "cli" | "terraform" = "cli";

  override render(): TemplateResult {
    return html`<dialog class="share" aria-labelledby="share-title" @close=${this.closed} @click=${this.outside}>
      <header><h2 id="share-title">Share this walk</h2>
        <button type="button" class="quiet tool" aria-label="Close" @click=${this.closed}>${icon("close")}</button>
      </header>
      ${this.opened ? (this.held.words ? this.heldBody() : this.body()) : nothing}
    </dialog>`;
  }

  protected override updated(_changed: PropertyValues): void {
    const open = this.state.dialog === "share";
    if (open === this.opened) return;
    this.opened = open;
    const dialog = this.querySelector("dialog");
    if (!open) {
      dialog?.close();
      return;
    }
    dialog?.showModal();
    this.serviceSaid = "";
    void this.make(true);
    void findService().then((service) => {
      this.service = service;
      this.requestUpdate();
    });
  }

  private readonly closed = (): void => {
    if (this.state.dialog === "share") closeDialog();
  };

  private readonly outside = (event: MouseEvent): void => {
    if (event.target === event.currentTarget) this.closed();
  };

  private heldBody(): TemplateResult {
    return html`<p class="trouble" role="alert">${this.held.words}</p>
      <button type="button" class="primary" data-rw="remove-secret" @click=${this.removeHeld}>Remove it</button>`;
  }

  private readonly removeHeld = (): void => {
    text.replace(this.held.clean, "fix");
    void this.make(true);
  };

  private body(): TemplateResult {
    return html`${this.alongBody()}
      ${this.error ? html`<p class="trouble" role="alert">${this.error}</p>` : this.linkBody()}
      <p class="share-acts">
        <button type="button" class="small" data-rw="share-file" aria-disabled=${!this.walk} @click=${this.download}
          >Download ${fileName(this.walkTitle, "walk")}</button>
        ${openFileButton(this.closed)}
      </p>
      ${this.service ? this.serviceBody(this.service) : nothing}
      ${this.fragment || this.short ? this.formsBody() : nothing} ${this.hashBody()} ${this.worldBody()}`;
  }

  private alongBody(): TemplateResult {
    const choice = (name: keyof Along, hook: string, words: string) => {
      const choose = (event: Event) => {
        this.along = { ...this.along, [name]: (event.target as HTMLInputElement).checked };
        if (name === "renamed") void this.make(true);
        this.requestUpdate();
      };
      return html`<label class="switch"><input type="checkbox" data-rw=${hook} .checked=${this.along[name]}
        @change=${choose}> ${words}</label>`;
    };
    return html`<fieldset class="along"><legend>What goes along</legend>
      ${choice("step", "share-step", `Open at step ${this.step}`)}
      ${choice("predict", "share-predict", "Let the reader predict the verdict of this step first")}
      ${choice("readonly", "share-readonly", "Do not let the reader change the texts")}
      ${choice("renamed", "rename", "Use other account numbers and names")}
      ${this.kept.map((sentence) => html`<p class="length">${sentence}</p>`)}</fieldset>`;
  }

  private linkBody(): TemplateResult {
    const { length } = this.link;
    const without = this.service ? "The short link and the file are not." : "The file is not.";
    return html`<label>Link <textarea readonly rows="3" data-rw="link" .value=${this.link} @focus=${select}></textarea
      ></label>
      <p class="length"><meter min="0" max="8000" low=${LONG} high="6000" optimum="0" .value=${length}
          aria-label="Length of the link"></meter> <span>${count(length)} characters${
            length > LONG ? `: some chats and mails cut links as long as this. ${without}` : ""
          }</span></p>
      <p class="length">The link contains the whole walk. No server stores it.</p>
      <p class="copied" role="status">${this.said}</p>
      <p class="share-acts"><button type="button" class="primary" @click=${() => this.copy()}>Copy the link</button>
        ${
          "share" in navigator
            ? html`<button type="button" class="small" data-rw="web-share" @click=${this.handOn}>Share …</button>`
            : nothing
        }</p>`;
  }

  /** What storing means is said before the walk is sent. */
  private serviceBody(service: Service): TemplateResult {
    const { short } = this;
    return html`<section><h3>Short link</h3>
      ${short ? this.storedBody(service, short) : this.offer(service)}
      <p class="copied" role="status">${this.serviceSaid}</p></section>`;
  }

  private offer({ host }: Service): TemplateResult {
    const names = this.along.renamed ? "" : " To hide your account numbers and names, tick the box above first.";
    return html`<p>This sends the walk’s text to <b>${host}</b>, and nothing else. It is stored there until you take it
        back. All who have the address can read it.${names}</p>
      <p class="share-acts"><button type="button" class="small" data-rw="short"
        aria-disabled=${this.sending || !this.walk} @click=${this.store}>Store it and make a short link</button></p>`;
  }

  private storedBody({ host }: Service, short: Stored): TemplateResult {
    return html`<textarea readonly rows="1" aria-label="Short link" data-rw="short-link" .value=${this.shortLink(short)}
        @focus=${select}></textarea>
      <p class="share-acts"><button type="button" class="small" @click=${() => this.copyShort(short)}
        >Copy the short link</button></p>
      <p>With this token the walk is taken back from ${host}. Keep it: it is shown only until you leave this page.</p>
      <p class="share-acts"><code data-rw="delete-token" tabindex="0">${short.delete}</code>
        <button type="button" class="small" data-rw="take-back" aria-disabled=${this.sending}
          @click=${() => this.takeBack(short)}>Take it back</button></p>`;
  }

  private readonly store = async (): Promise<void> => {
    const { service, walk } = this;
    if (!service || !walk || this.sending) return;
    await this.send(`Sending it to ${service.host} …`, async () => {
      stored.set(walk, await storeWalk(service, walk));
      return "Stored.";
    });
  };

  private async takeBack(short: Stored): Promise<void> {
    const { service, walk } = this;
    if (!service || this.sending) return;
    await this.send(`Asking ${service.host} …`, async () => {
      await deleteWalk(service, short);
      stored.delete(walk);
      return `${service.host} has deleted the walk. Its address does not open any more.`;
    });
  }

  private async send(before: string, run: () => Promise<string>): Promise<void> {
    this.sending = true;
    this.serviceSaid = before;
    this.requestUpdate();
    this.serviceSaid = await run().catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
    this.sending = false;
    this.requestUpdate();
  }

  private async copyShort(short: Stored): Promise<void> {
    this.serviceSaid = copiedWords(await toClipboard(this.shortLink(short)));
    this.requestUpdate();
  }

  /** The forms to paste; of a walk with other names nothing is handed on that has the reader's own. */
  private formsBody(): TemplateResult {
    const forms: Form[] = ["markdown", "html"];
    if (!site.alone) forms.push("iframe", "element");
    if (this.short) forms.push("card");
    const { handed } = this;
    const row = currentRow(this.state);
    const told = row?.step && !this.along.renamed && !this.along.predict && !awaitsPrediction(this.state, row);
    return html`<section><h3>As</h3>
      ${forms.map((form) => this.form(form, formWords[form], handedAs(form, handed)))}
      ${told ? this.form("ticket", "Ticket, with the verdict", ticketOf(answerIn, this.address)) : nothing}
      ${
        this.short || this.along.renamed
          ? nothing
          : html`<p class="share-acts"><button type="button" class="small" data-rw="share-picture"
              @click=${this.picture}
            >Save the picture as SVG</button></p>`
      }</section>`;
  }

  private form(hook: string, words: string, body: string): TemplateResult {
    const copy = async () => {
      this.said = copiedWords(await toClipboard(body));
      this.requestUpdate();
    };
    return html`<details name="share-as"><summary>${words}</summary>
      <textarea readonly rows=${body.split("\n").length + 1} aria-label=${words} data-rw=${hook} .value=${body}
        @focus=${select}></textarea>
      <button type="button" class="small" @click=${copy}>Copy</button></details>`;
  }

  private hashBody(): TemplateResult | typeof nothing {
    if (!this.hash) return nothing;
    return html`<p class="length">Content hash <code data-rw="share-hash" tabindex="0">${this.hash}</code> Two people
      with the same hash have the same text.</p>`;
  }

  /** The walk's world, to try it in an account of one's own. */
  private worldBody(): TemplateResult {
    const choose = (form: "cli" | "terraform", words: string) =>
      html`<button type="button" class="small" aria-pressed=${this.world !== undefined && this.worldForm === form}
        data-rw="export" data-form=${form} @click=${() => this.makeWorld(form)}>${words}</button>`;
    return html`<section class="world"><h3>Try it in a sandbox account</h3>
      <p>${choose("cli", "aws-cli commands")} ${choose("terraform", "Terraform")}</p>
      ${this.world ? worldText(this.world) : nothing}</section>`;
  }

  private async makeWorld(form: "cli" | "terraform"): Promise<void> {
    this.worldForm = form;
    try {
      this.world = await world(advisor, text.text, form);
    } catch (error) {
      this.world = { text: "", left: [], fault: error instanceof Error ? error.message : String(error) };
    }
    this.requestUpdate();
  }

  private get step(): number {
    return Math.max(1, position(this.state));
  }

  /** What comes after the walk in an address. */
  private get params(): string {
    const { step, predict, readonly } = this.along;
    return writeParams({ ...noParams, step: step || predict ? this.step : 0, predict, readonly });
  }

  private get link(): string {
    return this.fragment ? `${location.href.split(/[?#]/)[0]}#${this.fragment}${this.params}` : "";
  }

  private get short(): Stored | undefined {
    return stored.get(this.walk);
  }

  private shortLink(short: Stored): string {
    return `${short.url}${this.params.replace(/^&/, "#")}`;
  }

  private get walkTitle(): string {
    return titleOf(this.walk) || "A walk";
  }

  private get address(): string {
    return this.short ? this.shortLink(this.short) : this.link;
  }

  private get handed(): Handed {
    const { short, params, address } = this;
    const title = this.walkTitle;
    const frame = short
      ? `${short.url}/embed${params.replace(/^&/, "#")}`
      : `${siteAddress(site, "embed.html")}#${this.fragment}${params}`;
    const card = short ? short.url.replace(/\/w\/([^/]*)$/, "/card/$1.svg") : "";
    return { title, address, frame, root: siteAddress(site, "./"), card };
  }

  /** Makes what is handed on of the text as it is now. */
  private async make(copies: boolean): Promise<void> {
    const making = ++this.making;
    Object.assign(this, { said: "", error: "", walk: "", fragment: "", hash: "", kept: [], world: undefined });
    this.held = { words: "", clean: "" };
    this.requestUpdate();
    try {
      if (this.state.engine === "failed") throw new Error("The link is made by the engine, which could not be loaded.");
      const found = await held(engine, text.text);
      const { walk, kept } = found.words
        ? { walk: "", kept: [] }
        : this.along.renamed
          ? await rename(advisor, text.text)
          : { walk: text.written, kept: [] };
      const fragment = found.words ? "" : await share(engine, walk, 0);
      const hash = walk ? await hashOf(walk) : "";
      if (making !== this.making) return;
      Object.assign(this, { held: found, walk, kept, fragment, hash });
      if (!fragment && !found.words) this.error = "This walk is too large for a link. Share the file.";
      this.requestUpdate();
      await this.updateComplete;
      if (fragment && copies) await this.copy();
    } catch (error) {
      if (making !== this.making) return;
      this.error = error instanceof Error ? error.message : String(error);
      this.requestUpdate();
    }
  }

  private async copy(): Promise<void> {
    const done = await toClipboard(this.link);
    this.said = copiedWords(done);
    if (!done) {
      const area = this.querySelector<HTMLTextAreaElement>("[data-rw=link]");
      area?.focus();
      area?.select();
    }
    this.requestUpdate();
  }

  private readonly handOn = async (): Promise<void> => {
    try {
      await navigator.share({ title: this.walkTitle, url: this.address });
    } catch (error) {
      // A reader who changes their mind is told nothing.
      if (error instanceof DOMException && error.name === "AbortError") return;
      this.said = "The browser did not share it. Copy the link instead.";
      this.requestUpdate();
    }
  };

  private readonly download = (): void => {
    if (this.walk) saveFile(fileName(this.walkTitle, "walk"), this.walk, "text/plain;charset=utf-8");
  };

  private readonly picture = async (): Promise<void> => {
    const { saveSVG } = await import("../islands/picture-svg.ts");
    const drawn = document.querySelector<SVGSVGElement>(".drawing");
    if (drawn) saveSVG(drawn, this.walkTitle);
  };
}

const count = (n: number): string => n.toLocaleString("en-US");

function copiedWords(done: boolean): string {
  return done ? "Copied." : "The browser did not allow copying. The text is selected: copy it by hand.";
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

define("rw-share", Share);
