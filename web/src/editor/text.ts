import { history, redo, redoDepth, undo, undoDepth } from "@codemirror/commands";
import { type ChangeSet, type ChangeSpec, EditorState, type Text, type Transaction } from "@codemirror/state";

/** A change of the walk's text, as those who show part of it hear of it. */
export interface TextChange {
  changes: ChangeSet;
  /** Where the caret is after it, in the walk's text; undefined where the change says nothing of it. */
  caret: number | undefined;
  /** `input`, `undo`, `redo`, `fix`, `load` … */
  event: string;
  /** Who made it, so that it does not answer itself. */
  origin: unknown;
}

/**
 * The walk's one text with its one history. It is an editor state without a view: the tabs are windows on it, and undo
 * goes back through all of them in the order in which they were edited.
 */
export class WalkText {
  private state: EditorState;
  private readonly listeners = new Set<(change: TextChange) => void>();
  /** Changes from version `base` on, for positions that an older page speaks of. */
  private log: ChangeSet[] = [];
  private base = 0;
  private read: { doc: Text; text: string } | undefined;
  /** How the author ends lines. In the text, and for the engine, each ends in a line feed. */
  private lineEnd = "\n";
  version = 0;
  /** The last change was typed or pasted into an editor, and not made by a button. */
  typed = false;
  /** Nothing changes the text but another walk that is opened; who tries hears of it by `refused`. */
  locked = false;
  refused: () => void = () => undefined;

  constructor(text: string) {
    this.state = start(text);
    this.lineEnd = lineEndOf(text);
  }

  /** The text as one string, which is made once for each state of it: a drawing asks for it in each row. */
  get text(): string {
    if (this.read?.doc !== this.state.doc) this.read = { doc: this.state.doc, text: this.state.doc.toString() };
    return this.read.text;
  }

  /** The text as its author would have it in a file: with the line ends that it came with. */
  get written(): string {
    return this.lineEnd === "\n" ? this.text : this.text.replaceAll("\n", this.lineEnd);
  }

  get length(): number {
    return this.state.doc.length;
  }

  get canUndo(): boolean {
    return undoDepth(this.state) > 0;
  }

  get canRedo(): boolean {
    return redoDepth(this.state) > 0;
  }

  slice(from: number, to: number): string {
    return this.state.doc.sliceString(from, to);
  }

  lineAt(position: number): number {
    return this.state.doc.lineAt(Math.min(position, this.length)).number;
  }

  listen(listener: (change: TextChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Changes the text. `before` and `after` are the selection on each side, which undo and redo bring back. */
  apply(
    changes: ChangeSpec,
    event: string,
    options: { origin?: unknown; before?: Selection; after?: Selection } = {},
  ): void {
    // A selection set by itself ends the group of the history, and undo would take back one character at a time.
    const { main } = this.state.selection;
    const { before } = options;
    if (before && (main.anchor !== before.anchor || main.head !== before.head))
      this.state = this.state.update({ selection: before }).state;
    this.commit(
      this.state.update({ changes, ...(options.after ? { selection: options.after } : {}), userEvent: event }),
      event,
      options.origin,
    );
  }

  /** Makes the text another one, touching only what differs, as one entry of the history. */
  replace(text: string, event: string): void {
    text = text.replaceAll("\r\n", "\n");
    const old = this.text;
    let from = 0;
    while (from < old.length && from < text.length && old[from] === text[from]) from++;
    let tail = 0;
    while (tail < old.length - from && tail < text.length - from && old.at(-1 - tail) === text.at(-1 - tail)) tail++;
    if (from === old.length && from === text.length) return;
    this.apply({ from, to: old.length - tail, insert: text.slice(from, text.length - tail) }, event);
  }

  /** Opens another walk: what was before is not in its history. */
  load(text: string): void {
    const changes = this.state.changes({ from: 0, to: this.length, insert: text });
    this.state = start(text);
    this.lineEnd = lineEndOf(text);
    this.tell({ changes, caret: undefined, event: "load", origin: undefined });
  }

  undo(): boolean {
    return undo({ state: this.state, dispatch: (tr) => this.commit(tr, "undo") });
  }

  redo(): boolean {
    return redo({ state: this.state, dispatch: (tr) => this.commit(tr, "redo") });
  }

  /** Where a position of an older version of the text is now. */
  map(position: number, since: number, side: -1 | 1 = 1): number {
    for (const changes of this.log.slice(Math.max(0, since - this.base))) {
      position = changes.mapPos(Math.min(position, changes.length), side);
    }
    return Math.min(position, this.length);
  }

  /** No page older than this version is shown any more. */
  forget(version: number): void {
    this.log.splice(0, version - this.base);
    this.base = Math.max(this.base, version);
  }

  private commit(tr: Transaction, event: string, origin?: unknown): void {
    if (this.locked && tr.docChanged) {
      this.refused();
      return;
    }
    this.state = tr.state;
    const caret = tr.selection || event === "undo" || event === "redo" ? tr.state.selection.main.head : undefined;
    if (tr.docChanged) this.tell({ changes: tr.changes, caret, event, origin });
  }

  private tell(change: TextChange): void {
    this.version++;
    this.typed = change.origin !== undefined;
    this.log.push(change.changes);
    for (const listener of this.listeners) listener(change);
  }
}

export interface Selection {
  anchor: number;
  head: number;
}

/** A text with both kinds of line ends gets the plain one. */
function lineEndOf(text: string): string {
  return /\r\n/.test(text) && !/(^|[^\r])\n/.test(text) ? "\r\n" : "\n";
}

function start(text: string): EditorState {
  return EditorState.create({ doc: text, extensions: [history({ newGroupDelay: 2000, joinToEvent: goesOn })] });
}

/**
 * Whether a change goes on with the word that was typed before it. A word is undone at once, with the blank before it.
 */
function goesOn(tr: Transaction, adjacent: boolean): boolean {
  let begins = false;
  tr.changes.iterChanges((_from, _to, _newFrom, _newTo, inserted) => {
    begins ||= /^\s/.test(inserted.sliceString(0, 1)) || inserted.lines > 1;
  });
  return adjacent && !begins;
}
