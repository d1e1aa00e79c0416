// What follows from the state, computed where it is shown. Nothing here knows a rule of IAM: it only finds its way in
// what the engine said.
import { pendingStep } from "../gen/drawing.ts";
import type {
  Badge,
  Document,
  EdgeDrawing,
  Facts,
  Field,
  Finding,
  Gate,
  GoalStep,
  Lane,
  Node,
  Page,
  Row,
  Span,
  Step,
  Trace,
} from "../gen/view.ts";
import type { State, TraceFilter } from "./state.ts";

/** Indices of the rows that can be the current one: steps, which the player walks through, and renewals. */
export function stepRows(page: Page): number[] {
  return page.rows.flatMap((row, i) => (row.kind === "step" ? [i] : []));
}

export function currentRow(state: State): Row | undefined {
  return state.page.rows[state.row];
}

export function currentStep(state: State): Step | undefined {
  return currentRow(state)?.step;
}

/** Whether the reader is to predict a row's verdict: the walk asks them to, or the address does. */
export function isToPredict(state: State, row: Row | undefined): boolean {
  return row?.pending !== undefined || (row?.kind === "step" && row.number === state.predicting);
}

/** Whether a row's verdict waits for the reader's prediction. */
export function awaitsPrediction(state: State, row: Row | undefined): boolean {
  return isToPredict(state, row) && state.guesses[row?.number ?? 0] === undefined;
}

/** The edge of a step as it is drawn; one whose verdict is still to be predicted gives neither side away. */
export function shownEdge(state: State, row: Row | undefined): EdgeDrawing | undefined {
  const { drawing, pending } = row?.step?.edge ?? {};
  if (!drawing || !awaitsPrediction(state, row)) return drawing;
  const covered = drawing.segments.map((s) => ({ ...s, hue: "unknown" }));
  return pending ?? { words: drawing.words.split(";", 1)[0] ?? "", segments: covered, locks: [] };
}

/** How a row is shown: its verdict only once the reader has predicted it. */
export function shownBadge(state: State, row: Row): Badge {
  return hidesVerdict(state, row) ? pendingStep : row.badge;
}

/** Whether a row's verdict is not told yet: it waits for a prediction, or would tell that of a step that does. */
export function hidesVerdict(state: State, row: Row | undefined): boolean {
  return row !== undefined && (awaitsPrediction(state, row) || givesAway(state, row) !== undefined);
}

/** The step still to be predicted whose verdict a row would tell, because it signs with what that step asks for. */
function givesAway(state: State, { step }: Row): Row | undefined {
  if (!step?.signer || step === currentStep(state)) return undefined;
  const asked = state.page.rows[findLane(state.page, step.signer)?.row ?? -1];
  return awaitsPrediction(state, asked) ? asked : undefined;
}

/** What the bar and the window call the walk. */
export function shownTitle({ page }: Pick<State, "page">): string {
  return page.title || "Untitled walk";
}

/** The step's place among the steps, from 1; 0 where the current row is a renewal or nothing. */
export function position(state: State): number {
  return stepRows(state.page).indexOf(state.row) + 1;
}

/** The row of the first goal that is not met; of the first step where all are. */
export function firstUnmet(page: Page): number {
  const unmet = (page.goal?.groups ?? []).flatMap((g) => g.goals.filter((s) => !s.met).map((s) => s.row));
  return unmet.length > 0 ? Math.min(...unmet) : (stepRows(page)[0] ?? -1);
}

/** A goal whose verdict is still to be predicted is not told as met. */
export function isMet(state: State, { row, met }: GoalStep): boolean {
  return met && !awaitsPrediction(state, state.page.rows[row]);
}

/** Whether every goal of the challenge or task is met, for the reader to see. */
export function isSolved(state: State): boolean {
  const { goal } = state.page;
  return goal?.solved === true && goal.groups.every((g) => g.goals.every((s) => isMet(state, s)));
}

/** One key for each text that a document has had. */
export function documentKey(document: Document): string {
  return `${document.name}#${document.change}`;
}

/** The documents in force at the current row, each name once, in file order. */
export function documentsInForce(state: State): Document[] {
  const row = Math.max(0, state.row);
  const all = state.page.documents;
  if (state.page.rows.length === 0) return all.filter((d) => d.change === 0);
  return all.filter((d) => d.fromRow <= row && row < d.untilRow);
}

/** The document in the editor; undefined for the whole walk. */
export function currentDocument(state: State): Document | undefined {
  return state.tab === "walk" ? undefined : state.page.documents.find((d) => documentKey(d) === state.tab);
}

