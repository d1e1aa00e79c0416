// What the page and its worker say to each other. Every request has a number; an answer carries the number of its
// request, so that an answer which nobody waits for any more is dropped by the one who reads it.

/** The calls of engine.wasm, and the one call of notes.wasm. */
export type Call = "evaluate" | "ways" | "share" | "open" | "format" | "render";

export interface Start {
  kind: "start";
  /** Absolute addresses of the two modules. */
  engine: string;
  notes: string;
}

export interface Request {
  kind: "request";
  id: number;
  call: Call;
  text: string;
  /** The step for `share`, the row for `ways`; the other calls do not look at it. */
  step: number;
}

export type ToWorker = Start | Request;

export type FromWorker =
  | { kind: "ready" }
  | { kind: "failed"; why: string }
  | { kind: "answer"; id: number; body: string }
  | { kind: "fault"; id: number; why: string };

/** The answer to `open`. */
export interface Opened {
  text: string;
  error: string;
  step: number;
}
