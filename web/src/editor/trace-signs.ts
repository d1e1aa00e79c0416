// What the gutter and the ends of lines say of the selected step, from its trace.
import { words } from "../gen/drawing.ts";
import type { Span, Trace } from "../gen/view.ts";

/** A place of a text that the page speaks of: where it stands in the editor. */
interface Range {
  from: number;
  to: number;
}

/** A statement's tick or cross. */
export interface Sign {
  at: number;
  icon: string;
  hue: string;
  /** What it says to who does not see it. */
  words: string;
}

/** What the request had for a condition, behind its line. */
export interface Got {
  /** The end of the condition. */
  at: number;
  key: string;
  hue: string;
  words: string;
}

export interface Signs {
  signs: Sign[];
  got: Got[];
}

/** A value longer than this is cut in its middle. */
const LONGEST = 44;

/** The signs of all rows of a trace that stand in the editor's window. */
export function traceSigns(all: Trace[], place: (span: Span) => Range | undefined): Signs {
  const signs = new Map<number, Sign>();
  const got = new Map<number, Got>();
  for (const trace of all) {
    if (trace.kind !== "statement" && trace.kind !== "condition") continue;
    const at = place(trace.at);
    if (!at) continue;
    const { hue, icon } = trace.badge;
    if (trace.kind === "condition") {
      const words = gotWords(trace);
      if (!got.has(at.to) || trace.decides) got.set(at.to, { at: at.to, key: trace.key, hue, words });
    } else if (!signs.has(at.from) || trace.decides) {
      const sign = { at: at.from, icon, hue, words: `${trace.label}, ${trace.effect}. ${applies(trace)}` };
      signs.set(at.from, sign);
    }
  }
  const order = (a: { at: number }, b: { at: number }) => a.at - b.at;
  return { signs: [...signs.values()].sort(order), got: [...got.values()].sort(order) };
}

function applies(trace: Trace): string {
  if (trace.outcome === "unknown") return words.mayApply;
  return trace.held ? words.applies : words.notApplies;
}

function gotWords(trace: Trace): string {
  return trace.absent || `${words.got} ${trace.actual.map(short).join(", ")}`;
}

function short(value: string): string {
  const half = LONGEST / 2;
  return value.length > LONGEST ? `${value.slice(0, half)}…${value.slice(-half)}` : value;
}
