// What fits here: behind a blank in a walk, the statement that goes on, or the statements that its block takes, with a
// sentence each. It stands under the line while the reader goes on, and Escape shuts it.
import type { EditorState } from "@codemirror/state";
import { type Extension, Prec, StateEffect, StateField } from "@codemirror/state";
import { EditorView, keymap, showTooltip, type Tooltip } from "@codemirror/view";
import type { Form } from "../gen/keys.ts";
import { beginnings, next, stands, type WalkPlace, walkPlace } from "./walk-place.ts";

/** How many statements are listed at most. */
const MOST = 9;

/** One line of the help: a usage with the word that comes next, and what it does. */
export interface Hint {
  /** The words before the next one, the next one, and those behind it. */
  before: string;
  word: string;
  after: string;
  says: string;
}

/** What fits behind a text; undefined where nothing is to be told: in JSON, in prose, at the start of a walk. */
export function hints(before: string): Hint[] | undefined {
  const place = walkPlace(before);
  if (place.prose || place.quoted || place.json || before.trim() === "") return undefined;
  const open = place.readings.filter((r) => r.read < r.words.length);
  const going = open.map((r) => hint(r.form, r.words, r.read));
  if (open.length > 0 && !place.readings.some((r) => r.read === r.words.length)) return going.slice(0, MOST);
  if (place.block === "file" || !/\s$/.test(before)) return undefined;
  return [...going, ...fitting(place)].slice(0, MOST);
}

function hint(form: Form, words: string[], at: number): Hint {
  const part = (from: number, to?: number) => words.slice(from, to).join(" ");
  return { before: part(0, at), word: words[at] ?? "", after: part(at + 1), says: form.says };
}

/** The statements that may begin here: in a step the act, and once there is one its clauses. */
function fitting(place: WalkPlace): Hint[] {
  const forms = new Set(next(place).map(({ form }) => form));
  const acts = [...forms].some((form) => form.act);
  const all = beginnings(place.block).filter(({ form }) => forms.has(form) && (!acts || form.act !== undefined));
  const seen = new Set<string>();
  return all.flatMap(({ form, words }) => {
    const key = `${form.act ?? ""} ${words[0]}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [hint(form, words, 0)];
  });
}

const set = StateEffect.define<Tooltip | null>();

/** After a change by the reader the help follows it; anything else shuts it. */
const field = StateField.define<Tooltip | null>({
  create: () => null,
  update(value, tr) {
    for (const effect of tr.effects) if (effect.is(set)) return effect.value;
    if (tr.docChanged) return tr.isUserEvent("input") && goesOn(tr.state) ? tooltip(tr.state) : null;
    return tr.selection ? null : value;
  },
  provide: (f) => showTooltip.from(f),
});

/** A blank or a line end was typed: a word is finished. While one is typed, completion helps. */
function goesOn(state: EditorState): boolean {
  const { head } = state.selection.main;
  return /\s/.test(state.doc.sliceString(head - 1, head));
}

function tooltip(state: EditorState): Tooltip | null {
  const { head, empty } = state.selection.main;
  const found = empty && !state.readOnly ? hints(state.doc.sliceString(0, head)) : undefined;
  if (!found || found.length === 0) return null;
  return { pos: head, above: false, create: () => ({ dom: drawn(found) }) };
}

function drawn(list: Hint[]): HTMLElement {
  const box = document.createElement("dl");
  box.className = "signature";
  box.dataset.rw = "signature";
  box.setAttribute("aria-label", "What fits here");
  for (const { before, word, after, says } of list) {
    const usage = document.createElement("dt");
    const now = document.createElement(stands(word) ? "b" : "i");
    now.textContent = word;
    usage.append(before && `${before} `, now, after && ` ${after}`);
    const sentence = document.createElement("dd");
    sentence.textContent = `${says}.`;
    box.append(usage, sentence);
  }
  return box;
}

function close(view: EditorView): boolean {
  if (!view.state.field(field, false)) return false;
  view.dispatch({ effects: set.of(null) });
  return true;
}

/** Shows what fits at the caret, where the reader asks. */
function ask(view: EditorView): boolean {
  view.dispatch({ effects: set.of(tooltip(view.state)) });
  return true;
}

export function signature(json: boolean): Extension {
  if (json) return [];
  return [
    field,
    Prec.high(
      keymap.of([
        { key: "Escape", run: close },
        { key: "Mod-Shift-Space", run: ask },
      ]),
    ),
    look,
  ];
}

const look = EditorView.theme({
  ".signature": {
    display: "grid",
    gridTemplateColumns: "auto 1fr",
    gap: "2px 14px",
    margin: "0",
    padding: "8px 12px",
    maxWidth: "min(560px, 92vw)",
    maxHeight: "min(240px, 40vh)",
    overflow: "auto",
    fontSize: "13px",
    lineHeight: "1.45",
  },
  ".signature dt": { fontFamily: "var(--mono)", color: "var(--ink)" },
  ".signature dt b, .signature dt i": { color: "var(--accent)", fontWeight: "600" },
  ".signature dd": { margin: "0", color: "var(--ink-soft)" },
  "@media (max-width: 699.98px)": { ".signature": { gridTemplateColumns: "1fr" } },
});
