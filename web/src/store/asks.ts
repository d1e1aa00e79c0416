// Asks what the walk does not ask, as the reader changes it, and writes it into the walk. The answers come from the
// companion, which is fetched when the what-if is opened or the now-line moved.
import { advisor, framed, searcher, store, text } from "../app.ts";
import { again, keep, whatIf } from "../engine/asks.ts";
import { Replaced } from "../engine/client.ts";
import type { Ask, AskField } from "../gen/view.ts";
import { type Asking, notAsking } from "./asking.ts";
import { awaitsPrediction, currentRow, currentStep } from "./derived.ts";
import { axis, nowOf, seconds, timeOf } from "./moment.ts";
import type { State } from "./state.ts";
import { applyFix, selectRow } from "./updates.ts";
import { set } from "./write.ts";

/** The fields by their names on the page. */
export const members: Record<Exclude<AskField, "">, keyof Ask> = {
  caller: "caller",
  role: "role",
  "external-id": "externalId",
  mfa: "mfa",
  "source-ip": "sourceIp",
  duration: "duration",
  time: "time",
  claims: "claims",
};

/** What is asked now; undefined where there is no step. */
export function askOf(state: State): Ask | undefined {
  const { plain, changes } = state.asking;
  const base = plain ?? currentStep(state)?.ask;
  return base && { ...base, time: nowOf(state), ...changes };
}

/** Whether something else is asked than the step does. */
export function asksOther(state: State): boolean {
  const { plain, now } = state.asking;
  const base = currentStep(state)?.ask;
  const ask = askOf(state);
  if (!ask || !base) return plain !== undefined;
  return plain !== undefined || now !== "" || Object.values(members).some((m) => ask[m] !== base[m]);
}

/** The key of an ask: what it was asked of. */
function keyOf(state: State): string {
  return `${state.pageVersion} ${state.row} ${JSON.stringify(askOf(state))}`;
}

/** The answer to what is asked now, and whether it is; undefined before there is one. */
export function answerOf(
  state: State,
): { current: boolean; found: NonNullable<Asking["answer"]>["found"] } | undefined {
  const { answer } = state.asking;
  return answer && { current: answer.key === keyOf(state), found: answer.found };
}

/** How every step ends where the now-line stands; undefined where that is not known or the line stands at the step. */
export function againOf(state: State): NonNullable<Asking["again"]>["found"] | undefined {
  return state.asking.now ? state.asking.again?.found : undefined;
}

/** Whether a step can be kept: it is decided, and the walk is the reader's to change. */
export function canKeep(state: State): boolean {
  if (state.page.goal || state.stale) return false;
  const answer = answerOf(state);
  return asksOther(state) ? answer?.current === true && answer.found.faults.length === 0 : true;
}

function patch(asking: Partial<Asking>): void {
  set({ asking: { ...store.state.asking, ...asking } });
}

export function toggleWhatIf(open: boolean): void {
  if (store.state.asking.open !== open) patch({ open });
}

/** The reader changed a field. */
export function changeAsk(field: AskField, value: string | boolean): void {
  if (field === "") return;
  patch({ changes: { ...store.state.asking.changes, [members[field]]: value }, notKept: "" });
}

export function resetAsk(): void {
  const { open } = store.state.asking;
  set({ asking: { ...notAsking, open } });
}

/** Opens the decision of a cell of the matrix, asked at the moment of the matrix. */
export function askPlainly(caller: string, role: string, as: string): void {
  const empty = { externalId: "", sourceIp: "", duration: "", claims: "", mfa: false };
  patch({ open: true, changes: {}, notKept: "", plain: { ...empty, caller, role, as, time: nowOf(store.state) } });
  set({ pane: "walk" });
}

/** Puts the now-line at a moment, held within the axis; at the current step it stands as it did. */
export function moveNow(at: number): void {
  const { state } = store;
  const { from, until } = axis(state.page);
  const time = timeOf(Math.max(from, Math.min(until, at)));
  const { time: _, ...changes } = state.asking.changes;
  patch({ now: time === currentRow(state)?.time ? "" : time, changes });
}

