// Where lines begin: a new one, and lines that a reader moves in or out. CodeMirror's commands for this ask a tree of
// the whole text, which the page does without (see colours.ts).
import {
  type ChangeSpec,
  countColumn,
  EditorSelection,
  type EditorState,
  type Line,
  type SelectionRange,
  type StateCommand,
} from "@codemirror/state";
import { commonIndent, indentOf, UNIT } from "./indent.ts";

/**
 * Columns that a line broken at pos goes in by: as the one before it, a step further behind an opening bracket, and a
 * step less before a closing one. The first line of a policy begins where the policy stands in its walk.
 */
export function indentAt(state: EditorState, pos: number, pulled: boolean): number {
  const { doc } = state;
  const here = doc.lineAt(pos);
  const outward = /^\s*[}\]]/.test(here.text.slice(pos - here.from)) ? UNIT : 0;
  for (let n = here.number; n > 0; n--) {
    const line = doc.line(n);
    const before = line.text.slice(0, Math.max(0, pos - line.from));
    const own = indentOf(before);
    if (own === undefined) continue;
    const base = n === 1 && pulled ? commonIndent(doc.iterLines()) : own;
    return Math.max(0, base + (/[{[]\s*$/.test(before) ? UNIT : 0) - outward);
  }
  return 0;
}

/** A change that breaks the line between two places, and the caret after it. */
function broken(state: EditorState, from: number, to: number, pulled: boolean) {
  const line = state.doc.lineAt(from);
  const between = from === to && /^(\{\}|\[\])$/.test(state.sliceDoc(from - 1, from + 1));
  const outer = indentAt(state, from, pulled);
  const indent = " ".repeat(outer + (between ? UNIT : 0));
  const blanks = /^[ \t]*/.exec(state.sliceDoc(to, state.doc.lineAt(to).to))?.[0].length ?? 0;
  const begins = /^\s*$/.test(line.text.slice(0, from - line.from)) ? line.from : from;
  const insert = state.toText(`\n${indent}${between ? `\n${" ".repeat(outer)}` : ""}`);
  return {
    changes: { from: begins, to: to + blanks, insert },
    range: EditorSelection.cursor(begins + 1 + indent.length),
  };
}

const breaking =
  (pulled: boolean, where: (state: EditorState, range: SelectionRange) => [number, number]): StateCommand =>
  ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const changes = state.changeByRange((range) => broken(state, ...where(state, range), pulled));
    dispatch(state.update(changes, { scrollIntoView: true, userEvent: "input" }));
    return true;
  };

/** Breaks the line. Between two brackets the closing one gets a line of its own, as far in as the opening one's. */
export const newline = (pulled: boolean): StateCommand => breaking(pulled, (_, { from, to }) => [from, to]);

/** Begins a line below the one of the caret. */
export const lineBelow = (pulled: boolean): StateCommand =>
  breaking(pulled, ({ doc }, { to }) => {
    const end = doc.lineAt(to).to;
    return [end, end];
  });

/** Changes each line that the selection touches, and takes the caret along. */
const eachLine =
  (change: (line: Line, state: EditorState) => ChangeSpec, userEvent: string): StateCommand =>
  ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const specs: ChangeSpec[] = [];
    let last = 0;
    for (const { from, to, empty } of state.selection.ranges) {
      for (let n = state.doc.lineAt(from).number; n <= state.doc.lineAt(to).number; n++) {
        const line = state.doc.line(n);
        if (n > last && (empty || to > line.from)) specs.push(change(line, state));
        last = Math.max(last, n);
      }
    }
    const changes = state.changes(specs);
    const ranges = state.selection.ranges.map(({ anchor, head }) =>
      EditorSelection.range(changes.mapPos(anchor, 1), changes.mapPos(head, 1)),
    );
    const selection = EditorSelection.create(ranges, state.selection.mainIndex);
    dispatch(state.update({ changes, selection, userEvent }));
    return true;
  };

export const indentMore = eachLine(({ from }) => ({ from, insert: " ".repeat(UNIT) }), "input.indent");

export const indentLess = eachLine(({ from, text }, { tabSize }) => {
  const blanks = /^\s*/.exec(text)?.[0] ?? "";
  const less = " ".repeat(Math.max(0, countColumn(blanks, tabSize) - UNIT));
  let kept = 0; // what stays in place keeps the caret in place
  while (kept < less.length && blanks[kept] === " ") kept++;
  return { from: from + kept, to: from + blanks.length, insert: less.slice(kept) };
}, "delete.dedent");
