// What the reader has done in the library, kept in their browser alone: a mark for each walk.
import { framed, site, store, text } from "../app.ts";
import { awaitsPrediction, isSolved, stepRows } from "./derived.ts";
import { lasting, loadProgress, type Mark, markOf, type Progress, readProgress } from "./marks.ts";
import { load, save } from "./saved.ts";
import type { State } from "./state.ts";

/** The open walk's name in the record. */
const here = lasting(site.walk);

function saveProgress(progress: Progress): boolean {
  return save("progress", JSON.stringify(progress));
}

/** Puts two together: what is done in either is done. */
function together(a: Mark, b: Mark): Mark {
  const tasks = [...new Set([...(a.tasks ?? []), ...(b.tasks ?? [])])].sort((x, y) => x - y);
  return markOf({ ...a, ...b, tasks });
}

/** Adds what was handed on; false where it is not progress, or the browser keeps nothing. */
export function importProgress(body: string): boolean {
  const theirs = readProgress(body);
  if (!theirs) return false;
  const mine = loadProgress();
  for (const [name, mark] of Object.entries(theirs.walks)) mine.walks[name] = together(mine.walks[name] ?? {}, mark);
  return saveProgress(mine);
}

/** Progress as a file has it. */
export function exportProgress(): string {
  return `${JSON.stringify(loadProgress(), null, 2)}\n`;
}

/** Forgets what was done and predicted, and returns what brings it back. */
export function resetProgress(): () => void {
  const names = Object.keys(loadProgress().walks);
  const keys = ["progress", ...names.map((name) => `guesses:walk:${name}`)];
  const before = keys.map((key) => load(key));
  for (const key of keys) save(key, undefined);
  return () => {
    for (const [i, key] of keys.entries()) save(key, before[i]);
  };
}

/** The tasks of the open walk that are solved. */
export function solvedTasks(state: State): number[] {
  return state.entry.kind === "library" && !framed ? (loadProgress().walks[here]?.tasks ?? []) : [];
}

/** Marks what the reader does in a walk of the library. */
export function followProgress(): void {
  store.listen((before) => {
    const { state } = store;
    const guessed = Object.keys(state.guesses).length > Object.keys(before.guesses).length;
    const moved = state.row !== before.row || state.guesses !== before.guesses || state.page !== before.page;
    if (
      !moved ||
      state.dialog !== "" ||
      framed ||
      state.entry.kind !== "library" ||
      state.stale ||
      state.arriving ||
      !site.walk
    )
      return;
    // The first view is not something that the reader did.
    if (state.row === before.row && !guessed && text.version === 0) return;
    mark(state);
  });
}

function mark(state: State): void {
  const progress = loadProgress();
  const old = progress.walks[here];
  const now = together(old ?? {}, doneNow(state));
  const { tasks, goal } = state.page;
  const solved = goal?.task === 0 ? isSolved(state) : now.read && tasks.every((_, i) => now.tasks?.includes(i + 1));
  if (solved) now.done = true;
  const isLast = Object.keys(progress.walks).at(-1) === here;
  if (isLast && JSON.stringify(old) === JSON.stringify(now)) return;
  delete progress.walks[here]; // the one that was touched last stands at the end
  progress.walks[here] = now;
  saveProgress(progress);
}

function doneNow(state: State): Mark {
  const { goal, rows } = state.page;
  const atEnd = state.row >= (stepRows(state.page).at(-1) ?? 0);
  const predicted = rows.every((row) => !awaitsPrediction(state, row));
  return {
    ...(atEnd && predicted && goal === undefined ? { read: true } : {}),
    ...(goal && goal.task > 0 && isSolved(state) ? { tasks: [goal.task] } : {}),
  };
}
