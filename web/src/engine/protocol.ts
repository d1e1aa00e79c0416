// What the page and a worker say to each other. Every request has a number, and an answer carries the number of its
// request, so that the page drops an answer that it no longer waits for.

/** The entries of engine.wasm, then those of companion.wasm, then those of the modules that read what people bring. */
export type Call =
  | "evaluate"
  | "near"
  | "answer"
  | "share"
  | "open"
  | "format"
  | "advise"
  | "suggest"
  | "render"
  | "world"
  | "held"
  | "rename"
  | "place"
  | "whatif"
  | "keep"
  | "again"
  | "matrix"
  | "insert"
  | "changes"
  | "mend"
  | "bring"
  | "read";

/** A module, compressed by gzip, and the packs of AWS-managed policies by their names. */
export interface Inside {
  module: Blob;
  packs: Record<string, Blob>;
}

/**
 * What a worker that is started ahead has as its name, in JSON. It loads this module before any message comes.
 * Chromium hands messages on only when the page's own thread has time, and that thread still reads the page.
 */
export interface Ahead {
  /** Absolute address of the module to load. */
  module: string;
  /** What Go's runtime finds in its environment. */
  settings: readonly string[];
}

/** The first message of the client to a worker, which answers when its module is there. */
export interface Start {
  kind: "start";
  /** Absolute address of the worker's module. */
  module: string;
  /** What Go's runtime finds in its environment. */
  settings: readonly string[];
  /** What a page in one file carries: a worker that stands in no place of its own can fetch nothing. */
  inside?: Inside;
  /** The module as another worker of the page has compiled it. */
  compiled?: WebAssembly.Module;
}

export interface Request {
  kind: "request";
  id: number;
  call: Call;
  text: string;
  /**
   * What the entry takes besides the text: the task and the row for `evaluate` and `near`, the step for `share`, the
   * row for `suggest`, nothing for the others.
   */
  numbers: number[];
}

export type ToWorker = Start | Request;

export type FromWorker =
  /** The module is there, compiled: for the page's next worker with it. A worker that frames share hands none on. */
  | { kind: "ready"; compiled?: WebAssembly.Module }
  /** The module could not be loaded. */
  | { kind: "failed"; why: string }
  | { kind: "answer"; id: number; body: string }
  | { kind: "fault"; id: number; why: string };
