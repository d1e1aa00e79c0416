// What the client needs of a worker: the page's own, or one that all frames of a page share.
import type { Ahead, FromWorker, ToWorker } from "./protocol.ts";

export interface Connection {
  postMessage(message: ToWorker): void;
  addEventListener(kind: "message", hear: (event: MessageEvent<FromWorker>) => void): void;
  addEventListener(kind: "error", hear: (event: ErrorEvent) => void): void;
  /** Ends the worker, or leaves the one that others use too. */
  terminate(): void;
}

function connect(script: string, ahead: Ahead): SharedWorker | undefined {
  try {
    return new SharedWorker(script, { name: JSON.stringify(ahead) }); // one a name, whichever frame asks for it first
  } catch {
    return undefined; // the browser has none, or has none for this frame
  }
}

/** Tells the page around the frame that this one has an engine of its own, and nothing else. */
export function tellHost(): void {
  if (window.parent !== window) window.parent.postMessage({ type: "rolewalk:alone" }, "*");
}

/** Connects to the worker that has this module for all frames; undefined where the browser has none. */
export function shareWorker(script: string, ahead: Ahead): Connection | undefined {
  const shared = connect(script, ahead);
  return shared && connectionTo(shared);
}

function connectionTo(worker: SharedWorker): Connection {
  const { port } = worker;
  port.start();
  function addEventListener(kind: string, hear: (event: never) => void): void {
    const listener = hear as EventListener;
    if (kind === "error") worker.addEventListener("error", listener);
    else port.addEventListener(kind, listener);
  }
  return { postMessage: (message) => port.postMessage(message), addEventListener, terminate: () => port.close() };
}
