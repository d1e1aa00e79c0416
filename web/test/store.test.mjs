// The store's law: only the update modules change the state.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { unit } from "./build.mjs";

const sources = fileURLToPath(new URL("../src/", import.meta.url));
const updates = [
  "store/added.ts",
  "store/advice.ts",
  "store/asked.ts",
  "store/asks.ts",
  "store/entries.ts",
  "store/mends.ts",
  "store/pages.ts",
  "store/suggestions.ts",
  "store/updates.ts",
];

/** Every module of the page with what it imports from the store's write module. */
const importers = readdirSync(sources, { recursive: true })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => {
    const text = readFileSync(sources + file, "utf8");
    const names = [...text.matchAll(/(?:import|export)\s+\{([^}]*)\}\s+from\s+"[^"]*\/write\.ts"/g)];
    const mentioned = text.includes("write.ts");
    return { file: file.replaceAll("\\", "/"), text, mentioned, names: names.map((m) => m[1].trim()) };
  });

test("only the update modules import what changes the state, and each of them does", () => {
  assert.ok(importers.length > 30, "the sources were not found");
  const writers = importers.filter((m) => m.names.some((n) => /\bset\b/.test(n))).map((m) => m.file);
  assert.deepEqual(writers.sort(), updates);
  const readers = importers.filter((m) => m.mentioned && !updates.includes(m.file) && m.file !== "store/write.ts");
  assert.deepEqual(
    readers.map((m) => [m.file, m.names]),
    [["app.ts", ["holder"]]],
    "app.ts hands on the reading half, and nothing else is taken from there",
  );
});

test("the store that the page reads cannot be written", async () => {
  const { createStore } = await unit("store/store");
  const { holder, set } = createStore();
  assert.equal(holder.set, undefined);
  assert.throws(() => {
    holder.state = {};
  }, TypeError);
  const heard = [];
  const stop = holder.listen((before) => heard.push([before.pane, holder.state.pane]));
  set({ pane: "picture" });
  stop();
  set({ pane: "walk" });
  assert.deepEqual(heard, [["walk", "picture"]]);
});

test("nothing is set to draw again", () => {
  for (const { file, text } of importers) assert.doesNotMatch(text, /\bset\(\s*\{\s*\}\s*\)/, file);
});
