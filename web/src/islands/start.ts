import css from "../../css/part-start.css" with { type: "text" };
import "../components/dialog-styles.ts";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { site } from "../app.ts";
import { toClipboard } from "../clipboard.ts";
import { icon } from "../components/icons.ts";
import type { Case, Piece, Question } from "../gen/case.ts";
import type { Answer, Fix } from "../gen/view.ts";
import { Box, type Shown } from "../start/box.ts";
import { filesOf, readFiles } from "../start/files.ts";
import { openNew } from "../store/entries.ts";
import { applyFix, closeDialog } from "../store/updates.ts";
import { adopt } from "../styles.ts";
import { define, Island } from "./island.ts";
import { suggestionList } from "./suggestions.ts";

adopt(css);

/** Start from your own: what a person has goes in, a decided walk comes out. */
class Start extends Island {
  private readonly box = new Box(() => this.requestUpdate());
  private opened = false;
  private copied = false;

  override render(): TemplateResult {
    return html`<dialog class="start" aria-labelledby="start-title" @close=${closeDialog} @dragover=${allowDrop}
      @drop=${this.drop}>
      <header><h2 id="start-title">Start from your own</h2>
        <button type="button" class="quiet tool" aria-label="Close" @click=${closeDialog}>${icon("close")}</button>
      </header>
      <div class="start-body">
        <section class="brought" aria-label="What you bring">${this.brought()}</section>
        <section class="case" aria-label="The case" aria-busy=${this.box.busy}
          data-rounds=${this.box.rounds} tabindex="0">${this.theCase()}</section>
      </div>
      <p class="vh" role="status">${this.box.shown?.answer?.headline ?? ""}</p>
      <footer>${this.shortVerdict()}<button type="button" class="primary" data-rw="start-open"
          aria-disabled=${!this.box.shown?.walk} @click=${() => this.open(this.box.shown)}
          >Open as a walk</button></footer>
    </dialog>`;
  }

  protected override updated(_changed: PropertyValues): void {
    const open = this.state.dialog === "start";
    if (open === this.opened) return;
    this.opened = open;
    const dialog = this.querySelector("dialog");
    if (open) dialog?.showModal();
    else dialog?.close();
    if (open) this.querySelector<HTMLElement>("[data-rw=start-input]")?.focus();
  }

  /** Takes what was pasted or dropped on the page before the box was open. */
  take(data: DataTransfer): void {
    const text = data.getData("text/plain");
    if (data.files.length > 0) void this.files(data);
    else this.box.paste(text);
  }

  private brought(): TemplateResult {
    return html`<p>Paste the error and the policies that you have, one after another. Output of the AWS CLI and
        CloudTrail events work too. <b>Nothing leaves this browser.</b></p>
      <label>Paste here
        <textarea data-rw="start-input" rows="5" spellcheck="false" placeholder=${example} .value=${this.box.draft}
          @input=${this.input}></textarea></label>
      <p class="start-tools"><label class="button small file">Choose files …
          <input type="file" multiple class="vh" @change=${this.choose}></label>
        <button type="button" class="small" aria-disabled=${this.box.isEmpty} @click=${() => this.empty()}
          >Empty the box</button></p>
      ${this.box.fault ? html`<p class="trouble" role="alert">${this.box.fault}</p>` : nothing}
      <ul class="pieces" aria-label="Read as"
        >${this.box.shown?.made.pieces.map((p) => this.piece(p))}</ul>`;
  }

  private piece(p: Piece): TemplateResult {
    const choose = (e: Event) => this.box.say(p.answer, (e.target as HTMLSelectElement).value);
    return html`<li class="piece ${p.form}" data-rw="piece" data-kind=${p.form}>
      <span class="piece-title">${p.title}</span>
      <span class="piece-why">${p.where}: ${p.why}</span>
      ${
        p.answer
          ? html`<label><span class="vh">What ${p.title} is</span><select @change=${choose}>
              ${p.choices.map((kind) => html`<option value=${kind} ?selected=${kind === p.form}>${kind}</option>`)}
            </select></label>`
          : nothing
      }
      ${
        p.form === "secret"
          ? nothing
          : html`<button type="button" class="quiet tool" aria-label="Remove ${p.title}"
              @click=${() => this.box.remove(p)}>${icon("close")}</button>`
      }</li>`;
  }

