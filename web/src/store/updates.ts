// Updates that the reader makes. The text is changed elsewhere (WalkText); everything here is where the reader looks.
import { framed, store, text } from "../app.ts";
import { words } from "../gen/drawing.ts";
import type { Document, Edit, Fix, GateWord, Span } from "../gen/view.ts";
import {
  awaitsPrediction,
  currentStep,
  documentKey,
  documentsInForce,
  type Found,
  findLane,
  isEditablePlace,
  position,
  stepRows,
  traceAt,
  traces,
} from "./derived.ts";
import { bringNear, shownStep, tabOfStep } from "./pages.ts";
import { save, saveGuesses } from "./saved.ts";
import type { Columns, Guess, Notice, Pane, State, Theme, TraceFilter } from "./state.ts";
import { set } from "./write.ts";

/** Makes a row the current one; rows that decide nothing cannot be. */
export function selectRow(row: number): void {
  const state = store.state;
  if (state.asking.now) set({ asking: { ...state.asking, now: "" } });
  if (row === state.row || !state.page.rows[row]?.step) return;
  if (state.page.rows[row]?.far) {
    void bringNear(row).then((here) => here && selectRow(row));
    return;
  }
  set({ row, ...shownStep({ ...state, row }), gate: "", opened: {}, inspected: "", copied: "" });
}

export function selectPosition(n: number): void {
  const rows = stepRows(store.state.page);
  const row = rows[Math.max(0, Math.min(rows.length - 1, n - 1))];
  if (row !== undefined) selectRow(row);
}

/** Goes to the next or the previous step; from a renewal, to the step next to it. */
export function stepBy(by: 1 | -1): void {
  const { page, row } = store.state;
  const rows = stepRows(page);
  const target = by > 0 ? rows.find((r) => r > row) : rows.findLast((r) => r < row);
  if (target !== undefined) selectRow(target);
}

export function stepEnd(by: 1 | -1): void {
  selectPosition(by > 0 ? stepRows(store.state.page).length : 1);
}

/** Goes to the last step at or before a place of the time axis, in percent, and to the first where there is none. */
export function selectPlace(percent: number): void {
  const { page } = store.state;
  const rows = stepRows(page).filter((r) => Number.parseFloat(page.rows[r]?.x ?? "0") <= percent);
  const row = rows.at(-1) ?? stepRows(page)[0];
  if (row !== undefined) selectRow(row);
}

/** The reader selected a row of the trace: its text is shown in its tab. */
export function selectTrace(path: string): void {
  const next: State = { ...store.state, trace: path, traceBy: "reader" };
  const found = traceAt(currentStep(next), path);
  const shows = found !== undefined && found.trace.document !== "";
  set({ trace: path, traceBy: "reader", gate: "", ...(shows ? { tab: tabOfStep(next), pinned: false } : {}) });
}

/** Tells the reader something, with what can be done about it. */
export function tell(words: string, actions: Notice["actions"]): void {
  set({ notice: { text: words, actions: [...actions, { label: "Later", run: () => set({ notice: undefined }) }] } });
}

/** Says what became of a copy. */
export function showCopied(copied: string): void {
  set({ copied });
}

/** Lets go of a tab that the reader chose, and goes to the text that decides. */
export function unpin(): void {
  const next: State = { ...store.state, trace: currentStep(store.state)?.path ?? "", traceBy: "step" };
  set({ trace: next.trace, traceBy: "step", gate: "", pinned: false, tab: tabOfStep(next) });
}

/** Selecting a gate is selecting what decided in it. */
export function selectGate(gate: GateWord): void {
  const step = currentStep(store.state);
  const all = step ? [...traces(step.gates.filter((g) => g.gate === gate))] : [];
  const target = all.findLast((t) => t.trace.decides && t.trace.document) ?? all.find((t) => t.trace.document);
  if (target) selectTrace(target.path);
  set({ gate });
}

