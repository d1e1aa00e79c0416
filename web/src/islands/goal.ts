import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../components/icons.ts";
import { note } from "../components/note.ts";
import { awaitsPrediction } from "../store/derived.ts";
import type { State } from "../store/state.ts";
import { applyFix, selectDocument, selectRow } from "../store/updates.ts";

/** A challenge: what to do, a tick for each goal, where to edit, and a solution for who has had enough. */
export function goal(state: State): TemplateResult | typeof nothing {
  const { goal, rows } = state.page;
  if (!goal) return nothing;
  const goals = rows.flatMap((row, i) =>
    row.kind === "step" && row.step && row.step.expected !== "none" ? [{ row, i, step: row.step }] : [],
  );
  // A goal whose verdict is still to be predicted is not told as met.
  const met = goals.filter(({ row, step }) => step.expected === "held" && !awaitsPrediction(state, row)).length;
  const done = goal.met === goal.of && met === goals.length;
  return html`<section class="goal" data-rw="goal" data-met=${goal.met} data-of=${goal.of}>
    <h3>${goal.title} <span class="count">${done ? "all goals met" : `${met} of ${goals.length} goals met`}</span></h3>
    <div class="note">${note(goal.brief)}</div>
    <ul class="goals">
      ${goals.map(({ row, i, step }) => {
        const covered = awaitsPrediction(state, row);
        const held = step.expected === "held" && !covered;
        return html`<li class=${held ? "met" : ""}><button type="button" @click=${() => selectRow(i)}>
          ${icon(held ? "tick" : "open")}<span>${row.title}: <b>${step.expectation}</b></span><span class="vh">${held ? "met" : "not met"}</span></button></li>`;
      })}
    </ul>
    <p class="edit">Edit ${goal.editable.map((name) => html`<button type="button" class="small" @click=${() => selectDocument(name)}>${name}</button> `)}</p>
    ${
      goal.solutions.length > 0
        ? html`<details><summary>Show a solution</summary>
          <p>It takes the place of what you wrote; undo brings yours back.</p>
          ${goal.solutions.map((s, n) => html`<button type="button" class="small" @click=${() => applyFix(s, state.pageVersion)}>${s.title || `Solution ${n + 1}`}</button> `)}</details>`
        : nothing
    }
  </section>`;
}
