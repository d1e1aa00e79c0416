import type { Advice, Finding, GateWord, Note, Page, Span, Suggestions } from "../gen/view.ts";
import { type Asking, notAsking } from "./asking.ts";

/** Where the text comes from and under which key the browser keeps it. */
export interface Entry {
  /** `walk:lessons/001-name`, `my:ID` or `link`. A link has no place of its own until it is edited. */
  key: string;
  kind: "library" | "mine" | "link";
  /** The link that it came with, `#w1.…`; empty where it came with none. */
  link: string;
}

/** A sentence for the reader above the columns, with what can be done about it. */
export interface Notice {
  text: string;
  actions: { label: string; run(): void }[];
}

/** What a reader expects of a step, and where they expect a refusal, by which gate; a bare `deny` names none. */
export type Guess = "allow" | "deny" | `deny by ${GateWord}`;

/** What is shown of a trace: the rows that decided, those that failed, or all. */
export type TraceFilter = "decided" | "failed" | "all";

export type Pane = "documents" | "walk" | "picture" | "timeline";
/** The forms in which an answer is copied. */
export type CopyFormat = "text" | "markdown" | "json" | "ticket";
export type Columns = 1 | 2 | 3;
export type Theme = "auto" | "light" | "dark";

/**
 * Everything the page shows besides the text itself. Positions in `page`, `findings` and `advice` are those of their
 * versions.
 */
export interface State {
  engine: "loading" | "ready" | "failed";
  /** Why the engine failed; empty otherwise. */
  why: string;
  /** Grows with every evaluation shown. */
  evaluated: number;
  /** How long the last one took the engine and the way to it, in milliseconds; 0 before the first. */
  took: number;
  entry: Entry;
  /** The last page that was decided, and the version of the text that it speaks of. */
  page: Page;
  pageVersion: number;
  /** The newest findings, which a text that does not parse has too. */
  findings: Finding[];
  findingsVersion: number;
  /**
   * The newest advice on the policies, and the version of the text that it speaks of; undefined until there is some.
   */
  advice: Advice | undefined;
  adviceVersion: number;
  /** The matrix is being decided. The checks and the search for edits wait for it. */
  surveying: boolean;
  /** The text does not parse, so `page` is of an older one. */
  stale: boolean;
  /** A failure of ours, in the engine's words; empty where there is none. */
  fault: string;
  /** The last run took too long and was ended. */
  slow: boolean;
  /** Index in page.rows of the current step or renewal; -1 where the walk has none. */
  row: number;
  /** Path of the selected row of the trace, `trust.0.1`; empty where none is. */
  trace: string;
  /** Who selected it: the reader in the trace, the cursor in the editor, or the step itself. */
  traceBy: "reader" | "editor" | "step";
  /** What the reader opened or closed in the trace, by path; what is not here is open if it leads to the decision. */
  opened: Record<string, boolean>;
  traceFilter: TraceFilter;
  /** Node.ID or Lane.ID in the inspector; empty for what the step is about. */
  inspected: string;
  /** Key of the document in the editor; `walk` for the whole text. */
  tab: string;
  /** Another walk was opened and is not decided yet: its page is shown from its first step on. */
  arriving: boolean;
  /** A link is being opened whose text is not here yet: nothing is to be typed or decided. */
  opening: boolean;
  /** What became of the last copy, in words; empty until there is one. */
  copied: string;
  /** The browser refuses to keep what is typed. */
  unkept: boolean;
  /** What a form has just added, lit until the text changes; undefined where nothing is. */
  added: { version: number; at: Span[] } | undefined;
  /** The reader chose the tab, so stepping leaves it alone. */
  pinned: boolean;
  /** The reader must not change the texts, as the address asks. */
  readonly: boolean;
  /** A frame shows suggested edits, as the address asks. */
  edit: boolean;
  /** The number of the step that the address asks to be predicted; else 0. */
  predicting: number;
  /** What was predicted, by number of step. */
  guesses: Record<number, Guess>;
  /** The text that each was made in; one that was kept from before was made in the lesson as it is published. */
  guessedIn: Readonly<Record<number, string>>;
  /** The number of the step that the reader expects to be refused, while they are asked by which gate; else 0. */
  denying: number;
  /** How many hints are shown, by number of step; those of a challenge or a task have 0. */
  hints: Record<number, number>;
  /** The number of the task that is open, from 1; 0 where none is. */
  task: number;
  /** The notes as trees, by their Markdown; one that is not here yet is shown as its text. */
  notes: Readonly<Record<string, Note[]>>;
  /** The edits that would flip a row's decision, with the version of the text that they speak of. */
  suggestions: { version: number; row: number; found: Suggestions } | undefined;
  /** Which lists of them stand open. */
  suggestionsOpen: { refused: boolean; allowed: boolean; goal: boolean };
  theme: Theme;
  pane: Pane;
  /**
   * How many columns the page has: with three the picture and the row's notes have one of their own, with two the text
   * stands beside the walk, with one they take turns.
   */
  columns: Columns;
  /** The gate whose trace is shown; empty for that of the selected row, else the one that decides. */
  gate: GateWord | "";
  problemsOpen: boolean;
  timelineFolded: boolean;
  notice: Notice | undefined;
  dialog: "" | "library" | "share" | "start" | "help";
  /** What is asked that the walk does not ask, and when. */
  asking: Asking;
}

export const emptyPage: Page = {
  needs: [],
  title: "",
  titleAt: { text: 0, from: 0, to: 0 },
  about: "",
  status: "decided",
  texts: [],
  findings: [],
  documents: [],
  rows: [],
  steps: 0,
  accounts: [],
  lanes: [],
  windows: [],
  picture: { width: 0, height: 0, icon: 0, lock: 0, lockIcon: 0, nodes: 0 },
  ticks: [],
  tasks: [],
  lesson: { world: "", level: 0, minutes: 0, remember: "" },
  from: "2026-01-01T00:00:00Z",
  until: "2026-01-01T01:00:00Z",
  passed: 0,
  failed: 0,
  fault: "",
};

export const startState: State = {
  engine: "loading",
  why: "",
  evaluated: 0,
  took: 0,
  entry: { key: "", kind: "library", link: "" },
  page: emptyPage,
  pageVersion: 0,
  findings: [],
  findingsVersion: 0,
  advice: undefined,
  adviceVersion: 0,
  surveying: false,
  stale: false,
  fault: "",
  slow: false,
  row: -1,
  trace: "",
  traceBy: "step",
  opened: {},
  traceFilter: "all",
  inspected: "",
  tab: "walk",
  arriving: false,
  opening: false,
  unkept: false,
  copied: "",
  added: undefined,
  pinned: false,
  readonly: false,
  edit: false,
  predicting: 0,
  guesses: {},
  guessedIn: {},
  denying: 0,
  hints: {},
  task: 0,
  notes: {},
  suggestions: undefined,
  suggestionsOpen: { refused: true, allowed: false, goal: false },
  theme: "auto",
  pane: "walk",
  columns: 3,
  gate: "",
  problemsOpen: false,
  timelineFolded: false,
  notice: undefined,
  dialog: "",
  asking: notAsking,
};
