// The bracket that belongs to the one at the caret, and the key that goes there. Brackets in strings and comments have
// none, which takes CodeMirror's tree of the text; it is fetched with what helps with writing.
import { bracketMatching, matchBrackets, StreamLanguage } from "@codemirror/language";
import { EditorSelection, type Extension } from "@codemirror/state";
import { type Command, keymap } from "@codemirror/view";
import { json, walk } from "./language.ts";

const trees = { walk: StreamLanguage.define(walk), json: StreamLanguage.define(json) };

const toMatching: Command = ({ state, dispatch }) => {
  const { head } = state.selection.main;
  const found = matchBrackets(state, head, -1) ?? matchBrackets(state, head, 1);
  if (!found?.end) return false;
  const at = found.start.from < head ? found.end.to : found.end.from;
  dispatch(state.update({ selection: EditorSelection.cursor(at), scrollIntoView: true, userEvent: "select" }));
  return true;
};

export const brackets = (policy: boolean): Extension => [
  policy ? trees.json : trees.walk,
  bracketMatching(),
  keymap.of([{ key: "Shift-Mod-\\", run: toMatching }]),
];