/** Moves the now-line by seconds. */
export function moveNowBy(by: number): void {
  moveNow(seconds(nowOf(store.state)) + by);
}

/** Opens the what-if of a step at the moment of the now-line. */
export function askStepAt(row: number): void {
  const { now } = store.state.asking;
  selectRow(row);
  set({ asking: { ...notAsking, open: true, now }, pane: "walk" });
}

/** The step that was kept, and the version of the text that has it. */
let kept: { step: number; version: number } | undefined;

/** Writes what is asked into the walk and goes to the step. */
export async function keepAsStep(): Promise<void> {
  const { state } = store;
  const ask = askOf(state);
  const { version } = text;
  if (!ask || !canKeep(state) || version !== state.pageVersion) return;
  try {
    const found = await keep(advisor, text.text, state.row, ask);
    if (text.version !== version) return; // the reader has changed the text since
    if (found.fault) {
      patch({ notKept: found.fault });
      return;
    }
    applyFix({ title: "", edits: found.edits }, version);
    kept = { step: found.step, version: text.version };
  } catch (error) {
    patch({ notKept: error instanceof Error ? error.message : String(error) });
  }
}

/** Follows the state: asks what is changed, and starts anew at another step. */
export function followAsks(): void {
  store.listen((before) => {
    const { state } = store;
    if (kept && state.evaluated !== before.evaluated && state.pageVersion >= kept.version) goToKept();
    if (stepOf(state) !== stepOf(before)) startAnew(state);
    ask();
  });
}

/** Names the current step across edits of the text. */
function stepOf({ entry, page, row }: State): string {
  const at = page.rows[row];
  return `${entry.key} ${at?.kind === "step" ? at.number : `row ${row}`}`;
}

function startAnew({ asking }: State): void {
  const { open } = asking;
  if (JSON.stringify(asking) !== JSON.stringify({ ...notAsking, open })) set({ asking: { ...notAsking, open } });
}

function goToKept(): void {
  const step = kept?.step;
  kept = undefined;
  const row = store.state.page.rows.findIndex((r) => r.kind === "step" && r.number === step);
  if (row >= 0) selectRow(row);
}

const asked = { whatIf: "", again: "" };

/** Says whether the matrix is being decided. Checks and searches wait until it has been. */
export function survey(surveying: boolean): void {
  if (store.state.surveying === surveying) return;
  set({ surveying });
  if (!surveying) return;
  advisor.drop("advise");
  searcher.drop("suggest");
}

/** Asks what is not answered. A text that is being decided is asked once it is. */
function ask(): void {
  const { state } = store;
  const here = state.engine !== "failed" && !state.stale && text.version === state.pageVersion;
  const wanted = here && state.asking.open && !awaitsPrediction(state, currentRow(state)) && askOf(state);
  const key = wanted ? keyOf(state) : "";
  if (key !== asked.whatIf) {
    asked.whatIf = key;
    if (wanted) void askWhatIf(key, state.row, wanted);
  }
  const at = here && !framed && state.asking.now ? `${state.pageVersion} ${state.row} ${state.asking.now}` : "";
  if (at !== asked.again) {
    asked.again = at;
    if (at) void askAgain(at, state.row, state.asking.now);
  }
}

async function askWhatIf(key: string, row: number, request: Ask): Promise<void> {
  try {
    const found = await whatIf(advisor, text.text, row, request);
    if (key === asked.whatIf) patch({ answer: { key, found } });
  } catch (error) {
    if (error instanceof Replaced || key !== asked.whatIf) return;
    const message = error instanceof Error ? error.message : String(error);
    const badge = { hue: "undecided", icon: "later", word: "undecided" };
    const none = { needs: [], fields: [], callers: [], roles: [], word: "", by: "", sentence: "", aws: "" };
    const found = { ...none, outcome: "undecided" as const, badge, faults: [{ field: "" as const, message }] };
    patch({ answer: { key, found } });
  }
}

async function askAgain(key: string, row: number, time: string): Promise<void> {
  try {
    const found = await again(advisor, text.text, row, time);
    if (key === asked.again) patch({ again: { key, found } });
  } catch {
    // A newer moment is asked, or the reader moves on; the line says that it is being asked.
  }
}
