// How the address wants the open walk to be shown, and the page that follows it.
import { store, text } from "../app.ts";
import { moveNow } from "./asks.ts";
import { seconds } from "./moment.ts";
import { shownStep } from "./pages.ts";
import { noParams, type Params, writeParams } from "./params.ts";
import { set } from "./write.ts";

let params = noParams;

/** The time that an address asked for, until its walk is decided. */
let awaitedTime = "";

/** Moves the now-line there. */
export function goToTime(): void {
  if (!awaitedTime || store.state.page.rows.length === 0) return;
  // Another step takes the now-line along, so the line moves once all have heard of the step.
  queueMicrotask(() => {
    if (!awaitedTime) return;
    moveNow(seconds(awaitedTime));
    awaitedTime = "";
  });
}

/** Remembers what is asked for. */
export function remember(asked: Params): void {
  params = asked;
  awaitedTime = asked.time;
}

export const awaitsTime = (): boolean => awaitedTime !== "";

/** What an address says of the walk as it is shown now, at a step; 0 names none. */
export function paramsAt(step: number): string {
  return writeParams({ ...params, step, time: awaitedTime || store.state.asking.now });
}

/** Shows a walk as its address asks; the step and the time wait until it is decided. */
export function follow(asked: Params): void {
  const { guesses } = store.state;
  const predicting = asked.predict ? Math.max(1, asked.step) : 0;
  text.locked = asked.readonly;
  set({
    readonly: asked.readonly,
    edit: asked.edit,
    predicting,
    guesses: predicting > 0 ? Object.fromEntries(Object.entries(guesses).filter(([n]) => +n !== predicting)) : guesses,
    ...(asked.pane ? { pane: asked.pane } : {}),
    ...(asked.theme ? { theme: asked.theme } : {}),
  });
  if (predicting > 0) set(shownStep(store.state));
}
