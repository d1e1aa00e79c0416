import assert from "node:assert/strict";
import { test } from "node:test";
import { ChangeSet } from "@codemirror/state";
import { unit } from "./build.mjs";

const { lift, lower, mapWindow, settle } = await unit("editor/window");
const { WalkText } = await unit("editor/text");
const { commonIndent, indentOf } = await unit("editor/indent");

const doc = "head {aa} tail";
const window = { from: 5, to: 9 };
const change = (spec, text = doc) => ChangeSet.of(spec, text.length);

test("what is typed in a window is in it, what is typed outside is not", () => {
  assert.deepEqual(mapWindow(window, change({ from: 9, insert: "x" }), true), { from: 5, to: 10 });
  assert.deepEqual(mapWindow(window, change({ from: 9, insert: "x" }), false), { from: 5, to: 9 });
  assert.deepEqual(mapWindow(window, change({ from: 5, insert: "x" }), true), { from: 5, to: 10 });
  assert.deepEqual(mapWindow(window, change({ from: 5, insert: "x" }), false), { from: 6, to: 10 });
  assert.deepEqual(mapWindow(window, change({ from: 0, to: 5 }), false), { from: 0, to: 4 });
  assert.deepEqual(mapWindow(window, change({ from: 5, to: 9, insert: "{}" }), true), { from: 5, to: 7 });
});

test("a window that was emptied takes what is typed into it", () => {
  const emptied = mapWindow(window, change({ from: 5, to: 9 }), true);
  assert.deepEqual(emptied, { from: 5, to: 5 });
  assert.deepEqual(mapWindow(emptied, ChangeSet.of({ from: 5, insert: "{}" }, 10), true), { from: 5, to: 7 });
});

test("changes go up into the walk and come down into the window", () => {
  assert.deepEqual(lift(ChangeSet.of({ from: 1, to: 3, insert: "b" }, 4), window), [{ from: 6, to: 8, insert: "b" }]);
  assert.deepEqual(lower(change({ from: 6, to: 8, insert: "b" }), window, false), [{ from: 1, to: 3, insert: "b" }]);
  assert.deepEqual(lower(change({ from: 0, to: 2 }), window, false), []);
  assert.deepEqual(lower(change({ from: 9, insert: "x" }), window, false), []);
  assert.deepEqual(lower(change({ from: 9, insert: "x" }), window, true), [{ from: 4, to: 4, insert: "x" }]);
  assert.equal(lower(change({ from: 3, to: 7 }), window, false), undefined);
});

test("blanks that were just typed stay in view, other text goes where the engine says", () => {
  const text = (body) => (from, to) => body.slice(from, to);
  assert.deepEqual(settle({ from: 5, to: 10 }, { from: 5, to: 9 }, text("head {aa}\n tail")), { from: 5, to: 10 });
  assert.deepEqual(settle({ from: 5, to: 11 }, { from: 5, to: 9 }, text("head {aa} x tail")), { from: 5, to: 9 });
});

test("one history for the whole text, and positions of older versions", () => {
  const walk = new WalkText("abc");
  walk.apply({ from: 0, insert: "x" }, "input");
  walk.apply({ from: 4, insert: "y" }, "fix");
  assert.equal(walk.text, "xabcy");
  assert.equal(walk.map(1, 0), 2);
  assert.equal(walk.map(1, 1), 1);
  walk.forget(1);
  assert.equal(walk.map(1, 1), 1);
  walk.replace("xabZy", "fix");
  assert.equal(walk.text, "xabZy");
  assert.ok(walk.undo());
  assert.equal(walk.text, "xabcy");
  assert.ok(walk.redo());
  assert.equal(walk.text, "xabZy");
  walk.load("new");
  assert.equal(walk.canUndo, false);
});

test("what the lines of a policy have in common is not drawn", () => {
  assert.equal(commonIndent(["{", '      "a": 1', "", "    }"]), 4);
  assert.equal(commonIndent(["{}"]), 0);
  assert.equal(indentOf("  \t x"), 5);
  assert.equal(indentOf("   "), undefined);
});
