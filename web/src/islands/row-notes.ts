import { html, nothing, type TemplateResult } from "lit";
import { note } from "../components/note.ts";
import type { Row, Step } from "../gen/view.ts";
import { awaitsPrediction } from "../store/derived.ts";
import type { State } from "../store/state.ts";
import { revealHint } from "../store/updates.ts";

/** Whether the notes stand between the verdict and the steps, because there is no third column for them. */
export function notesInWalk(state: State): boolean {
  return state.columns < 3;
}

/** The note of the row, or the walk's introduction at its first row; then the hints. */
export function rowNotes(state: State, row: Row | undefined): TemplateResult | typeof nothing {
  const begins = state.page.rows.findIndex((r) => r.step) === state.row;
  const about = begins && state.page.about ? html`<div class="note about">${note(state.page.about)}</div>` : nothing;
  // The note would tell what the reader is still to predict.
  const own = row?.note && !awaitsPrediction(state, row) ? html`<div class="note">${note(row.note)}</div>` : nothing;
  if (about === nothing && own === nothing && !row?.step?.hints.length) return nothing;
  return html`<div class="row-notes">${about}${own}${row?.step ? hints(state, row, row.step) : nothing}</div>`;
}

function hints(state: State, row: Row, step: Step): TemplateResult | typeof nothing {
  const { length } = step.hints;
  if (length === 0) return nothing;
  const shown = Math.min(state.hints[row.number] ?? 0, length);
  const next = html`<button type="button" class="small" data-rw="hint" @click=${() => revealHint(row.number)}
    >${shown === 0 ? "A hint" : "Another hint"} <small>${shown + 1} of ${length}</small></button>`;
  return html`<div class="hints">
    ${shown > 0 ? html`<ol>${step.hints.slice(0, shown).map((h) => html`<li>${h}</li>`)}</ol>` : nothing}
    ${shown < length ? next : nothing}
  </div>`;
}
