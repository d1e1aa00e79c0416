// The moments of the time axis. Times of the page are all of one form, in whole seconds and UTC.
import type { Page } from "../gen/view.ts";
import { currentRow } from "./derived.ts";
import type { State } from "./state.ts";

/** The seconds of a time of the page. */
export const seconds = (time: string): number => Math.floor(Date.parse(time) / 1000);

/** A time of the page, from its seconds. */
export const timeOf = (at: number): string => `${new Date(at * 1000).toISOString().slice(0, 19)}Z`;

/** Where the axis begins and ends. A walk in which no time passes is shown as an hour. */
export function axis(page: Page): { from: number; until: number } {
  const from = seconds(page.from);
  const until = seconds(page.until);
  return { from, until: until - from <= 1 ? from + 3600 : until };
}

/** The moment of the now-line. */
export function nowOf(state: State): string {
  return state.asking.now || (currentRow(state)?.time ?? state.page.from);
}

/** The place of a moment on the axis, in percent with three digits, as the engine writes places. */
export function placeOf(page: Page, time: string): string {
  const { from, until } = axis(page);
  const share = Math.floor((100_000 * (seconds(time) - from)) / (until - from));
  return `${Math.max(0, Math.min(100_000, share)) / 1000}%`;
}

/** A moment as the walk's clock shows it: with its day where the walk goes over several. */
export function clockOf(page: Page, time: string): string {
  const { from, until } = axis(page);
  const [date = "", clock = ""] = time.replace(/Z$/, "").split("T");
  const short = clock.replace(/:00$/, "");
  const oneDay = until - from <= 86400 && page.from.startsWith(date);
  return oneDay ? short : `${date.slice(date.indexOf("-") + 1)} ${short}`;
}
