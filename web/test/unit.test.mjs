import assert from "node:assert/strict";
import { test } from "node:test";
import { ChangeSet } from "@codemirror/state";
import { unit } from "./build.mjs";

const { lift, lower, mapWindow, settle } = await unit("editor/window");
const { WalkText } = await unit("editor/text");
const { commonIndent, indentOf } = await unit("editor/indent");
const { layout, short, way } = await unit("picture/layout");
const { clock, timeScale } = await unit("timeline/scale");

const doc = "head {aa} tail";
const window = { from: 5, to: 9 };
const change = (spec, text = doc) => ChangeSet.of(spec, text.length);

test("what is typed in a window is in it, what is typed beside it is not", () => {
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

const node = (id) => ({ id, kind: "user", name: id, arn: id, at: { text: 0, from: 0, to: 0 }, facts: [] });
const accounts = [
  { id: "1", alias: "a", nodes: [node("a1"), node("a2")] },
  { id: "2", alias: "b", nodes: [node("b1")] },
  { id: "3", alias: "c", nodes: [node("c1")] },
];

test("the picture is the same for the same accounts, and nothing lies on anything", () => {
  const picture = layout(accounts);
  assert.deepEqual(picture, layout(structuredClone(accounts)));
  const boxes = picture.accounts;
  for (const a of boxes) {
    assert.ok(a.x >= 0 && a.x + a.width <= picture.width && a.y + a.height <= picture.height);
    for (const b of boxes) {
      if (a === b) continue;
      assert.ok(
        a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y,
        `${a.account.alias} on ${b.account.alias}`,
      );
    }
  }
  assert.deepEqual(layout([]).accounts, []);
});

test("an account that is added moves none that was there", () => {
  const before = layout(accounts).accounts;
  const after = layout([...accounts, { id: "4", alias: "d", nodes: [node("d1")] }]).accounts;
  assert.deepEqual(after.slice(0, 3), before);
});

test("the two locks of every hop are apart and in the picture", () => {
  const picture = layout(accounts);
  const nodes = picture.accounts.flatMap((a) => a.nodes);
  for (const from of nodes) {
    for (const to of nodes) {
      const [a, b] = way(from, to).locks;
      assert.ok(Math.hypot(a.x - b.x, a.y - b.y) > (from === to ? 15 : 34), `${from.node.id} to ${to.node.id}`);
      for (const l of [a, b]) assert.ok(l.x > 17 && l.x < picture.width - 17 && l.y > 0 && l.y < picture.height);
    }
  }
});

test("names are shortened in their middle", () => {
  assert.equal(short("prod-artifacts"), "prod-artifacts");
  assert.equal(short("arn:aws:s3:::a-very-long-name"), "arn:aw…-name");
  assert.match(short("ec2.amazonaws.com"), /^ec2.*….*com$/);
});

test("time becomes places, and places time", () => {
  const scale = timeScale({ from: "2026-03-01T09:00:00Z", until: "2026-03-01T11:00:00Z" });
  assert.equal(scale.at("2026-03-01T10:00:00Z"), 50);
  assert.equal(scale.at("2026-03-02T00:00:00Z"), 100);
  assert.equal(new Date(scale.moment(25)).toISOString(), "2026-03-01T09:30:00.000Z");
  assert.deepEqual(scale.ticks.map((t) => t.label).slice(0, 2), ["09:00", "09:15"]);
  const none = timeScale({ from: "2026-03-01T09:00:00Z", until: "2026-03-01T09:00:00Z" });
  assert.equal(none.at("2026-03-01T09:30:00Z"), 50);
});

test("the clock says no more than it must", () => {
  const day = { from: "2026-03-01T09:00:00Z", until: "2026-03-01T11:00:00Z" };
  assert.equal(clock("2026-03-01T09:05:00Z", day), "09:05");
  assert.equal(clock("2026-03-01T09:05:09Z", day), "09:05:09");
  assert.equal(clock("2026-03-02T09:05:00Z", day), "03-02 09:05");
  assert.equal(clock("nonsense", day), "");
});
