// Keys, lines and colours of the editor, without a browser: what the page does in place of CodeMirror's syntax trees.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { unit } from "./build.mjs";

const { Lines } = await unit("editor/colours");
const { json, walk } = await unit("editor/language");
const { indentLess, indentMore, lineBelow, newline } = await unit("editor/lines");
const { keys } = await unit("editor/keys");
const { EditorSelection, EditorState, Text } = await import("@codemirror/state");
const { toMatchingBracket } = await unit("editor/brackets");
const { indentUnit } = await import("@codemirror/language");
const commands = await import("@codemirror/commands");

/** Runs a command on a text with its caret at ¦, or its selection between two of them. */
function run(command, marked) {
  const [before, within, after] = marked.split("¦");
  const doc = before + within + (after ?? "");
  const end = before.length + (after === undefined ? 0 : within.length);
  const selection = EditorSelection.single(before.length, end);
  let state = EditorState.create({ doc, selection, extensions: EditorState.allowMultipleSelections.of(true) });
  const does = command({ state, dispatch: (tr) => (state = tr.state) });
  const { head } = state.selection.main;
  return does && `${state.sliceDoc(0, head)}¦${state.sliceDoc(head)}`;
}

test("a new line goes in as the text around it asks", () => {
  for (const [before, after] of [
    ["{¦}", "{\n  ¦\n}"],
    ["  {¦}", "  {\n    ¦\n  }"],
    ['{"a": [¦]}', '{"a": [\n  ¦\n]}'],
    ["{\n  a¦\n}", "{\n  a\n  ¦\n}"],
    ["{\n  a¦ b\n}", "{\n  a\n  ¦b\n}"],
    ["{\n  a ¦}", "{\n  a \n¦}"],
    ["{\n  a¦bc¦d\n}", "{\n  a\n  ¦d\n}"],
    ["  \n  ¦", "  \n\n¦"],
    ["{\n  a\n  ¦\n}", "{\n  a\n\n  ¦\n}"],
    ["¦x", "\n¦x"],
    ["¦", "\n¦"],
  ])
    assert.equal(run(newline(false), before), after);
  assert.equal(run(newline(true), '{¦\n      "a": 1\n    }'), '{\n      ¦\n      "a": 1\n    }');
  assert.equal(run(lineBelow(false), "{\n  a¦b\n}"), "{\n  ab\n  ¦\n}");
});

/** Texts with brackets, blanks and tabs, each with a caret at each of its places, and with some ranges. */
function* places() {
  for (const doc of ['{"a": [1, {}]}', "a\n  b\n\n \tc\n\t\td", "[{\n  (x)\n}]", "   ", ""]) {
    for (let anchor = 0; anchor <= doc.length; anchor++)
      for (let head = anchor; head <= doc.length; head += 3) yield { doc, selection: { anchor, head } };
  }
}

/** What a command makes of a text, and where the caret stands after it. */
function after(command, start) {
  let state = EditorState.create({ ...start, extensions: indentUnit.of("  ") });
  const does = command({ state, dispatch: (tr) => (state = tr.state) });
  const { anchor, head } = state.selection.main;
  return { does, doc: state.doc.toString(), anchor, head };
}

test("lines go in and out, and the caret to the other bracket, as by CodeMirror's own commands", () => {
  for (const [own, theirs] of [
    [indentMore, commands.indentMore],
    [indentLess, commands.indentLess],
    [toMatchingBracket, commands.cursorMatchingBracket],
  ])
    for (const start of places())
      if (own !== toMatchingBracket || start.selection.anchor === start.selection.head)
        assert.deepEqual(after(own, start), after(theirs, start), JSON.stringify(start));
  const state = EditorState.create({ doc: "a", extensions: EditorState.readOnly.of(true) });
  for (const command of [indentMore, indentLess, newline(true), lineBelow(true)])
    assert.equal(command({ state, dispatch: assert.fail }), false);
});

test("the keys are CodeMirror's, but for those that ask a tree of the text", () => {
  const named = (all) => all.map(({ key = "", mac = "" }) => `${key} ${mac}`).sort();
  // They select what surrounds, indent as a tree says, and comment between marks that no language here has. The last
  // comes with what helps with writing.
  const left = ["Mod-i ", "Mod-Alt-\\ ", "Alt-A Ctrl-A", "Shift-Mod-\\ "];
  assert.deepEqual(
    named(keys(true)),
    named(commands.defaultKeymap).filter((name) => !left.includes(name)),
  );
});

const styles = (lines, doc, n) => lines.tokens(doc, n).map(({ from, to, style }) => `${from}-${to} ${style}`);

test("a name, a value, a word and a comment have their colours, a text of many lines too", () => {
  const doc = Text.of(['title """a', "# b", 'c""" # d', 'account x { user "é": {"a": [1, true]} }']);
  const lines = new Lines(walk);
  assert.deepEqual(styles(lines, doc, 4).slice(0, 2), ["0-7 keyword", "10-11 punctuation"]);
  assert.deepEqual(styles(lines, doc, 1), ["0-5 keyword", "6-10 string"]);
  assert.deepEqual(styles(lines, doc, 2), ["0-3 string"]);
  assert.deepEqual(styles(lines, doc, 3), ["0-4 string", "5-8 comment"]);
  const policy = Text.of(['{"Effect": "Allow", "n": -1, "b": true}']);
  assert.deepEqual(styles(new Lines(json), policy, 1).slice(1, 4), [
    "1-9 propertyName",
    "9-10 punctuation",
    "11-18 string",
  ]);
  assert.deepEqual(
    styles(new Lines(json), policy, 1).filter((s) => s.endsWith("atom")),
    ["25-27 atom", "34-38 atom"],
  );
});

test("after any edits the colours are those of the text read anew", () => {
  let random = 7;
  const below = (n) => {
    random = (random * 48271) % 2147483647;
    return random % n;
  };
  const pieces = ['"""', "\n", '"', "#", "{", "}", ": ", "role", "\n\n", " ", ""];
  let doc = Text.of(readFileSync(new URL("../src/starter.walk", import.meta.url), "utf8").split("\n"));
  const kept = new Lines(walk);
  for (let edit = 0; edit < 400; edit++) {
    const from = below(doc.length + 1);
    const to = Math.min(doc.length, from + below(12));
    kept.changed(doc.lineAt(from).number);
    doc = doc.replace(from, to, Text.of(pieces[below(pieces.length)].split("\n")));
    const n = 1 + below(doc.lines);
    assert.deepEqual(styles(kept, doc, n), styles(new Lines(walk), doc, n), `line ${n} after edit ${edit}`);
  }
});
