import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../components/icons.ts";
import { note } from "../components/note.ts";
import { words } from "../gen/drawing.ts";
import type { Goal } from "../gen/view.ts";
import { awaitsPrediction } from "../store/derived.ts";
import type { State } from "../store/state.ts";
import { applyFix, selectDocument, selectRow } from "../store/updates.ts";

/** A challenge: what to do, a tick for each goal, where to edit, and a solution to give up with. */
export function goal(state: State): TemplateResult | typeof nothing {
  const { goal } = state.page;
  if (!goal) return nothing;
  const met = goal.rows.filter((i) => isMet(state, i)).length;
  const done = met === goal.rows.length && goal.met === goal.of;
  const count = done ? words.allMet : `${met} of ${goal.rows.length} goals met`;
  return html`<section class="goal" data-rw="goal" data-met=${goal.met} data-of=${goal.of}>
    <h3>${goal.title} <span class="count">${count}</span></h3>
    <div class="note">${note(goal.brief)}</div>
    <ul class="goals">${goal.rows.map((i) => line(state, i))}</ul>
    <p class="edit">Edit ${goal.editable.map(
      (name) => html`<button type="button" class="small" @click=${() => selectDocument(name)}>${name}</button> `,
    )}</p>
    ${goal.solutions.length > 0 ? solutions(state, goal) : nothing}
  </section>`;
}

/** A goal whose verdict is still to be predicted is not told as met. */
function isMet(state: State, index: number): boolean {
  const row = state.page.rows[index];
  return row?.step?.expected === "held" && !awaitsPrediction(state, row);
}

function line(state: State, index: number): TemplateResult {
  const row = state.page.rows[index];
  const met = isMet(state, index);
  return html`<li class=${met ? "met" : ""}><button type="button" @click=${() => selectRow(index)}
    >${icon(met ? "tick" : "open")}<span>${row?.title}: <b>${row?.step?.expectation}</b></span
    ><span class="vh">${met ? "met" : "not met"}</span></button></li>`;
}

function solutions(state: State, goal: Goal): TemplateResult {
  return html`<details><summary>${words.solutions}</summary>
    <p>${words.replaces}</p>
    ${goal.solutions.map(
      (s, n) => html`<button type="button" class="small" @click=${() => applyFix(s, state.pageVersion)}
        >${s.title || `Solution ${n + 1}`}</button> `,
    )}</details>`;
}
