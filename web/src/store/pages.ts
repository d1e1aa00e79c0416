// Updates that come from the engine: a page for a version of the text, or the reason why there is none.

import { advisor, engine, prerendered, site, store, text } from "../app.ts";
import { evaluate as decide, near, render } from "../engine/calls.ts";
import { Replaced, TooSlow } from "../engine/client.ts";
import type { Nearby, Page, Row, Step } from "../gen/view.ts";
import {
  awaitsPrediction,
  currentStep,
  documentKey,
  documentsInForce,
  firstUnmet,
  stepRows,
  traceAt,
} from "./derived.ts";
import type { State } from "./state.ts";
import { set } from "./write.ts";

export function engineIs(state: State["engine"], why: string): void {
  const { evaluated, fault, slow } = store.state;
  const first = state === "ready" && evaluated === 0 && !fault && !slow;
  const stands = first && isPrerendered();
  set({ engine: state, why, ...(stands && { evaluated: 1 }) });
  if (stands) window.setTimeout(warm);
  else if (first) void evaluate();
}

/** Whether what is shown is what this engine decided when the site was built: nothing of it has to be decided again. */
export function isPrerendered(): boolean {
  const { opening, arriving, task } = store.state;
  return prerendered !== undefined && text.text === prerendered.text && !opening && !arriving && task === 0;
}

/**
 * Has the engine decide the walk that is shown, and drops the answer. By the reader's first edit the browser has
 * compiled what a decision needs, and the engine has the policies that the walk attaches.
 */
function warm(): void {
  const { task, row } = store.state;
  if (text.version === 0) engine.askNewest("evaluate", text.text, task, row).catch(() => undefined);
}

/** The text that the page is of. */
let shown = prerendered?.text ?? "";

/** Decides the text as it is now and shows the page. */
export async function evaluate(): Promise<void> {
  if (store.state.opening) return;
  const { version, text: walk } = text;
  const began = performance.now();
  try {
    const page = await decide(engine, walk, store.state.task, store.state.row);
    if (page.status === "decided") shown = walk;
    showPage(version, page, performance.now() - began);
  } catch (error) {
    if (error instanceof TooSlow) tookTooLong(version);
    else if (!(error instanceof Replaced) && store.state.engine !== "failed") faulted(version, messageOf(error));
  }
}

/** The reader may be so many rows from one whose details are not here before they are asked for. */
const AHEAD = 5;

/** Asks for the details of the rows that the reader comes near to in a long walk. */
export function askNear(): void {
  const { page, row } = store.state;
  if (page.rows.slice(Math.max(0, row - AHEAD), row + AHEAD + 1).some((r) => r.far)) void bringNear(row);
}

/** The walk and the row that details were asked for last: until they come they are not asked for again. */
let askedNear = "";

/** Brings the details of the rows near a row. Answers whether they are here now. */
export async function bringNear(row: number): Promise<boolean> {
  const { pageVersion, task } = store.state;
  const key = `${pageVersion} ${task} ${row}`;
  if (key === askedNear) return false;
  askedNear = key;
  const found = await near(engine, shown, task, row).catch(() => undefined);
  const current = store.state.pageVersion === pageVersion && store.state.task === task;
  if (key === askedNear) askedNear = "";
  if (found && current) showNear(found);
  return found !== undefined && current;
}

/** Puts the details of some rows into the page; a row that waited for them shows what decides in it. */
function showNear(found: Nearby): void {
  const { state } = store;
  const rows = [...state.page.rows];
  rows.splice(found.from, found.rows.length, ...found.rows);
  const page = { ...state.page, rows };
  set({ page, ...(state.page.rows[state.row]?.far ? shownStep({ ...state, page }) : {}) });
}

