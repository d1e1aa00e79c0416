// A gutter with a tick or a cross for each statement, and behind a condition what the request had. Neither is part of
// the text: it is drawn by the style sheet, so that what is copied, searched and read as the text stays the text.
import { type EditorState, type Extension, RangeSet, StateEffect, StateField, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, GutterMarker, gutter, WidgetType } from "@codemirror/view";
import type { Got, Sign, Signs } from "./trace-signs.ts";

const SVG = "http://www.w3.org/2000/svg";

class Mark extends GutterMarker {
  private readonly sign: Sign;
  constructor(sign: Sign) {
    super();
    this.sign = sign;
  }
  override eq(other: Mark): boolean {
    return (
      other.sign.icon === this.sign.icon && other.sign.hue === this.sign.hue && other.sign.words === this.sign.words
    );
  }
  override toDOM(): HTMLElement {
    const { icon, hue, words } = this.sign;
    const box = document.createElement("span");
    box.className = `sign ${hue}`;
    box.dataset.rw = "sign";
    box.dataset.icon = icon;
    box.title = words;
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("class", "ic");
    const use = document.createElementNS(SVG, "use");
    use.setAttribute("href", `#i-${icon}`);
    svg.append(use);
    box.append(svg);
    return box;
  }
}

/** The gutter is hidden from a screen reader, so the line says what the sign says. */
class Said extends WidgetType {
  private readonly words: string;
  constructor(words: string) {
    super();
    this.words = words;
  }
  override eq(other: Said): boolean {
    return other.words === this.words;
  }
  override toDOM(): HTMLElement {
    const said = document.createElement("span");
    said.className = "sign-said";
    said.setAttribute("role", "img");
    said.setAttribute("aria-label", this.words);
    return said;
  }
}

class Had extends WidgetType {
  private readonly hue: string;
  private readonly words: string;
  constructor(hue: string, words: string) {
    super();
    this.hue = hue;
    this.words = words;
  }
  override eq(other: Had): boolean {
    return other.words === this.words && other.hue === this.hue;
  }
  override toDOM(): HTMLElement {
    const had = document.createElement("span");
    had.className = `got ${this.hue}`;
    had.dataset.rw = "got";
    had.dataset.got = this.words;
    had.setAttribute("role", "note");
    had.setAttribute("aria-label", this.words);
    return had;
  }
  override ignoreEvent(): boolean {
    return false;
  }
}

interface Drawn {
  marks: RangeSet<GutterMarker>;
  lines: DecorationSet;
}

const empty: Drawn = { marks: RangeSet.empty, lines: Decoration.none };
const set = StateEffect.define<Signs>();

const field = StateField.define<Drawn>({
  create: () => empty,
  update(value, tr) {
    for (const effect of tr.effects) if (effect.is(set)) return draw(tr.state.doc, effect.value);
    return tr.docChanged ? { marks: value.marks.map(tr.changes), lines: value.lines.map(tr.changes) } : value;
  },
  provide: (f) => EditorView.decorations.from(f, (drawn) => drawn.lines),
});

/** One sign a line: that of the statement that decides, else of the first. One note a line, with all that it says. */
function draw(doc: Text, { signs, got }: Signs): Drawn {
  const inside = (at: number) => at >= 0 && at <= doc.length;
  const marks = byLine(
    doc,
    signs.filter((s) => inside(s.at)),
  ).map(({ from, all }) => {
    const first = all.find((s) => s.hue !== "plain" && s.hue !== "passed-over") ?? all[0];
    return { from, sign: { ...(first as Sign), words: all.map((s) => s.words).join(" ") } };
  });
  const notes = byLine(
    doc,
    got.filter((g) => inside(g.at)),
  ).map(({ to, all }) => ({ to, ...joined(all) }));
  const lines = [
    ...marks.map(({ from, sign }) => Decoration.widget({ widget: new Said(sign.words), side: -1 }).range(from)),
    ...notes.map(({ to, hue, words }) => Decoration.widget({ widget: new Had(hue, words), side: 1 }).range(to)),
  ];
  return {
    marks: RangeSet.of(marks.map(({ from, sign }) => new Mark(sign).range(from))),
    lines: Decoration.set(lines, true),
  };
}

function byLine<T extends { at: number }>(doc: Text, list: T[]): { from: number; to: number; all: T[] }[] {
  const lines = new Map<number, { from: number; to: number; all: T[] }>();
  for (const item of list) {
    const { from, to } = doc.lineAt(item.at);
    const line = lines.get(from) ?? { from, to, all: [] };
    line.all.push(item);
    lines.set(from, line);
  }
  return [...lines.values()].sort((a, b) => a.from - b.from);
}

function joined(all: Got[]): { hue: string; words: string } {
  const first = all.find((g) => g.hue !== "plain") ?? all[0];
  const words = all.length > 1 ? all.map((g) => `${g.key}: ${g.words}`).join("; ") : (first?.words ?? "");
  return { hue: first?.hue ?? "plain", words };
}

const signGutter = gutter({ class: "cm-signs", markers: (view) => view.state.field(field).marks });

export const signs: Extension = [field, signGutter];

/** What shows the signs in place of those that are there; undefined where there were none and are none. */
export function signsEffect(state: EditorState, all: Signs): StateEffect<unknown> | undefined {
  const old = state.field(field, false);
  return !old || (old.lines.size === 0 && all.signs.length === 0 && all.got.length === 0) ? undefined : set.of(all);
}
