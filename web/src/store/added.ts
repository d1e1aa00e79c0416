// What a form added: it is written into the text, then lit and shown once the new text is decided.
import { store, text } from "../app.ts";
import type { Insertion } from "../gen/view.ts";
import { documentKey, documentsInForce } from "./derived.ts";
import { applyFix, selectRow } from "./updates.ts";
import { set } from "./write.ts";

let waits: { found: Insertion; version: number } | undefined;
let follows = false;

/** Writes an insertion into the text; false where the text is not the reader's to change there. */
export function addToWalk(found: Insertion, version: number): boolean {
  if (!follows) store.listen(show);
  follows = true;
  const before = text.version;
  applyFix({ title: "", edits: found.edits }, version);
  if (text.version === before) return false;
  waits = { found, version: text.version };
  return true;
}

/** Shows what was added, once it is decided. */
function show(): void {
  const { state } = store;
  if (!waits || state.pageVersion < waits.version) return;
  const { found, version } = waits;
  waits = undefined;
  if (text.version !== version) return;
  const row = state.page.rows.findIndex((r) => found.step > 0 && r.kind === "step" && r.number === found.step);
  if (row >= 0) selectRow(row);
  const at = found.inverse.map((e) => e.at);
  const document = documentsInForce(store.state).find(
    (d) => d.at.text === 0 && at.every(({ from, to }) => d.at.from <= from && to <= d.at.to),
  );
  const tab = document ? documentKey(document) : "walk";
  set({ added: { version, at }, tab, pinned: true, ...(state.columns === 1 ? { pane: "documents" as const } : {}) });
}