  private theCase(): TemplateResult {
    const { shown } = this.box;
    if (this.box.fetching.length > 0)
      return html`<p class="nothing" role="status">${fetchingWords(this.box.fetching)}</p>
        <progress aria-label="Fetching"></progress>`;
    if (!shown) return html`<p class="nothing">${this.box.busy ? "Reading …" : "The decision appears here."}</p>`;
    return html`${this.openWalk(shown)} ${shown.answer?.request ? this.verdict(shown, shown.answer) : noRequest(shown)}
      ${shown.answer?.request ? [this.questions(shown, shown.answer), this.commands(shown, shown.answer)] : nothing}
      ${shown.made.remarks.map((r) => html`<p class="remark">${r}</p>`)}`;
  }

  /** One policy alone may be meant for the walk that is open. */
  private openWalk(shown: Shown): TemplateResult | typeof nothing {
    if (shown.places.length === 0) return nothing;
    return html`<form class="places" @submit=${(e: SubmitEvent) => this.put(e, shown)}>
      <label>In the walk that is open <select name="place" data-rw="start-place">
        ${shown.places.map((p, i) => html`<option value=${i}>${p.title}</option>`)}
      </select></label> <button type="submit" class="small" data-rw="start-put">Do it</button></form>`;
  }

  private put(event: SubmitEvent, shown: Shown): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const fix: Fix | undefined = shown.places[Number(new FormData(form).get("place"))];
    if (!fix) return;
    closeDialog();
    applyFix(fix, shown.version);
    this.empty();
  }

  /** Where the box is one column, the decision stands beside the way out, so that it is seen while pieces come in. */
  private shortVerdict(): TemplateResult {
    const answer = this.box.shown?.answer;
    return html`<span class="short-verdict headline ${answer?.outcome ?? ""}" aria-hidden="true">${
      answer?.request ? [icon(iconOf(answer.outcome)), html`<span>${answer.headline}</span>`] : nothing
    }</span>`;
  }

  private verdict(shown: Shown, answer: Answer): TemplateResult {
    return html`<p class="request">${answer.request}</p>
      <h3 class="headline ${answer.outcome}" data-rw="start-verdict"
        >${icon(iconOf(answer.outcome))} ${answer.headline}</h3>
      <p>${answer.sentence}</p>
      ${answer.aws ? html`<p class="aws">AWS prints: <code>${answer.aws}</code></p>` : nothing}
      ${this.suggested(shown)}`;
  }

  private suggested(shown: Shown): TemplateResult | typeof nothing {
    const { found } = shown;
    if (!found?.opens || found.suggestions.length === 0) return nothing;
    return html`<details class="suggestions opens" open><summary>What would allow it</summary>
      ${suggestionList(found.suggestions, (s) => void this.box.apply(s))}</details>`;
  }

  private questions({ made }: Shown, answer: Answer): TemplateResult | typeof nothing {
    const open = made.questions.filter((q, i) => answer.turns[i] || q.name in this.box.answers);
    const asked = [...this.box.settled(made), ...open];
    if (asked.length === 0) return nothing;
    return html`<h3>What you may be able to answer</h3>${asked.map((q) => this.question(q))}`;
  }

  private question(q: Question): TemplateResult {
    const said = this.box.answers[q.name] ?? "";
    const change = (e: Event) => this.box.say(q.name, (e.target as HTMLInputElement | HTMLSelectElement).value);
    const field =
      q.kind === "choice"
        ? html`<select @change=${change}>${q.choices.map(
            (c) => html`<option value=${c} ?selected=${c === (said || q.default)}>${choiceWords(q, c)}</option>`,
          )}</select>`
        : html`<input type="text" .value=${said} placeholder=${q.default} autocomplete="off" spellcheck="false"
            inputmode=${q.kind === "account" ? "numeric" : "text"} @change=${change}>`;
    return html`<label class="to-answer" data-rw="question" data-name=${q.name}>${q.sentence} ${field}</label>`;
  }

  private commands({ made }: Shown, answer: Answer): TemplateResult | typeof nothing {
    const lines = commandLines(made, answer);
    if (lines.length === 0) return nothing;
    const text = lines.join("\n");
    return html`<h3>What is missing, and the commands that fetch it</h3>
      <p>The commands only read. Paste their output above.</p>
      <pre class="commands" tabindex="0" data-rw="commands">${text}</pre>
      <button type="button" class="small" @click=${() => this.copy(text)}>${this.copied ? "Copied" : "Copy"}</button>`;
  }

  private async copy(text: string): Promise<void> {
    this.copied = await toClipboard(text);
    this.requestUpdate();
  }

  /** A paste is a piece of its own, so that the field is free for the next; what is typed stays in the field. */
  private readonly input = (event: Event): void => {
    const field = event.target as HTMLTextAreaElement;
    const typed = field.value.length - this.box.draft.length;
    if (typed > 1 || (event as InputEvent).inputType === "insertFromPaste") {
      this.box.draft = "";
      this.box.paste(field.value);
      field.value = "";
    } else {
      this.box.type(field.value);
    }
  };

  private readonly choose = async (event: Event): Promise<void> => {
    const field = event.target as HTMLInputElement;
    await this.read([...(field.files ?? [])].map((file) => ({ path: file.name, file })));
    field.value = "";
  };

  private readonly drop = (event: DragEvent): void => {
    if (!event.dataTransfer) return;
    event.preventDefault();
    this.take(event.dataTransfer);
  };

  private async files(data: DataTransfer): Promise<void> {
    const inside = await filesOf(data.items);
    await this.read(inside.length > 0 ? inside : [...data.files].map((file) => ({ path: file.name, file })));
  }

  private async read(files: { path: string; file: File }[]): Promise<void> {
    try {
      this.box.add(await readFiles(files));
    } catch (error) {
      this.box.fault = error instanceof Error ? error.message : String(error);
      this.requestUpdate();
    }
  }

  private empty(): void {
    this.copied = false;
    this.box.empty();
  }

  private open(shown: Shown | undefined): void {
    if (!shown?.walk) return;
    closeDialog();
    openNew(shown.walk, shown.answer?.request ?? "");
    this.empty();
  }
}

