// Puts the indentation right and leaves the rest, so that the caret stays with its word: of a policy by its brackets,
// of a walk as `rolewalk fmt` does.
import type { ChangeSpec } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { engine } from "../app.ts";
import { UNIT } from "./indent.ts";

/** Formats what an editor shows. `base` is the indent of the line on which a policy begins. */
export async function format(view: EditorView, json: boolean, base: string): Promise<void> {
  const { doc, readOnly } = view.state;
  if (readOnly) return;
  const before = doc.toString();
  const after = json ? indentedBy(before, base) : await walkFormatted(before);
  if (view.state.doc !== doc) return; // the reader goes on typing
  const changes = blanks(before, after);
  if (changes.length > 0) view.dispatch({ changes, userEvent: "format" });
}

/** A walk as the engine writes it; one that cannot be read stays as it is. */
async function walkFormatted(walk: string): Promise<string> {
  const answer = JSON.parse(await engine.ask("format", walk)) as { text: string; error: string };
  return answer.error ? walk : answer.text;
}

/** JSON with two blanks for each bracket that is open at the start of a line. */
export function indentedBy(json: string, base: string): string {
  let depth = 0;
  const lines = json.split("\n").map((line, n) => {
    const text = line.trimStart();
    const closes = /^[\]}]*/.exec(text)?.[0].length ?? 0;
    const indent = base + " ".repeat(UNIT * Math.max(0, depth - closes));
    for (const [bracket] of line.replace(/"(?:[^"\\]|\\.)*"?/g, "").matchAll(/[[\]{}]/g))
      depth += bracket === "{" || bracket === "[" ? 1 : -1;
    if (n === 0) return line;
    return text === "" || text === "\r" ? text : indent + text;
  });
  return lines.join("\n");
}

/** The changes that make one text of another that differs from it in blanks alone; none where it does otherwise. */
export function blanks(before: string, after: string): ChangeSpec[] {
  const changes: { from: number; to: number; insert: string }[] = [];
  const run = (text: string, at: number) => /^\s*/.exec(text.slice(at))?.[0] ?? "";
  let i = 0;
  let k = 0;
  while (i < before.length || k < after.length) {
    const [old, now] = [run(before, i), run(after, k)];
    if (old !== now) changes.push({ from: i, to: i + old.length, insert: now });
    i += old.length;
    k += now.length;
    if (before[i] !== after[k]) return [];
    while (i < before.length && before[i] === after[k] && !/\s/.test(before[i] ?? "")) {
      i++;
      k++;
    }
  }
  return changes;
}
