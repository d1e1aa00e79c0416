// A policy stands indented in its walk. The text is left as it is; only its drawing is moved to the left by what all
// its lines have in common, and a line that is broken goes on two columns further in than it began.
import { type Extension, RangeSetBuilder } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

const HANG = 2;
const TAB = 2;

/** How many columns a line goes in by behind an opening bracket. */
export const UNIT = 2;

/** Columns of blanks that a line begins with; undefined for a line that is empty or blank. */
export function indentOf(line: string): number | undefined {
  const blanks = /^[ \t]*/.exec(line)?.[0] ?? "";
  if (blanks.length === line.length) return undefined;
  return blanks.length + (TAB - 1) * (blanks.split("\t").length - 1);
}

/** What all lines but the first are indented by: the first begins where the document does. */
export function commonIndent(lines: Iterable<string>): number {
  let common: number | undefined;
  let first = true;
  for (const line of lines) {
    const own = first ? undefined : indentOf(line);
    first = false;
    if (own !== undefined) common = Math.min(common ?? own, own);
  }
  return common ?? 0;
}

function draw(view: EditorView, common: number): DecorationSet {
  const { doc } = view.state;
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = doc.lineAt(at);
      const own = indentOf(line.text) ?? 0;
      const shift = line.number === 1 ? 0 : Math.min(common, own);
      const style = `padding-left:calc(8px + ${own - shift + HANG}ch);text-indent:-${own + HANG}ch`;
      builder.add(line.from, line.from, Decoration.line({ attributes: { style } }));
      at = line.to + 1;
    }
  }
  return builder.finish();
}

export function indented(pulled: boolean): Extension {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      private common: number;
      constructor(view: EditorView) {
        this.common = pulled ? commonIndent(view.state.doc.iterLines()) : 0;
        this.decorations = draw(view, this.common);
      }
      update({ view, docChanged, viewportChanged }: ViewUpdate) {
        // A line that goes, as a closing brace, moves no other line: under the reader the common part only shrinks.
        if (docChanged) this.common = Math.min(this.common, commonIndent(view.state.doc.iterLines()));
        if (docChanged || viewportChanged) this.decorations = draw(view, this.common);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}
