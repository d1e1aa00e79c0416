import { Annotation, Compartment, EditorState, type Extension, type StateEffect, Transaction } from "@codemirror/state";
import {
  EditorView,
  gutter,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import type { PolicyKind } from "../gen/keys.ts";
import type { Page } from "../gen/view.ts";
import type { Found } from "../store/derived.ts";
import { colours } from "./colours.ts";
import { indented } from "./indent.ts";
import { keys } from "./keys.ts";
import type { PlacedFinding } from "./lint.ts";
import { type Marks, marks, marksEffect } from "./marks.ts";
import { signs, signsEffect } from "./signs.ts";
import type { TextChange, WalkText } from "./text.ts";
import { theme } from "./theme.ts";
import type { Signs } from "./trace-signs.ts";
import { lift, lower, mapWindow, type Window } from "./window.ts";

/** A change that came from the walk's text and must not go back to it. */
const fromText = Annotation.define<boolean>();

/** How long the mouse stands still over the text before its word is explained, in milliseconds. */
const REST = 200;

/** What draws findings, once the text has had one. */
let lint: typeof import("./lint.ts") | undefined;

/** The room of the findings' marks. */
const unlinted = gutter({ class: "cm-gutter-lint" });

/** What helps with writing, once it is fetched. */
let help: typeof import("./assist.ts") | undefined;

export interface Shown {
  key: string;
  label: string;
  json: boolean;
  /** The kind of policy that it is; undefined for the whole walk. */
  policy: PolicyKind | undefined;
  /** The range of the walk's text; undefined for a read-only text that stands elsewhere. */
  window: Window | undefined;
  /** What a read-only document says. */
  body: string;
  /** The reader may not change it. */
  fixed: boolean;
}

export interface EditorHost {
  undo(): void;
  redo(): void;
  /** The reader moved the caret to this position of the walk's text. */
  caret(position: number): void;
  leave(): void;
  /** The page whose names complete a word. */
  page(): Page;
}

/**
 * Typing over a selection is done here and not by the browser, which would first put the selection's looks into a style
 * attribute: the page's Content Security Policy forbids those, and says so in the console.
 */
const overSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const types = event.inputType === "insertText" && event.data !== null;
    const deletes = event.inputType.startsWith("deleteContent");
    if (view.state.selection.main.empty || view.composing || view.state.readOnly || !(types || deletes)) return false;
    event.preventDefault();
    view.dispatch({
      ...view.state.replaceSelection(types ? (event.data ?? "") : ""),
      userEvent: types ? "input.type" : "delete.selection",
      scrollIntoView: true,
    });
    return true;
  },
});

/** The caret stays in view when what is around the editor takes some of its height. */
const caretInView = ViewPlugin.fromClass(
  class {
    private height = 0;
    update({ view, geometryChanged }: ViewUpdate) {
      if (!geometryChanged) return;
      view.requestMeasure({
        key: this,
        read: () => view.scrollDOM.clientHeight,
        write: (height) => {
          const shrank = height < this.height;
          this.height = height;
          if (!shrank || !view.hasFocus) return;
          queueMicrotask(() =>
            view.dispatch({ effects: EditorView.scrollIntoView(view.state.selection.main.head, { yMargin: 22 }) }),
          );
        },
      });
    }
  },
);

/** The one editor, showing one window of the walk's text at a time. */
export class WalkEditor {
  readonly view: EditorView;
  private shown: Shown;
  private readonly text: WalkText;
  private readonly host: EditorHost;
  private readonly carets = new Map<string, number>();
  private readonly assist = new Compartment();
  private readonly lint = new Compartment();
  private placed: { placed: PlacedFinding[]; fix: (found: Found, n: number) => void } | undefined;
  private resting: number | undefined;

  constructor(parent: HTMLElement, text: WalkText, host: EditorHost, shown: Shown) {
    this.text = text;
    this.host = host;
    this.shown = shown;
    this.view = new EditorView({
      parent,
      state: this.state(shown),
      dispatchTransactions: (transactions) => this.dispatch(transactions),
    });
    text.listen((change) => this.follow(change));
  }

  get window(): Window | undefined {
    return this.shown.window;
  }

  get key(): string {
    return this.shown.key;
  }

