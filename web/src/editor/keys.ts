// What keys do in the editor: those of CodeMirror's defaultKeymap, without those that ask a tree of the text, which
// would bring CodeMirror's language package into the page's first script (see colours.ts), and without comments between
// two marks, which no language here has. Alt with an arrow would leave the page in some browsers; it moves by a word.
import * as c from "@codemirror/commands";
import type { KeyBinding } from "@codemirror/view";
import { indentLess, indentMore, lineBelow, newline } from "./lines.ts";

const moving: KeyBinding[] = [
  { key: "ArrowLeft", run: c.cursorCharLeft, shift: c.selectCharLeft, preventDefault: true },
  {
    key: "Mod-ArrowLeft",
    mac: "Alt-ArrowLeft",
    run: c.cursorGroupLeft,
    shift: c.selectGroupLeft,
    preventDefault: true,
  },
  { mac: "Cmd-ArrowLeft", run: c.cursorLineBoundaryLeft, shift: c.selectLineBoundaryLeft, preventDefault: true },
  { key: "ArrowRight", run: c.cursorCharRight, shift: c.selectCharRight, preventDefault: true },
  {
    key: "Mod-ArrowRight",
    mac: "Alt-ArrowRight",
    run: c.cursorGroupRight,
    shift: c.selectGroupRight,
    preventDefault: true,
  },
  { mac: "Cmd-ArrowRight", run: c.cursorLineBoundaryRight, shift: c.selectLineBoundaryRight, preventDefault: true },
  { key: "Alt-ArrowLeft", mac: "Ctrl-ArrowLeft", run: c.cursorGroupLeft, shift: c.selectGroupLeft },
  { key: "Alt-ArrowRight", mac: "Ctrl-ArrowRight", run: c.cursorGroupRight, shift: c.selectGroupRight },
  { key: "ArrowUp", run: c.cursorLineUp, shift: c.selectLineUp, preventDefault: true },
  { mac: "Cmd-ArrowUp", run: c.cursorDocStart, shift: c.selectDocStart },
  { mac: "Ctrl-ArrowUp", run: c.cursorPageUp, shift: c.selectPageUp },
  { key: "ArrowDown", run: c.cursorLineDown, shift: c.selectLineDown, preventDefault: true },
  { mac: "Cmd-ArrowDown", run: c.cursorDocEnd, shift: c.selectDocEnd },
  { mac: "Ctrl-ArrowDown", run: c.cursorPageDown, shift: c.selectPageDown },
  { key: "PageUp", run: c.cursorPageUp, shift: c.selectPageUp },
  { key: "PageDown", run: c.cursorPageDown, shift: c.selectPageDown },
  { key: "Home", run: c.cursorLineBoundaryBackward, shift: c.selectLineBoundaryBackward, preventDefault: true },
  { key: "Mod-Home", run: c.cursorDocStart, shift: c.selectDocStart },
  { key: "End", run: c.cursorLineBoundaryForward, shift: c.selectLineBoundaryForward, preventDefault: true },
  { key: "Mod-End", run: c.cursorDocEnd, shift: c.selectDocEnd },
  { key: "Mod-a", run: c.selectAll },
  { key: "Alt-l", mac: "Ctrl-l", run: c.selectLine },
  { key: "Mod-Alt-ArrowUp", run: c.addCursorAbove },
  { key: "Mod-Alt-ArrowDown", run: c.addCursorBelow },
  { key: "Escape", run: c.simplifySelection },
];

const editing: KeyBinding[] = [
  { key: "Backspace", run: c.deleteCharBackward, shift: c.deleteCharBackward, preventDefault: true },
  { key: "Delete", run: c.deleteCharForward, preventDefault: true },
  { key: "Mod-Backspace", mac: "Alt-Backspace", run: c.deleteGroupBackward, preventDefault: true },
  { key: "Mod-Delete", mac: "Alt-Delete", run: c.deleteGroupForward, preventDefault: true },
  { mac: "Mod-Backspace", run: c.deleteLineBoundaryBackward, preventDefault: true },
  { mac: "Mod-Delete", run: c.deleteLineBoundaryForward, preventDefault: true },
  { key: "Alt-ArrowUp", run: c.moveLineUp },
  { key: "Shift-Alt-ArrowUp", run: c.copyLineUp },
  { key: "Alt-ArrowDown", run: c.moveLineDown },
  { key: "Shift-Alt-ArrowDown", run: c.copyLineDown },
  { key: "Shift-Mod-k", run: c.deleteLine },
  { key: "Mod-/", run: c.toggleComment },
  { key: "Mod-[", run: indentLess },
  { key: "Mod-]", run: indentMore },
  { key: "Ctrl-m", mac: "Shift-Alt-m", run: c.toggleTabFocusMode },
];

/** The keys of a policy, which stands indented in its walk, or of a walk. */
export function keys(policy: boolean): KeyBinding[] {
  const enter = newline(policy);
  return [
    { key: "Enter", run: enter, shift: enter },
    { key: "Mod-Enter", run: lineBelow(policy) },
    ...moving,
    ...editing,
    ...c.emacsStyleKeymap.map(({ key = "", ...does }) => ({ ...does, mac: key })),
  ];
}
