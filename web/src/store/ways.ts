// The edits that would turn the current decision round. They are looked for in a worker of their own, so that typing never
// waits for a search, and only while the reader has them open.
import { finder, framed, store, text } from "../app.ts";
import type { Way } from "../gen/view.ts";
import { currentRow, isHidden } from "./derived.ts";
import type { State } from "./state.ts";
import { applyFix } from "./updates.ts";

/** What the list is about: each is open or folded by itself. A challenge's are the solution, so they begin folded. */
export type WaysKind = "refused" | "allowed" | "goal";

/** A step that is passed on the way to another is not searched, in milliseconds. */
const PAUSE = 150;

/** What the list of the current row is about; undefined where there is none to be had. */
export function waysKind(state: State): WaysKind | undefined {
  const row = currentRow(state);
  if (!row?.step || isHidden(state, row) || state.stale || state.fault || state.engine === "failed") return undefined;
  if (framed && row.step.outcome === "allow") return undefined;
  if (state.page.goal) return "goal";
  return row.step.outcome === "allow" ? "allowed" : "refused";
}

/** The ways of the current row, where they are known. */
export function foundWays(state: State): NonNullable<State["ways"]>["found"] | undefined {
  const { ways } = state;
  return ways && ways.version === state.pageVersion && ways.row === state.row ? ways.found : undefined;
}

export function toggleWays(kind: WaysKind, open: boolean): void {
  if (store.state.waysOpen[kind] !== open) store.set({ waysOpen: { ...store.state.waysOpen, [kind]: open } });
}

export function applyWay(way: Way): void {
  applyFix({ title: way.title, edits: way.edits }, store.state.pageVersion);
}

/** Looks for the ways of whatever row is shown, a moment after it is. */
export function followWays(): void {
  let timer: number | undefined;
  let asked = "";
  store.listen(() => {
    const { state } = store;
    const kind = waysKind(state);
    const wanted =
      kind && state.waysOpen[kind] && state.engine === "ready" && !foundWays(state)
        ? `${state.pageVersion} ${state.row}`
        : "";
    if (wanted === asked) return;
    asked = wanted;
    clearTimeout(timer);
    if (wanted) timer = window.setTimeout(() => void look(), PAUSE);
  });
}

async function look(): Promise<void> {
  const { pageVersion: version, row } = store.state;
  if (text.version !== version) return; // a newer text is being decided, and is looked at then
  try {
    const found = await finder().ways(text.text, row);
    if (store.state.pageVersion === version && store.state.row === row) store.set({ ways: { version, row, found } });
  } catch (error) {
    const none = error instanceof Error ? error.message : String(error);
    if (store.state.pageVersion === version && store.state.row === row)
      store.set({
        ways: { version, row, found: { needs: [], row, opens: true, title: "", none, ways: [], tried: 0 } },
      });
  }
}