  /** Shows another window, or the same one where the engine now says that it stands. */
  show(shown: Shown): void {
    const body = this.body(shown);
    const same =
      shown.key === this.shown.key && shown.fixed === this.shown.fixed && body === this.view.state.doc.toString();
    if (shown.key !== this.shown.key) this.carets.set(this.shown.key, this.view.state.selection.main.head);
    const caret =
      shown.key === this.shown.key ? this.view.state.selection.main.head : (this.carets.get(shown.key) ?? 0);
    this.shown = shown;
    if (same) return;
    this.view.setState(this.state(shown, Math.min(caret, body.length)));
  }

  findings(placed: PlacedFinding[], fix: (found: Found, n: number) => void): void {
    this.placed = { placed, fix };
    if (lint) lint.drawFindings(this.view, placed, fix);
    else if (placed.length > 0) void this.fetchLint();
  }

  /**
   * Lights what the trace says of the text, with the ticks and crosses of a step and what its request had, and brings
   * `target` into view, to the top where `top`. The editor draws all of it at once.
   */
  light(lit: Marks, all: Signs, target: { from: number; to: number } | undefined, top: boolean): void {
    const { state } = this.view;
    const effects = [marksEffect(state, lit), signsEffect(state, all), target && this.intoView(this.clip(target), top)];
    const some = effects.filter((effect) => effect !== undefined);
    if (some.length > 0) this.view.dispatch({ effects: some });
  }

  /** Brings a range of the window into view, and the caret there. */
  go(from: number, to: number): void {
    const range = this.clip({ from, to });
    const effects = this.intoView(range, false);
    this.view.dispatch({ selection: { anchor: range.from, head: range.to }, effects });
    this.view.focus();
  }

  private clip({ from, to }: { from: number; to: number }): { from: number; to: number } {
    const { length } = this.view.state.doc;
    const at = Math.min(from, length);
    return { from: at, to: Math.min(Math.max(to, at), length) };
  }

  private intoView({ from, to }: { from: number; to: number }, top: boolean): StateEffect<unknown> {
    return EditorView.scrollIntoView(from, { y: top || to - from > 600 ? "start" : "nearest", yMargin: 44 });
  }

  private body(shown: Shown): string {
    return shown.window ? this.text.slice(shown.window.from, shown.window.to) : shown.body;
  }

  private state(shown: Shown, caret = 0): EditorState {
    return EditorState.create({
      doc: this.body(shown),
      selection: { anchor: caret },
      extensions: this.extensions(shown),
    });
  }

  private extensions(shown: Shown): Extension {
    const over = (run: () => void) => () => {
      run();
      return true;
    };
    return [
      signs,
      lineNumbers(),
      this.lint.of(lint?.linted ?? unlinted),
      highlightActiveLineGutter(),
      EditorView.lineWrapping,
      indented(shown.json),
      EditorState.readOnly.of(!shown.window || shown.fixed),
      EditorView.contentAttributes.of({
        "aria-label": shown.label,
        spellcheck: "false",
        autocapitalize: "off",
        tabindex: "0",
      }),
      colours(shown.json),
      theme,
      marks,
      this.assist.of(this.helped(shown)),
      EditorView.domEventHandlers({
        beforeinput: this.fetchHelp,
        keydown: this.fetchQuietly,
        touchstart: this.fetchHelp,
        mousemove: this.awaitRest,
        mousedown: this.awaitRest,
        mouseleave: () => clearTimeout(this.resting),
      }),
      keymap.of([
        { key: "Mod-z", run: over(() => this.host.undo()), preventDefault: true },
        { key: "Mod-y", mac: "Mod-Shift-z", run: over(() => this.host.redo()), preventDefault: true },
        { key: "Mod-Shift-z", run: over(() => this.host.redo()), preventDefault: true },
        { key: "Ctrl-Space", run: over(() => void this.withHelp((h) => h.complete(this.view))) },
        ...["F1", "Mod-k Mod-i"].map((key) => ({
          key,
          run: over(() => void this.withHelp((h) => h.explainAtCaret(this.view, this.shown.json))),
        })),
        { key: "Shift-Mod-\\", run: over(() => void this.withHelp((h) => h.toMatchingBracket(this.view))) },
        { key: "Shift-Alt-f", run: over(() => void this.format()) },
        ...keys(shown.json),
        { key: "Escape", run: over(() => this.host.leave()) },
      ]),
      overSelection,
      caretInView,
      EditorView.updateListener.of((update) => {
        const moved = update.selectionSet && update.transactions.some((tr) => tr.isUserEvent("select"));
        if (moved && this.shown.window) this.host.caret(this.shown.window.from + update.state.selection.main.head);
      }),
    ];
  }

