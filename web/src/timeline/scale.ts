// Time as places on the timeline: pure functions from the page's moments to percentages of its width.
import { scaleUtc } from "d3-scale";

export interface Span {
  from: string;
  until: string;
}

export interface TimeScale {
  /** Percentage of a moment, held within the shown span. */
  at(time: string | number): number;
  /** The moment at a percentage, in milliseconds. */
  moment(percent: number): number;
  ticks: { at: number; label: string }[];
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Makes the scale for the span of a walk; one without length is shown as an hour. */
export function timeScale(span: Span, count = 6): TimeScale {
  const from = Date.parse(span.from);
  const until = Math.max(Date.parse(span.until), from + 1000);
  const end = until - from <= 1000 ? from + HOUR : until;
  const scale = scaleUtc([from, end], [0, 100]).clamp(true);
  const round = (n: number) => Math.round(n * 1000) / 1000;
  return {
    at: (time) => round(scale(typeof time === "string" ? Date.parse(time) : time)),
    moment: (percent) => scale.invert(percent).getTime(),
    ticks: scale.ticks(count).map((date) => ({
      at: round(scale(date)),
      label: clock(date.toISOString(), { from: span.from, until: new Date(end).toISOString() }),
    })),
  };
}

/** A moment as the walk's clock shows it, in UTC: with its day where the walk goes over several, with seconds where there are any. */
export function clock(time: string, span: Span): string {
  const date = new Date(Date.parse(time));
  if (Number.isNaN(date.getTime())) return "";
  const iso = date.toISOString();
  const hm = iso.slice(11, 16) + (iso.slice(17, 19) === "00" ? "" : iso.slice(16, 19));
  const long = iso.slice(0, 10) !== span.from.slice(0, 10) || Date.parse(span.until) - Date.parse(span.from) > DAY;
  return long ? `${iso.slice(5, 10)} ${hm}` : hm;
}
