// What the trace lights in the text, as decorations that CodeMirror carries through edits until the next page arrives.
import {
  type EditorState,
  type Extension,
  RangeSetBuilder,
  StateEffect,
  StateField,
  type Text,
} from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";
import { words } from "../gen/drawing.ts";

/** Places are positions in the window. */
export interface Marks {
  /** The statement, element or condition that is selected, and the token in it that decides. */
  tint: { from: number; to: number; hue: string } | undefined;
  token: { from: number; to: number; hue: string } | undefined;
  /** What was just added. */
  added?: { from: number; to: number }[];
  /** Statements that were passed over. */
  faded: { from: number; to: number }[];
  /** What a step expects, while the reader is to predict it. */
  masked: { from: number; to: number }[];
}

const setMarks = StateEffect.define<DecorationSet>();

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, tr) {
    for (const effect of tr.effects) if (effect.is(setMarks)) return effect.value;
    return value.map(tr.changes);
  },
  provide: (f) => [EditorView.decorations.from(f), EditorView.atomicRanges.of((view) => masks(view.state.field(f)))],
});

/** Stands in place of what is masked. The style sheet draws its words, which are no part of the text. */
class Mask extends WidgetType {
  override eq(): boolean {
    return true;
  }
  override toDOM(): HTMLElement {
    const mask = document.createElement("span");
    mask.className = "rw-masked";
    mask.dataset.rw = "masked";
    mask.dataset.words = words.masked;
    mask.setAttribute("role", "note");
    mask.setAttribute("aria-label", words.masked);
    return mask;
  }
}

const mask = Decoration.replace({ widget: new Mask() });

const masks = (set: DecorationSet): DecorationSet => set.update({ filter: (_from, _to, value) => value === mask });

export const marks: Extension = field;

/** What shows the marks in place of those that are there; undefined where there were none and are none. */
export function marksEffect(state: EditorState, marks: Marks): StateEffect<unknown> | undefined {
  const set = build(state.doc, marks);
  return state.field(field, false)?.size === 0 && set.size === 0 ? undefined : setMarks.of(set);
}

interface Placed {
  from: number;
  to: number;
  decoration: Decoration;
  line: boolean;
}

function build(doc: Text, marks: Marks): DecorationSet {
  const placed: Placed[] = [];
  const clip = (at: number) => Math.max(0, Math.min(doc.length, at));
  const lines = ({ from, to }: { from: number; to: number }, name: string) => {
    const last = doc.lineAt(clip(to)).number;
    for (let n = doc.lineAt(clip(from)).number; n <= last; n++) {
      const at = doc.line(n).from;
      placed.push({ from: at, to: at, line: true, decoration: Decoration.line({ class: name }) });
    }
  };
  if (marks.tint) lines(marks.tint, `rw-tint rw-${marks.tint.hue}`);
  for (const range of marks.added ?? []) lines(range, "rw-added");
  for (const { from, to } of marks.faded) {
    placed.push({ from: clip(from), to: clip(to), line: false, decoration: Decoration.mark({ class: "rw-faded" }) });
  }
  if (marks.token) {
    const { from, to, hue } = marks.token;
    placed.push({
      from: clip(from),
      to: clip(to),
      line: false,
      decoration: Decoration.mark({ class: `rw-token rw-${hue}` }),
    });
  }
  for (const { from, to } of marks.masked)
    placed.push({ from: clip(from), to: clip(to), line: false, decoration: mask });
  placed.sort((a, b) => a.from - b.from || Number(b.line) - Number(a.line) || b.to - a.to);
  const builder = new RangeSetBuilder<Decoration>();
  for (const p of placed) if (p.line || p.from < p.to) builder.add(p.from, p.to, p.decoration);
  return builder.finish();
}
