// A tab is a window on the walk's text: a range that is carried through every change, so that it is still there while
// the text does not parse and the engine cannot say where the document begins and ends.
import type { ChangeDesc, ChangeSet } from "@codemirror/state";

/** A half-open range of the walk's text. */
export interface Window {
  from: number;
  to: number;
}

/** A replacement in the walk's text or in a window of it. */
export interface Replacement {
  from: number;
  to: number;
  insert: string;
}

/** Carries a window through a change. What is inserted at its edges is inside when it was made within it. */
export function mapWindow(window: Window, changes: ChangeDesc, within: boolean): Window {
  const from = changes.mapPos(window.from, within ? -1 : 1);
  const to = changes.mapPos(window.to, within ? 1 : -1);
  return { from: Math.min(from, to), to: Math.max(from, to) };
}

/** A change made in a window, as a change of the walk's text. */
export function lift(changes: ChangeSet, window: Window): Replacement[] {
  const replacements: Replacement[] = [];
  changes.iterChanges((from, to, _fromB, _toB, inserted) =>
    replacements.push({ from: window.from + from, to: window.from + to, insert: inserted.toString() }),
  );
  return replacements;
}

/**
 * A change of the walk's text, as a change of what a window shows; undefined where it crosses the window's edge and the
 * window had better be read anew.
 */
export function lower(changes: ChangeSet, window: Window, within: boolean): Replacement[] | undefined {
  const replacements: Replacement[] = [];
  let crosses = false;
  changes.iterChanges((from, to, _fromB, _toB, inserted) => {
    const atEdge = from === to && (from === window.from || from === window.to);
    if (to < window.from || from > window.to || (atEdge && !within)) return;
    if (!atEdge && (to === window.from || from === window.to)) return;
    if (from < window.from || to > window.to) crosses = true;
    replacements.push({ from: from - window.from, to: to - window.from, insert: inserted.toString() });
  });
  return crosses ? undefined : replacements;
}

/**
 * The window after a new page has said where the document stands. Blanks that the reader has just typed after it stay
 * in view, else a new line at the end would vanish under the caret.
 */
export function settle(mapped: Window, said: Window, text: (from: number, to: number) => string): Window {
  const around = mapped.from <= said.from && said.to <= mapped.to;
  if (!around) return said;
  const blank = (text(mapped.from, said.from) + text(said.to, mapped.to)).trim() === "";
  return blank ? mapped : said;
}