const example = "User: arn:aws:sts::…:assumed-role/… is not authorized to perform: sts:AssumeRole on resource: …";

function allowDrop(event: DragEvent): void {
  event.preventDefault();
}

/** What settles what no person can list is said as a person says it. */
function choiceWords(q: Question, choice: string): string {
  if (choice !== "none") return choice;
  if (q.name === "control-policies") return "no other policies apply to them";
  return q.name === "more-policies" ? "no other policies" : choice;
}

const readerWords: Record<string, string> = {
  files: "The reader of YAML, events, tokens, config files and commands",
  terraform: "The reader of Terraform",
};

function fetchingWords(names: string[]): string {
  const words = names.map((name) => `${readerWords[name]} (${site.weights[name] ?? "about 1"} MB)`);
  return `${words.join(", and ")} is being fetched, once …`;
}

function iconOf(outcome: string): string {
  return outcome === "allow" || outcome === "deny" || outcome === "error" ? outcome : "unknown";
}

function noRequest(shown: Shown): TemplateResult {
  if (shown.walk && !shown.answer) return html`<p class="nothing">The walk has an error. Open it to fix it.</p>`;
  return html`<p class="nothing">${
    shown.walk
      ? "It is not clear yet who asks for what. Add the error, or the caller’s policy."
      : "Nothing was recognised."
  }</p>`;
}

/** The commands whose answers could turn the decision, in one block for each account. */
function commandLines(made: Case, answer: Answer): string[] {
  const lines: string[] = [];
  let account = "";
  made.commands.forEach((c, i) => {
    if (!answer.turns[made.questions.length + i] || lines.includes(c.line)) return;
    if (c.account !== account) lines.push(`# with credentials of ${c.account}`);
    account = c.account;
    lines.push(c.line);
  });
  return lines;
}

define("rw-start", Start);
