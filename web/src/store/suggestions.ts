// The edits that would flip the current decision. They are searched in a worker of their own, so that typing never
// waits for a search, and only while the reader has them open.
import { framed, searcher, store, text } from "../app.ts";
import { suggest } from "../engine/calls.ts";
import { Replaced } from "../engine/client.ts";
import type { Suggestion, Suggestions } from "../gen/view.ts";
import { awaitsPrediction, currentRow } from "./derived.ts";
import type { State } from "./state.ts";
import { applyFix } from "./updates.ts";
import { set } from "./write.ts";

/** What the list is about: each is open or folded by itself. A challenge's are the solution, so they begin folded. */
export type SuggestionsKind = "refused" | "allowed" | "goal";

/** A step that the reader only passes is not searched, in milliseconds. */
const PAUSE = 150;

/** What the list of the current row is about; undefined where there is none to be had. */
export function suggestionsKind(state: State): SuggestionsKind | undefined {
  const row = currentRow(state);
  if (!row?.step || awaitsPrediction(state, row) || state.stale || state.fault || state.engine === "failed") {
    return undefined;
  }
  if (framed && (!state.edit || row.step.outcome === "allow")) return undefined;
  if (state.page.goal) return "goal";
  return row.step.outcome === "allow" ? "allowed" : "refused";
}

/** The suggested edits of the current row, where they are known. */
export function foundSuggestions(state: State): Suggestions | undefined {
  const { suggestions } = state;
  const current = suggestions?.version === state.pageVersion && suggestions.row === state.row;
  return current ? suggestions.found : undefined;
}

export function toggleSuggestions(kind: SuggestionsKind, open: boolean): void {
  const { suggestionsOpen } = store.state;
  if (suggestionsOpen[kind] !== open) set({ suggestionsOpen: { ...suggestionsOpen, [kind]: open } });
}

export function applySuggestion(suggestion: Suggestion): void {
  applyFix({ title: suggestion.title, edits: suggestion.edits }, store.state.pageVersion);
}

/** Searches for the edits of whatever row is shown, a moment after it is. The box searches with the same worker. */
export function followSuggestions(): void {
  let timer: number | undefined;
  let asked = "";
  store.listen(() => {
    const { state } = store;
    const kind = suggestionsKind(state);
    const open = kind && state.suggestionsOpen[kind] && !state.dialog && !state.surveying;
    const missing = open && state.engine === "ready" && !foundSuggestions(state);
    const wanted = missing ? `${state.pageVersion} ${state.row}` : "";
    if (wanted === asked) return;
    asked = wanted;
    clearTimeout(timer);
    if (wanted) timer = window.setTimeout(() => void search(), PAUSE);
  });
}

async function search(): Promise<void> {
  const { pageVersion: version, row } = store.state;
  if (text.version !== version) return; // a newer text is being decided, and is searched then
  const show = (found: Suggestions) => {
    if (store.state.pageVersion === version && store.state.row === row) set({ suggestions: { version, row, found } });
  };
  try {
    show(await suggest(searcher, text.text, row));
  } catch (error) {
    if (error instanceof Replaced) return; // by the box or for the matrix: it is searched when that is done
    const none = error instanceof Error ? error.message : String(error);
    show({ needs: [], row, opens: true, title: "", none, note: "", suggestions: [], stays: [], wider: [], tried: 0 });
  }
}
