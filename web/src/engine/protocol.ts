// What the page and a worker say to each other. Every request has a number, and an answer carries the number of its
// request, so that the page drops an answer that it no longer waits for.

/** The entries of engine.wasm, then those of companion.wasm, then those of the modules that read what people bring. */
export type Call =
  | "evaluate"
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

/** The first message to a worker. */
export interface Start {
  kind: "start";
  /** Absolute address of the worker's module. */
  module: string;
}

export interface Request {
  kind: "request";
  id: number;
  call: Call;
  text: string;
  /**
   * What the entry takes besides the text: the task for `evaluate`, the step for `share`, the row for `suggest`,
   * nothing for the others.
   */
  numbers: number[];
}

export type ToWorker = Start | Request;

export type FromWorker =
  | { kind: "ready" }
  /** The module could not be loaded. */
  | { kind: "failed"; why: string }
  | { kind: "answer"; id: number; body: string }
  | { kind: "fault"; id: number; why: string };