/** The caret moved in the editor: the smallest row of the trace around it is selected. */
export function selectByCaret(at: number): void {
  const state = store.state;
  const step = currentStep(state);
  if (!step || state.stale || awaitsPrediction(state, state.page.rows[state.row])) return;
  let best: { path: string; size: number } | undefined;
  for (const { path, trace } of traces(step.gates)) {
    if (trace.at.text !== 0 || trace.at.from === trace.at.to) continue;
    const from = text.map(trace.at.from, state.pageVersion, 1);
    const to = text.map(trace.at.to, state.pageVersion, -1);
    if (at < from || at > to) continue;
    if (!best || to - from < best.size) best = { path, size: to - from };
  }
  if (best && best.path !== state.trace) set({ trace: best.path, traceBy: "editor", gate: "" });
}

/** Shows the rows of the trace that decided, that failed, or all; the browser remembers it. */
export function filterTrace(traceFilter: TraceFilter): void {
  save("trace", traceFilter === "all" ? undefined : traceFilter);
  set({ traceFilter, opened: {} });
}

/** Lights a place of a document: the smallest row of the trace around it is selected, and its text shown. */
export function lightPlace(place: Span): void {
  const step = currentStep(store.state);
  if (!step) return;
  const size = ({ from, to }: Span) => to - from;
  let best: { path: string; size: number } | undefined;
  for (const { path, trace } of traces(step.gates)) {
    for (const span of [trace.token, trace.at]) {
      const around = span.text === place.text && span.from <= place.from && place.to <= span.to && size(span) > 0;
      if (around && (!best || size(span) < best.size)) best = { path, size: size(span) };
    }
  }
  if (best) selectTrace(best.path);
}

export function toggleOpen(path: string, open: boolean): void {
  set({ opened: { ...store.state.opened, [path]: !open } });
}

/** Shows what a change has set, at the first step that sees it. */
export function showChange(index: number, key: string): void {
  const after = stepRows(store.state.page).find((r) => r > index);
  if (after !== undefined) selectRow(after);
  selectTab(key);
}

/** The reader chose a tab: it stays while they step, until they let go. */
export function selectTab(key: string): void {
  set({ tab: key, pinned: true });
}

/** Shows a tab that the reader did not choose. */
export function showTab(key: string): void {
  set({ tab: key });
}

/** Shows the document of a name in the version in force, if it is. */
export function selectDocument(name: string): void {
  const document = documentsInForce(store.state).find((d) => d.name === name);
  set({ tab: document ? documentKey(document) : "walk", pinned: true, pane: "documents" });
}

export function inspect(id: string): void {
  const lane = findLane(store.state.page, id);
  set({ inspected: id, ...(lane && store.state.pane === "timeline" ? { pane: "picture" } : {}) });
}

/** The reader says what they expect. Who expects a refusal is asked for the gate before anything is shown. */
export function guess(number: number, what: "allow" | "deny" | "unsure" | GateWord): void {
  const state = store.state;
  if (what === "deny") {
    set({ denying: number });
    return;
  }
  const said: Guess = what === "allow" ? "allow" : what === "unsure" ? "deny" : `deny by ${what}`;
  const guesses = { ...state.guesses, [number]: said };
  if (!framed && state.entry.kind !== "link") saveGuesses(state.entry.key, guesses);
  const next: State = { ...state, guesses, denying: 0, trace: currentStep(state)?.path ?? "", traceBy: "step" };
  const guessedIn = { ...state.guessedIn, [number]: text.text };
  set({
    guesses,
    guessedIn,
    denying: 0,
    trace: next.trace,
    traceBy: "step",
    gate: "",
    pinned: false,
    tab: tabOfStep(next),
  });
}

export function revealHint(number: number): void {
  const { hints } = store.state;
  set({ hints: { ...hints, [number]: (hints[number] ?? 0) + 1 } });
}

export function setTheme(theme: Theme): void {
  save("theme", theme === "auto" ? undefined : theme);
  set({ theme });
}

