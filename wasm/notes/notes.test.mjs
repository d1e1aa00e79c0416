// The notes as WebAssembly, under Node: node --test wasm/notes/notes.test.mjs, after `make wasm`.
import assert from "node:assert/strict";
import { test } from "node:test";
import { built, load } from "../reactor/node.mjs";

const notes = await load(built("notes.wasm"));
const text = (node) => node.text + (node.sub ?? []).map(text).join("");

test("Markdown becomes a tree", () => {
  const [paragraph] = JSON.parse(notes.call("render", "Both sides must **agree** 🔑."));
  assert.equal(paragraph.kind, "paragraph");
  assert.equal(text(paragraph), "Both sides must agree 🔑.");
  assert.ok(paragraph.sub.some((n) => n.kind === "strong"));
});

test("nothing becomes nothing, and no list is null", () => {
  assert.equal(notes.call("render", ""), "[]");
  assert.ok(!notes.call("render", "a\n\n- b\n- c `d` [e](https://x.example)").includes("null"));
});

test("what is not to be followed or built arrives as text", () => {
  const all = notes.call(
    "render",
    "<script>alert(1)</script> [x](javascript:alert(1)) ![alt](https://x.example/i.png)",
  );
  assert.ok(!all.includes('"href":"javascript'));
  assert.match(text({ text: "", sub: JSON.parse(all) }), /alt/);
});
