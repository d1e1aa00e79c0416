// On the verdict card: the request of the step with other fields, decided at each change, and the door to the matrix.
import { html, nothing, type TemplateResult } from "lit";
import { framed } from "../app.ts";
import { icon } from "../components/icons.ts";
import { prose } from "../components/prose.ts";
import { words } from "../gen/drawing.ts";
import type { AskInput, Badge, Row, Step } from "../gen/view.ts";
import { openMatrix, prepareMatrix } from "../matrix/door.ts";
import {
  answerOf,
  askOf,
  asksOther,
  canKeep,
  changeAsk,
  keepAsStep,
  members,
  resetAsk,
  toggleWhatIf,
} from "../store/asks.ts";
import { awaitsPrediction, currentRow } from "../store/derived.ts";
import type { State } from "../store/state.ts";

export function asks(state: State): TemplateResult | typeof nothing {
  if (framed) return nothing;
  const row = currentRow(state);
  return html`<div class="asks">${row?.step || state.asking.plain ? whatIf(state, row) : nothing}
    <button type="button" class="small" data-rw="matrix" title=${words.ask.everyone} @click=${openMatrix}
      @pointerenter=${prepareMatrix} @focus=${prepareMatrix}>${words.ask.matrix}</button></div>`;
}

function whatIf(state: State, row: Row | undefined): TemplateResult {
  const toggle = (e: Event) => toggleWhatIf((e.target as HTMLDetailsElement).open);
  return html`<details class="whatif" data-rw="whatif" .open=${state.asking.open} @toggle=${toggle}>
    <summary>${words.ask.title}</summary>
    ${awaitsPrediction(state, row) ? html`<p class="covered">${words.ask.covered}</p>` : form(state, row)}
  </details>`;
}

function form(state: State, row: Row | undefined): TemplateResult {
  const found = answerOf(state)?.found;
  const options = (list: string[]) => list.map((name) => html`<option value=${name}></option>`);
  return html`<form class="whatif-form" autocomplete="off" @submit=${(e: Event) => e.preventDefault()}>
      ${words.ask.inputs.map((input) => field(state, row?.step, input))}
      <datalist id="whatif-caller">${options(found?.callers ?? [])}</datalist
      ><datalist id="whatif-role">${options(found?.roles ?? [])}</datalist></form>
    ${verdict(state, row)} ${acts(state)}`;
}

function field(state: State, step: Step | undefined, input: AskInput): TemplateResult {
  const { name, kind, label, hint } = input;
  const answer = answerOf(state);
  const other = asksOther(state);
  const fields = other && answer && answer.found.fields.length > 0 ? answer.found.fields : (step?.fields ?? []);
  const disabled = !fields.includes(name);
  const value = name === "" ? "" : (askOf(state)?.[members[name]] ?? "");
  const fault = other ? answer?.found.faults.find((f) => f.field === name)?.message : undefined;
  const id = `ask-${name}`;
  const change = (e: Event) => changeAsk(name, readOf(e.target as HTMLInputElement));
  const told = fault
    ? html`<p class="ask-fault" id="${id}-fault">${icon("warning")}<span>${prose(fault)}</span></p>`
    : nothing;
  const invalid = fault ? "true" : nothing;
  const by = fault ? `${id}-fault` : nothing;
  if (kind === "check") {
    return html`<div class="ask check"><input type="checkbox" id=${id} name=${name} ?checked=${step?.ask?.mfa ?? false}
      .checked=${value === true} ?disabled=${disabled} @change=${change} /><label for=${id}>${label}</label
      >${told}</div>`;
  }
  if (kind === "area") {
    return html`<div class="ask area"><label for=${id}>${label}</label><textarea id=${id} name=${name} rows="3"
      spellcheck="false" ?disabled=${disabled} aria-invalid=${invalid} aria-describedby=${by} .value=${String(value)}
      @input=${change}></textarea>${told}</div>`;
  }
  return html`<div class="ask ${kind}"><label for=${id}>${label}</label><input type="text" id=${id} name=${name}
    .value=${String(value)} placeholder=${hint} spellcheck="false" autocapitalize="off"
    list=${kind === "list" ? `whatif-${name}` : nothing} ?disabled=${disabled} aria-invalid=${invalid}
    aria-describedby=${by} @input=${change} />${told}</div>`;
}

const readOf = (input: HTMLInputElement): string | boolean => (input.type === "checkbox" ? input.checked : input.value);

/** How it ends. While nothing is changed, it is the step's own verdict. */
function verdict(state: State, row: Row | undefined): TemplateResult {
  if (row?.step && !asksOther(state)) return said(row.step.outcome, row.badge, row.step, words.ask.same);
  const answer = answerOf(state);
  const plain = state.asking.plain ? words.ask.plain : "";
  if (!answer) return said("undecided", undecided, { word: words.ask.deciding, by: "", sentence: "" }, plain);
  const { found, current } = answer;
  const outcome = current ? found.outcome : "undecided";
  if (found.faults.length > 0) {
    const whole = found.faults.find((f) => f.field === "")?.message ?? words.ask.wrong;
    return said("undecided", undecided, { word: "", by: "", sentence: whole }, plain);
  }
  return said(outcome, found.badge, found, plain, current ? "" : " waiting");
}

const undecided: Badge = { hue: "undecided", icon: "later", word: "undecided" };

function said(
  outcome: string,
  badge: Badge,
  { word, by, sentence }: Pick<Step, "word" | "by" | "sentence">,
  more: string,
  waiting = "",
): TemplateResult {
  return html`<div class="whatif-verdict ${badge.hue}${waiting}" data-rw="whatif-verdict" data-outcome=${outcome}
    role="status">${icon(badge.icon)}<div>${word ? html`<p><b>${word} ${by}</b></p>` : nothing}<p>${prose(sentence)}</p
    >${more ? html`<p class="same">${more}</p>` : nothing}</div></div>`;
}

function acts(state: State): TemplateResult {
  const can = canKeep(state);
  const { notKept } = state.asking;
  return html`<p class="whatif-acts"><button type="button" class="small" data-rw="whatif-keep" aria-disabled=${!can}
      title=${state.page.goal ? words.ask.given : nothing} @click=${keepAsStep}>${words.ask.keep}</button>
    <button type="button" class="small" data-rw="whatif-reset" aria-disabled=${!asksOther(state)} @click=${resetAsk}
      >${words.ask.reset}</button></p>
    ${
      notKept ? html`<p class="ask-fault" role="alert">${icon("warning")}<span>${prose(notKept)}</span></p>` : nothing
    }`;
}