/** Whether the reader may change a document, the whole walk where it is none: a challenge lets only some be changed. */
export function isEditable(state: State, document: Document | undefined): boolean {
  const { goal } = state.page;
  if (state.readonly) return false;
  return !goal || (document !== undefined && goal.editable.includes(document.name));
}

/** Whether a challenge lets the text at a place be changed. */
export function isEditablePlace(state: State, { from, to }: Span): boolean {
  if (!state.page.goal || state.readonly) return !state.readonly;
  return state.page.documents.some(
    (d) => isEditable(state, d) && d.at.text === 0 && d.at.from <= from && to <= d.at.to,
  );
}

export interface PathTrace {
  path: string;
  gate: Gate;
  trace: Trace;
}

/** Every row of the trace of a step, each with its path, parents before children. */
export function* traces(gates: Gate[]): Generator<PathTrace> {
  function* below(gate: Gate, prefix: string, rows: Trace[]): Generator<PathTrace> {
    for (const [i, trace] of rows.entries()) {
      const path = `${prefix}.${i}`;
      yield { path, gate, trace };
      yield* below(gate, path, trace.sub);
    }
  }
  for (const gate of gates) yield* below(gate, gate.gate, gate.trace);
}

export function traceAt(step: Step | undefined, path: string): PathTrace | undefined {
  if (!step || !path) return undefined;
  for (const found of traces(step.gates)) if (found.path === path) return found;
  return undefined;
}

/**
 * The gate whose trace is shown: the one that the reader chose, else that of the selected row, else the one that
 * decides.
 */
export function shownGate(state: State): Gate | undefined {
  const gates = currentStep(state)?.gates.filter((g) => g.trace.length > 0) ?? [];
  const named = (name: string) => gates.find((g) => g.gate === name);
  return (
    named(state.gate) ??
    named(state.trace.split(".", 1)[0] ?? "") ??
    gates.find((g) => g.outcome === "refused" || g.outcome === "unknown") ??
    gates.at(-1)
  );
}

/** Whether a row of the trace is open: as the reader left it, else where it leads to the decision. */
export function isOpen(state: State, path: string, decides: boolean): boolean {
  const leads = state.trace.startsWith(`${path}.`) || (state.trace === path && state.traceBy !== "reader");
  return state.opened[path] ?? (decides || leads);
}

/** Whether a filter shows a row of the trace: for its own sake or for what is under it. */
export function passesFilter(trace: Trace, filter: TraceFilter): boolean {
  if (filter === "all") return true;
  if (filter === "decided") return trace.decides || trace.sub.some((sub) => passesFilter(sub, filter));
  // An Allow fails where it does not apply, a Deny makes the request fail where it does.
  const fails = trace.outcome !== "unknown" && trace.held === (trace.effect === "Deny");
  if (trace.kind === "statement") return fails;
  return trace.sub.length > 0 ? trace.sub.some((sub) => passesFilter(sub, filter)) : fails;
}

export function findNode(page: Page, id: string): Node | undefined {
  return id ? page.accounts.flatMap((a) => a.nodes).find((n) => n.id === id) : undefined;
}

export function findLane(page: Page, id: string): Lane | undefined {
  return id ? page.lanes.find((l) => l.id === id) : undefined;
}

/** A finding with the version of the text that its positions speak of. */
export interface Found {
  finding: Finding;
  version: number;
}

/**
 * All that is said against the text: what the engine found, then what could be better. A text that does not parse has
 * none of that.
 */
export function allFound(state: State): Found[] {
  const { findings, findingsVersion, advice, adviceVersion, stale } = state;
  const told = advice && !stale ? [...advice.findings, ...advice.dataFindings] : [];
  return [
    ...findings.map((finding) => ({ finding, version: findingsVersion })),
    ...told.map((finding) => ({ finding, version: adviceVersion })),
  ];
}

/** The dot of a document's tab: what the engine says, or what advice says where the engine finds nothing wrong. */
export function documentBadge(state: State, document: Document): Badge {
  if (document.state !== "ok" || !state.advice || state.stale) return document.badge;
  return state.advice.documents.find((d) => d.name === document.name)?.badge ?? document.badge;
}

/** The faint edges of the other steps, each with the first row that it belongs to. */
export function trails(state: State): { path: string; row: number }[] {
  const now = currentStep(state)?.edge;
  return state.page.rows.flatMap(({ step }, row) => {
    const other = step && (step.edge.from !== now?.from || step.edge.to !== now.to);
    return other && step.edge.trail ? [{ path: step.edge.trail, row }] : [];
  });
}

/** The facts of a node or a lane that hold at the current row. */
export function factsAt(state: State, list: Facts[]): Field[] {
  return (list.findLast((f) => f.row <= Math.max(0, state.row)) ?? list[0])?.fields ?? [];
}