/** A step as it is shown when the reader comes to it: what decides in it is selected, and its text is in view. */
export function shownStep(state: State): Pick<State, "trace" | "traceBy" | "tab"> {
  const row = state.page.rows[state.row];
  const next: State = { ...state, trace: awaitsPrediction(state, row) ? "" : (row?.step?.path ?? ""), traceBy: "step" };
  return { trace: next.trace, traceBy: "step", tab: tabAfterStep(next) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** An answer about the text before the walk that was just opened: it must not be shown as this walk's. */
export function isOfAnotherWalk(version: number): boolean {
  return store.state.arriving && version !== text.version;
}

export function faulted(version: number, why: string): void {
  if (isOfAnotherWalk(version)) return;
  set({ fault: why || "The engine stopped.", slow: false, evaluated: store.state.evaluated + 1 });
}

export function tookTooLong(version: number): void {
  if (isOfAnotherWalk(version)) return;
  set({ slow: true, stale: true, evaluated: store.state.evaluated + 1 });
}

/**
 * Shows what the engine said of a version of the text; an answer to a text that is gone is still the newest there is.
 */
export function showPage(version: number, page: Page, took: number): void {
  if (isOfAnotherWalk(version)) return;
  if (page.fault) {
    faulted(version, page.fault);
    return;
  }
  const settled = {
    fault: "",
    slow: false,
    findings: page.findings,
    findingsVersion: version,
    took,
    evaluated: store.state.evaluated + 1,
  };
  if (page.status === "broken") {
    set({ ...settled, stale: true });
    return;
  }
  text.forget(store.state.advice && !store.state.arriving ? Math.min(version, store.state.adviceVersion) : version);
  set({
    ...settled,
    stale: false,
    ...(store.state.arriving ? arrived(page, version) : placed(store.state, page, version)),
  });
}

const askedNotes = new Set<string>();

/** Asks for the notes that the page shows and whose trees are not here. One that cannot be had stays plain text. */
export function askNotes(): void {
  const { page, notes } = store.state;
  const shown = [page.about, page.goal?.brief ?? "", page.lesson.remember, ...page.rows.map((row) => row.note)];
  for (const markdown of new Set(shown)) {
    if (!markdown || notes[markdown] || askedNotes.has(markdown)) continue;
    askedNotes.add(markdown);
    render(advisor, markdown).then(
      (tree) => set({ notes: { ...store.state.notes, [markdown]: tree } }),
      () => undefined,
    );
  }
}

/**
 * Shows the walk that was decided when the page was made, at the step that it was drawn at, so that it stands before
 * the engine arrives.
 */
export function showPrerendered(
  saved: Pick<State, "entry" | "guesses" | "theme" | "traceFilter" | "timelineFolded">,
): void {
  set(saved);
  if (!prerendered) return;
  const { page, notes, suggestions, advice } = prerendered;
  const steps = stepRows(page);
  const row = steps[site.step - 1] ?? steps[0] ?? -1;
  const next: State = { ...store.state, page, row, notes, findings: page.findings, advice };
  next.trace = awaitsPrediction(next, page.rows[row]) ? "" : (page.rows[row]?.step?.path ?? "");
  next.tab = tabOfStep(next);
  next.suggestions = suggestions && { version: 0, row, found: suggestions };
  set(next);
}

/** A walk that was just opened, at its first step. */
function arrived(page: Page, version: number): Partial<State> {
  const start: State = { ...store.state, row: -1, trace: "", page: { ...page, rows: [] } };
  const place = placed(start, page, version);
  const next: State = { ...start, ...place };
  const pending = awaitsPrediction(next, page.rows[next.row]);
  return {
    ...place,
    arriving: false,
    opened: {},
    inspected: "",
    trace: pending ? "" : next.trace,
    tab: tabOfStep(next),
  };
}

/** The reader's place, carried over to a new page: the same step, the same row of its trace, the same tab. */
export function placed(state: State, page: Page, version: number): Partial<State> {
  const row = sameRow(page, state.page.rows[state.row], state.row);
  const next: State = { ...state, page, pageVersion: version, row };
  const step = page.rows[row]?.step;
  const kept = isChosen(state, step);
  const pending = awaitsPrediction(next, page.rows[row]);
  next.trace = kept ? state.trace : pending ? "" : (step?.path ?? "");
  next.traceBy = kept ? state.traceBy : "step";
  // Under who types the document stays; what is done elsewhere shows the text that decides.
  next.tab = text.typed || state.pinned ? sameTab(next) : tabOfStep(next);
  return { page, pageVersion: version, row, trace: next.trace, traceBy: next.traceBy, tab: next.tab };
}

/** Whether the reader chose a row of the trace which the new one has too. A row that the step chose gives way. */
function isChosen(state: State, step: Step | undefined): boolean {
  if (state.traceBy !== "reader") return false;
  const before = traceAt(currentStep(state), state.trace)?.trace;
  const after = traceAt(step, state.trace)?.trace;
  return before !== undefined && after?.kind === before.kind && after.document === before.document;
}

function sameRow(page: Page, old: Row | undefined, index: number): number {
  const rows = stepRows(page);
  if (!old) return firstUnmet(page);
  if (old.kind === "renewal" && page.rows[index]?.kind === "renewal") return index;
  const same = page.rows.findIndex((r) => r.kind === "step" && r.number === old.number);
  return same >= 0 ? same : (rows.at(-1) ?? -1);
}

/** A document keeps its tab under its name: in force at another row may be another text of it. */
function sameTab(state: State): string {
  if (state.tab === "walk") return "walk";
  const inForce = documentsInForce(state);
  if (inForce.some((d) => documentKey(d) === state.tab)) return state.tab;
  const name = state.tab.slice(0, state.tab.lastIndexOf("#"));
  const same = inForce.find((d) => d.name === name);
  return same ? documentKey(same) : "walk";
}

/** The tab of what decided a step, else of the first document, else the whole walk. */
export function tabOfStep(state: State): string {
  const inForce = documentsInForce(state);
  const step = state.page.rows[state.row]?.step;
  const name = traceAt(step, state.trace)?.trace.document;
  const document =
    inForce.find((d) => d.name === name) ?? inForce.find((d) => documentKey(d) === state.tab) ?? inForce[0];
  return document ? documentKey(document) : "walk";
}

/** The tab for the current row after a step: the reader's own choice, else that of what decided. */
export function tabAfterStep(state: State): string {
  return state.pinned ? sameTab(state) : tabOfStep(state);
}