export function nextTheme(): void {
  const order: Theme[] = ["auto", "light", "dark"];
  setTheme(order[(order.indexOf(store.state.theme) + 1) % order.length] ?? "auto");
}

export function showPane(pane: Pane): void {
  set({ pane });
}

/** Says how many columns the style sheet gives the page. */
export function setColumns(columns: Columns): void {
  if (store.state.columns !== columns) set({ columns });
}

export function openDialog(dialog: "library" | "share" | "start" | "help"): void {
  set({ dialog });
}

export function closeDialog(): void {
  set({ dialog: "" });
}

/**
 * The document in force that a finding stands in now, by what became of its place; undefined where it is in none. A
 * document without any text is missed at the word beside it. Where the text of several was replaced at once, none is
 * it.
 */
export function documentOf(state: State, { finding, version }: Found): Document | undefined {
  if (finding.at.text !== 0) return documentsInForce(state).find((d) => d.name === finding.document);
  const from = text.map(finding.at.from, version, 1);
  const to = text.map(finding.at.to, version, -1);
  const [found, ...others] = documentsInForce(state).filter(({ at }) => {
    if (at.text !== 0) return false;
    const begin = text.map(at.from, state.pageVersion, -1);
    const end = text.map(at.to, state.pageVersion, 1);
    if (begin <= from && to <= end) return true;
    if (text.slice(begin, end).trim() !== "") return false;
    return (from >= end ? text.slice(end, from) : text.slice(to, begin)).trim() === "";
  });
  return others.length === 0 ? found : undefined;
}

/** Shows the document that a finding is about in its tab, or the whole walk where it is not in force. */
export function showFinding(found: Found): void {
  const document = documentOf(store.state, found);
  set({ tab: document ? documentKey(document) : "walk", pinned: true, pane: "documents" });
}

/** Opens or folds the list of findings; `open` is how it stands now. */
export function toggleProblems(open: boolean): void {
  set({ problemsOpen: !open });
}

export function toggleTimeline(): void {
  const timelineFolded = !store.state.timelineFolded;
  save("timeline", timelineFolded ? "folded" : undefined);
  set({ timelineFolded });
}

/** Applies the edits of a fix, which speak of the version of the text that it was found in. */
export function applyFix(fix: Fix, version: number): void {
  const changes = fix.edits
    .filter((e: Edit) => e.at.text === 0)
    .map((e: Edit) => ({ from: text.map(e.at.from, version, -1), to: text.map(e.at.to, version, -1), insert: e.new }));
  // The second click of a double click finds the edits made.
  const made = changes.every((c) => text.slice(c.from, Math.max(c.to, c.from + c.insert.length)) === c.insert);
  if (changes.length === 0 || (made && version !== text.version)) return;
  if (fix.edits.some((e) => e.at.text === 0 && !isEditablePlace(store.state, e.at))) {
    set({
      notice: {
        text: store.state.readonly ? words.fixed : words.kept,
        actions: [{ label: "All right", run: () => set({ notice: undefined }) }],
      },
    });
    return;
  }
  text.apply(changes, "fix");
}

/** Gives the walk another title, in its text. A challenge keeps its own. */
export function setTitle(title: string): void {
  const { page, pageVersion } = store.state;
  if (!title || title === page.title || page.goal) return;
  const insert = JSON.stringify(title);
  const from = text.map(page.titleAt.from, pageVersion, -1);
  const to = text.map(page.titleAt.to, pageVersion, 1);
  if (from === to) text.apply({ from: 0, insert: `title ${insert}\n` }, "rename");
  else text.apply({ from, to, insert }, "rename");
}

export function applyFindingFix({ finding, version }: Found, n: number): void {
  const fix = finding.fixes[n];
  if (fix) applyFix(fix, version);
}

export function stepWords(state: State): string {
  return `step ${position(state) || "–"} of ${stepRows(state.page).length}`;
}
