// The bracket that belongs to the one at the caret. Brackets in strings and comments have none, which takes
// CodeMirror's tree of the text; it is fetched with what helps with writing.
import { bracketMatching, matchBrackets, StreamLanguage } from "@codemirror/language";
import { EditorSelection, type Extension, type StateCommand } from "@codemirror/state";
import { json, walk } from "./language.ts";

const trees = { walk: StreamLanguage.define(walk), json: StreamLanguage.define(json) };

/** Moves the caret to the other bracket: of the one before it, or else behind it, looked at from outside or within. */
export const toMatchingBracket: StateCommand = ({ state, dispatch }) => {
  const { head } = state.selection.main;
  const found =
    matchBrackets(state, head, -1) ??
    matchBrackets(state, head, 1) ??
    (head > 0 ? matchBrackets(state, head - 1, 1) : null) ??
    (head < state.doc.length ? matchBrackets(state, head + 1, -1) : null);
  if (!found?.end) return false;
  const at = found.start.from === head ? found.end.to : found.end.from;
  dispatch(state.update({ selection: EditorSelection.cursor(at), scrollIntoView: true, userEvent: "select" }));
  return true;
};

export const brackets = (policy: boolean): Extension => [policy ? trees.json : trees.walk, bracketMatching()];
