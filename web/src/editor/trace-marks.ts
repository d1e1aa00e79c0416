// Which places of the text a selected row of the trace lights.
import type { Span, Trace } from "../gen/view.ts";
import type { Marks } from "./marks.ts";

interface Range {
  from: number;
  to: number;
}

/**
 * The marks of the selected row among all rows of the trace. `place` is where a span stands in the editor's window, or
 * undefined where it stands elsewhere.
 */
export function traceMarks(selected: Trace | undefined, all: Trace[], place: (span: Span) => Range | undefined): Marks {
  const marks: Marks = { tint: undefined, token: undefined, faded: [], masked: [] };
  if (selected) {
    const { hue } = selected.badge;
    const inner = selected.kind === "element" || selected.kind === "condition";
    const outer = inner ? statementOf(selected, all) : selected;
    const tint = outer.kind === "policy" ? undefined : place(outer.at);
    if (tint) marks.tint = { ...tint, hue };
    const token = tokenOf(selected, outer, place);
    if (token) marks.token = { ...token, hue };
  }
  for (const trace of all) {
    if (trace.badge.hue !== "passed-over" || trace === selected || selected?.at.from === trace.at.from) continue;
    const at = place(trace.at);
    if (at) marks.faded.push(at);
  }
  return marks;
}

/** The deciding token; else the row's own text where that is within the tinted statement. */
function tokenOf(selected: Trace, outer: Trace, place: (span: Span) => Range | undefined): Range | undefined {
  if (selected.token.to > selected.token.from) return place(selected.token);
  return selected === outer ? undefined : place(selected.at);
}

/** The statement that an element belongs to; the element itself where there is none. */
function statementOf(element: Trace, all: Trace[]): Trace {
  const holds = (t: Trace): boolean => t.sub.includes(element) || t.sub.some(holds);
  return all.find((t) => t.kind === "statement" && holds(t)) ?? element;
}