  /** Puts the indentation right, of a policy from where its line begins in the walk. */
  private async format(): Promise<void> {
    const { format } = await import("./format.ts");
    const { window, json } = this.shown;
    const line =
      this.text
        .slice(0, window?.from ?? 0)
        .split("\n")
        .at(-1) ?? "";
    await format(this.view, json, /^[ \t]*/.exec(line)?.[0] ?? "");
  }

  private async fetchLint(): Promise<void> {
    const fetched = await import("./lint.ts").catch(() => undefined); // the strip below lists them too
    if (!fetched || lint) return;
    lint = fetched;
    this.view.dispatch({ effects: this.lint.reconfigure(lint.linted) });
    if (this.placed) lint.drawFindings(this.view, this.placed.placed, this.placed.fix);
  }

  private helped(shown: Shown): Extension {
    return help?.assist(() => this.host.page(), shown.policy) ?? [];
  }

  /** Fetches what helps with writing, puts it into the editor where it is not yet, and uses it. */
  private async withHelp(use: (help: typeof import("./assist.ts")) => void): Promise<void> {
    help ??= await import("./assist.ts");
    const now = this.assist.get(this.view.state);
    if (Array.isArray(now) && now.length === 0)
      this.view.dispatch({ effects: this.assist.reconfigure(this.helped(this.shown)) });
    use(help);
  }

  /** What explains a word is fetched once the mouse rests: a reader who only passes by or types needs it later. */
  private readonly awaitRest = ({ target, clientX, clientY }: MouseEvent): void => {
    clearTimeout(this.resting);
    if (help) return;
    this.resting = window.setTimeout(async () => {
      await this.withHelp(() => {}).catch(() => {});
      // What explains words waits for the mouse to move, and it has come to rest.
      target?.dispatchEvent(new MouseEvent("mousemove", { clientX, clientY, bubbles: true }));
    }, REST);
  };

  /** A key that moves the caret or deletes opens no options, but the brackets at the caret are lit. */
  private readonly fetchQuietly = ({ key }: KeyboardEvent): void => {
    const edits = /^(Arrow|Page|Home|End|Enter|Backspace|Delete)/.test(key);
    if (edits && !help) void this.withHelp(() => {}).catch(() => {});
  };

  private readonly fetchHelp = (): void => {
    if (help) return;
    const before = this.view.state.doc;
    // The options of a word that was typed meanwhile are shown then. Without any the editor edits all the same.
    void this.withHelp(({ startCompletion }) => {
      const { doc, selection } = this.view.state;
      const typed = doc !== before && /\w/.test(doc.sliceString(selection.main.head - 1, selection.main.head));
      if (typed && this.view.hasFocus) startCompletion(this.view);
    }).catch(() => {});
  };

  private dispatch(transactions: readonly Transaction[]): void {
    this.view.update(transactions);
    for (const tr of transactions) {
      const window = this.shown.window;
      if (!tr.docChanged || tr.annotation(fromText) || !window) continue;
      const { anchor, head } = tr.startState.selection.main;
      const after = tr.newSelection.main;
      const lifted = lift(tr.changes, window);
      this.text.apply(lifted, tr.annotation(Transaction.userEvent) ?? "input", {
        origin: this,
        before: { anchor: window.from + anchor, head: window.from + head },
        after: { anchor: window.from + after.anchor, head: window.from + after.head },
      });
    }
  }

  /** The walk's text changed: here, in which case only the window moves, or elsewhere. */
  private follow(change: TextChange): void {
    const window = this.shown.window;
    if (!window) return;
    const within = change.origin === this || change.event !== "input";
    const next = mapWindow(window, change.changes, within);
    this.shown = { ...this.shown, window: next };
    if (change.origin === this) return;
    const lowered = lower(change.changes, window, within);
    const body = this.text.slice(next.from, next.to);
    if (!lowered || change.event === "load") {
      this.view.setState(this.state(this.shown));
    } else if (lowered.length > 0) {
      this.view.dispatch({ changes: lowered, annotations: [fromText.of(true)] });
    }
    if (this.view.state.doc.toString() !== body) this.view.setState(this.state(this.shown));
    if (change.caret !== undefined && change.caret >= next.from && change.caret <= next.to) {
      this.view.dispatch({
        selection: { anchor: change.caret - next.from },
        scrollIntoView: true,
        annotations: [fromText.of(true)],
      });
    }
  }
}
