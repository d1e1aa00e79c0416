// What the page and the frame have in common: the first view, the engine, and what follows a change of the text.
import { engine, framed, listenEngine, store, text } from "./app.ts";
import { followFocus, followSkips, keepFocus } from "./focus.ts";
import { words } from "./gen/drawing.ts";
import type { Finding } from "./gen/view.ts";
import { followTerms } from "./glossary/door.ts";
import { drawHidden, settled } from "./islands/island.ts";
import { followAdvice } from "./store/advice.ts";
import { followAsks } from "./store/asks.ts";
import { awaitsPrediction, currentRow, currentStep, isSolved, shownTitle, stepRows } from "./store/derived.ts";
import {
  followAddress,
  followOtherTabs,
  followStep,
  goWhereAsked,
  libraryEntry,
  listTitle,
  openAddress,
  saveWork,
} from "./store/entries.ts";
import { askNear, askNotes, engineIs, evaluate, isPrerendered, showPrerendered } from "./store/pages.ts";
import { followProgress } from "./store/progress.ts";
import { load, loadGuesses, loadTheme, loadTraceFilter } from "./store/saved.ts";
import type { State } from "./store/state.ts";
import { followSuggestions } from "./store/suggestions.ts";
import { openDialog, setColumns, stepBy, stepEnd } from "./store/updates.ts";

/** Shows what the browser saved and the walk that was decided when the site was built. */
export function showFirstView(): void {
  showPrerendered({
    entry: libraryEntry,
    guesses: framed ? {} : loadGuesses(libraryEntry.key),
    theme: loadTheme(),
    traceFilter: loadTraceFilter(),
    timelineFolded: load("timeline") === "folded",
  });
}

export function start(): void {
  let timer: number | undefined;
  text.listen((change) => {
    drawHidden();
    saveWork(change.event);
    clearTimeout(timer);
    timer = window.setTimeout(evaluate); // once for all changes of one event
  });
  followHidden();
  store.listen(reflect);
  store.listen((before) => {
    if (store.state.evaluated !== before.evaluated) decided();
  });
  store.listen((before) => {
    if (store.state.row !== before.row || store.state.page !== before.page) askNear();
  });
  store.listen((before) => {
    if (store.state.row !== before.row || store.state.entry !== before.entry) followStep();
  });
  followSuggestions();
  followAdvice();
  followProgress();
  followAsks();
  followColumns();
  followOtherTabs();
  followFocus();
  followSkips();
  followTerms();
  listenEngine(engineIs);
  engine.start();
  window.addEventListener("beforeprint", drawHidden);
  window.addEventListener("hashchange", () => followAddress(location.hash));
  document.addEventListener("keydown", keys);
  openAddress(location.hash);
  delete document.documentElement.dataset.other;
  reflect(store.state);
}

/**
 * Draws what is not shown where it is about to be needed, and once the first view is live and the reader has seen that.
 */
function followHidden(): void {
  const live = () => {
    stop();
    drawHidden();
  };
  const stop = store.listen((before) => {
    const { pane, dialog, evaluated, engine } = store.state;
    if (pane !== before.pane || dialog || !isPrerendered()) drawHidden();
    else if (evaluated !== before.evaluated || engine !== before.engine)
      void settled().then(() => requestAnimationFrame(() => setTimeout(live)));
  });
}

/** A role without a trust policy, a path in a name: the companion has fixes for them. */
const isMendable = ({ code, fixes }: Finding) => /^(MISSING_TRUST|INVALID_NAME)$/.test(code) && fixes.length === 0;

/** What follows a decision: notes that are not here, the step that a link asked for. */
function decided(): void {
  if (store.state.findings.some(isMendable)) void import("./store/mends.ts").then(({ mend }) => mend());
  askNotes();
  goWhereAsked();
  listTitle();
}

/** Follows how many columns the style sheet gives the page: widths of windows are known to the style sheets alone. */
function followColumns(): void {
  const measure = () => {
    const columns = getComputedStyle(document.documentElement).getPropertyValue("--columns").trim();
    setColumns(framed || columns === "1" ? 1 : columns === "2" ? 2 : 3);
  };
  window.addEventListener("resize", measure);
  measure();
}

/** What stands outside the islands: the root's hooks, the theme, the title, the announcement. */
function reflect(before: State): void {
  const { state } = store;
  const root = document.documentElement;
  root.dataset.theme = state.theme;
  root.dataset.engine = state.engine;
  document.body.dataset.pane = state.pane;
  if (state.page !== before.page && !state.arriving) document.title = `${shownTitle(state)} · Rolewalk`;
  void settled().then(() => {
    root.dataset.evaluated = String(store.state.evaluated);
    keepFocus();
  });
  announce(state);
}

let said: string | undefined;
let saying: number | undefined;

/** Says the verdict once it has stood still for a moment; a reader who types does not hear each keystroke decided. */
function announce(state: State): void {
  const words = spoken(state);
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

/** The current step and its verdict as a sentence; empty where there is no step. */
function spoken(state: State): string {
  const row = currentRow(state);
  const step = currentStep(state);
  if (!step) return "";
  const verdict = awaitsPrediction(state, row) ? words.predict : [step.word, step.by].filter(Boolean).join(" ");
  const number = stepRows(state.page).indexOf(state.row) + 1;
  const solved = isSolved(state) ? ` ${words.allMet}.` : "";
  const stop = /[.?!]$/.test(verdict) ? "" : ".";
  return `Step ${number}: ${verdict}${stop}${solved}${state.stale ? " The text does not parse." : ""}`;
}

/** Left, Right, Home and End walk through the steps wherever they have no other meaning. */
function keys(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey) return;
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "s" && !framed) {
    event.preventDefault();
    if (!store.state.dialog) openDialog("share");
  }
  if (store.state.dialog) return;
  const target = event.target instanceof Element ? event.target : document.body;
  if (event.ctrlKey || event.metaKey) {
    if (!target.closest("input, textarea, .cm-editor")) undoKeys(event);
    return;
  }
  if (event.key === "?" && !target.closest("input, textarea, select, .cm-editor")) {
    event.preventDefault();
    openDialog("help");
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
