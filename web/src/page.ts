// What the page and the frame have in common: the first view, the engine, and what follows a change of the text.
import { first, site, startEngine, store, text } from "./app.ts";
import { settled } from "./islands/island.ts";
import { currentRow, currentStep, isHidden, stepRows } from "./store/derived.ts";
import { followAddress, goWhereAsked, keepWork, openAddress } from "./store/entries.ts";
import { recall, recallGuesses, recallTheme } from "./store/keep.ts";
import { askAdvice, engineIs, evaluate, faulted, placed, showPage, tabOfStep, tookTooLong } from "./store/pages.ts";
import type { State } from "./store/state.ts";
import { stepBy, stepEnd } from "./store/updates.ts";
import { followWays } from "./store/ways.ts";

/** Within one frame of typing; the client keeps only the newest text that waits. */
const PAUSE = 12;

/** Puts the walk that was decided when the site was built into the store, so that it stands before the engine arrives. */
export function showFirst(): void {
  const key = `walk:${site.walk}`;
  const entry: State["entry"] = { key, kind: "library" };
  const kept = {
    entry,
    guesses: recallGuesses(key),
    theme: recallTheme(),
    timelineFolded: recall("timeline") === "folded",
  };
  store.set(kept);
  if (!first) return;
  const start = { ...store.state, row: -1 };
  const next: State = {
    ...start,
    ...placed(start, first.page, 0),
    findings: first.page.findings,
    advice: first.advice,
  };
  const hidden = isHidden(next, currentRow(next));
  if (first.ways) store.set({ ways: { version: 0, row: next.row, found: first.ways } });
  store.set({ ...next, ways: store.state.ways, trace: hidden ? "" : next.trace, tab: tabOfStep(next) });
}

export function start(): void {
  let timer: number | undefined;
  text.listen((change) => {
    keepWork(change.event);
    clearTimeout(timer);
    timer = window.setTimeout(evaluate, PAUSE);
  });
  store.listen(reflect);
  followWays();
  startEngine({
    engine: engineIs,
    page: (version, page) => {
      showPage(version, page);
      askAdvice();
      goWhereAsked();
    },
    fault: faulted,
    slow: tookTooLong,
  });
  window.addEventListener("hashchange", () => followAddress(location.hash));
  document.addEventListener("keydown", keys);
  openAddress(location.hash);
  reflect(store.state);
}

/** What stands outside the islands: the root's hooks, the theme, the title, the announcement. */
function reflect(before: State): void {
  const { state } = store;
  const root = document.documentElement;
  root.dataset.theme = state.theme;
  root.dataset.engine = state.engine;
  document.body.dataset.pane = state.pane;
  if (state.page.title && state.page !== before.page) document.title = `${state.page.title} · Rolewalk`;
  void settled().then(() => {
    root.dataset.evaluated = String(store.state.evaluated);
  });
  announce(state);
}

let said: string | undefined;
let saying: number | undefined;

/** Says the verdict once it has stood still for a moment; a reader who types does not hear each keystroke decided. */
function announce(state: State): void {
  const row = currentRow(state);
  const step = currentStep(state);
  const verdict = isHidden(state, row) ? "What will AWS say?" : [step?.word, step?.by].filter(Boolean).join(" ");
  const words = step
    ? `Step ${stepRows(state.page).indexOf(state.row) + 1}: ${verdict}.${state.stale ? " The text does not parse." : ""}`
    : "";
  clearTimeout(saying);
  // The first view is read like any page; only what comes after it is a change.
  said ??= words;
  if (words === said) return;
  saying = window.setTimeout(() => {
    said = words;
    const live = document.getElementById("announcement");
    if (live) live.textContent = words;
  }, 400);
}

/** Left, Right, Home and End walk through the steps wherever they have no other meaning. */
function keys(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || store.state.dialog) return;
  const target = event.target instanceof Element ? event.target : document.body;
  if (event.ctrlKey || event.metaKey) {
    if (!target.closest("input, textarea, .cm-editor")) undoKeys(event);
    return;
  }
  if (event.shiftKey) return;
  if (target.closest("input, textarea, select, .cm-editor, [role=tablist], [role=slider], dialog")) return;
  const act = {
    ArrowLeft: () => stepBy(-1),
    ArrowRight: () => stepBy(1),
    Home: () => stepEnd(-1),
    End: () => stepEnd(1),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function undoKeys(event: KeyboardEvent): void {
  const key = event.key.toLowerCase();
  if (key !== "z" && key !== "y") return;
  event.preventDefault();
  if (key === "y" || event.shiftKey) text.redo();
  else text.undo();
}
