// The colours of the text, of the lines that are seen. CodeMirror's own way, a tree of the whole text and a style sheet
// made from tags, is a tenth of what the page fetches first (docs/decisions/039-the-first-script.md).
import { EditorState, type Extension, Prec, RangeSetBuilder, type Text } from "@codemirror/state";
import { type StreamParser, StringStream } from "@codemirror/streamparser";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { json, walk } from "./language.ts";

export interface Token {
  from: number;
  to: number;
  style: string;
}

const TAB = 2;

/** Reads texts line by line, and remembers the state in which each line begins. The states are flat objects or null. */
export class Lines<State> {
  private readonly parser: StreamParser<State>;
  /** The state at the start of each line that was reached. */
  private readonly starts: State[];

  constructor(parser: StreamParser<State>) {
    this.parser = parser;
    this.starts = [parser.startState?.(TAB) as State];
  }

  /** Forgets what came behind the start of a line, counted from 1. */
  changed(line: number): void {
    this.starts.length = Math.min(this.starts.length, line);
  }

  /** The tokens of a line, counted from 1, at their places in it. */
  tokens(doc: Text, line: number): Token[] {
    for (let n = this.starts.length; n < line; n++) this.read(doc, n);
    return this.read(doc, line);
  }

  /** Reads a line whose start was reached; so is that of the next one then. */
  private read(doc: Text, line: number): Token[] {
    const state = structuredClone(this.starts[line - 1] as State);
    const found: Token[] = [];
    const stream = new StringStream(doc.line(line).text, TAB, TAB);
    while (!stream.eol()) {
      stream.start = stream.pos;
      const style = this.parser.token(stream, state);
      if (style) found.push({ from: stream.start, to: stream.pos, style });
    }
    if (this.starts.length === line) this.starts.push(state);
    return found;
  }
}

const marks = new Map<string, Decoration>();

/** One mark for each style: CodeMirror compares marks by identity first. */
function mark(style: string): Decoration {
  const made = marks.get(style) ?? Decoration.mark({ class: `tok-${style}` });
  marks.set(style, made);
  return made;
}

function draw<State>(view: EditorView, lines: Lines<State>): DecorationSet {
  const { doc } = view.state;
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = doc.lineAt(at);
      for (const token of lines.tokens(doc, line.number)) {
        const begins = Math.max(line.from + token.from, from);
        const ends = Math.min(line.from + token.to, to);
        if (begins < ends) builder.add(begins, ends, mark(token.style));
      }
      at = line.to + 1;
    }
  }
  return builder.finish();
}

function coloured<State>(parser: StreamParser<State>): Extension {
  const plugin = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      private readonly lines = new Lines(parser);
      constructor(view: EditorView) {
        this.decorations = draw(view, this.lines);
      }
      update({ view, docChanged, viewportChanged, changes, startState }: ViewUpdate) {
        if (docChanged) {
          let first = startState.doc.length;
          changes.iterChangedRanges((from) => {
            first = Math.min(first, from);
          });
          this.lines.changed(startState.doc.lineAt(first).number);
        }
        if (docChanged || viewportChanged) this.decorations = draw(view, this.lines);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
  // Around what marks a range, whose words keep their colours.
  return Prec.high(plugin);
}

const look = EditorView.theme({
  ".tok-propertyName": { color: "var(--code-key)" },
  ".tok-keyword": { color: "var(--code-key)", fontWeight: "600" },
  ".tok-string, .tok-atom": { color: "var(--code-string)" },
  ".tok-punctuation": { color: "var(--code-punct)" },
  ".tok-comment": { color: "var(--ink-faint)", fontStyle: "italic" },
});

/** The colours of a policy alone, or of a walk, which has comments too. */
export const colours = (policy: boolean): Extension =>
  policy
    ? [look, coloured(json)]
    : [look, coloured(walk), EditorState.languageData.of(() => [{ commentTokens: { line: "#" } }])];
