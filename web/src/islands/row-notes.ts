import { html, nothing, type TemplateResult } from "lit";
import { note } from "../components/note.ts";
import { prose } from "../components/prose.ts";
import { words } from "../gen/drawing.ts";
import type { Row } from "../gen/view.ts";
import { awaitsPrediction, isToPredict } from "../store/derived.ts";
import type { State } from "../store/state.ts";
import { revealHint } from "../store/updates.ts";

/** Whether the notes stand in the walk's column, because there is no third for them. */
export function notesInWalk(state: State): boolean {
  return state.columns < 3;
}

/** The walk's introduction, in a place of its own. Who opened a task has read it. */
export function introduction(state: State): TemplateResult | typeof nothing {
  const about = aboutWalk(state);
  return about === nothing || state.task > 0 ? nothing : html`<div class="row-notes">${about}</div>`;
}

function aboutWalk(state: State): TemplateResult | typeof nothing {
  const begins = state.page.rows.findIndex((r) => r.step) === state.row;
  return begins && state.page.about ? html`<div class="note about">${note(state.page.about)}</div>` : nothing;
}

/**
 * The note of the row, after the walk's introduction at its first row unless that has another place; then the hints,
 * and at the end what to keep.
 */
export function rowNotes(state: State, row: Row | undefined, introduces = true): TemplateResult | typeof nothing {
  const about = introduces ? aboutWalk(state) : nothing;
  // The note would tell what the reader is still to predict.
  const own = row?.note && !awaitsPrediction(state, row) ? html`<div class="note">${note(row.note)}</div>` : nothing;
  const kept = remember(state, row);
  // The hints to a prediction stand with its question, and once it is made they would come too late.
  const help = row?.step && !isToPredict(state, row) ? hints(state, row.number, row.step.hints) : nothing;
  if ([about, own, kept, help].every((part) => part === nothing)) return nothing;
  return html`<div class="row-notes">${about}${own}${help}${kept}</div>`;
}

/** Whether no step comes after this one, and its verdict is told. */
export function isLast(state: State, row: Row | undefined): boolean {
  if (!row || awaitsPrediction(state, row)) return false;
  return !state.page.rows.some((r, i) => i > state.row && r.kind === "step");
}

/** What to keep of a lesson, at its last step. */
function remember(state: State, row: Row | undefined): TemplateResult | typeof nothing {
  const { lesson } = state.page;
  if (!lesson.remember || !isLast(state, row)) return nothing;
  return html`<div class="note remember"><h4>${words.remember}</h4>${note(lesson.remember)}</div>`;
}

/** The hints that were asked for, and a button for the next. */
export function hints(state: State, key: number, all: string[]): TemplateResult | typeof nothing {
  const { length } = all;
  if (length === 0) return nothing;
  const shown = Math.min(state.hints[key] ?? 0, length);
  const next = html`<button type="button" class="small" data-rw="hint" @click=${() => revealHint(key)}
    >${shown === 0 ? words.hint : "Another hint"} <small>${shown + 1} of ${length}</small></button>`;
  return html`<div class="hints">
    ${shown > 0 ? html`<ol>${all.slice(0, shown).map((h) => html`<li>${prose(h)}</li>`)}</ol>` : nothing}
    ${shown < length ? next : nothing}
  </div>`;
}
