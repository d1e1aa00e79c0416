// What the client needs of a worker: the page's own, or one that all frames of a page share.
import type { FromWorker, ToWorker } from "./protocol.ts";

export interface Connection {
  postMessage(message: ToWorker): void;
  addEventListener(kind: "message", hear: (event: MessageEvent<FromWorker>) => void): void;
  addEventListener(kind: "error", hear: (event: ErrorEvent) => void): void;
  /** Ends the worker, or leaves the one that others use too. */
  terminate(): void;
}

/** Connects to the worker that has this module for all frames; undefined where the browser has none. */
export function shareWorker(script: string, module: string): Connection | undefined {
  if (typeof SharedWorker === "undefined") return undefined;
  // One worker a module, whichever frame asks for it first.
  const shared = new SharedWorker(script, { name: module });
  const { port } = shared;
  port.start();
  function addEventListener(kind: string, hear: (event: never) => void): void {
    const listener = hear as EventListener;
    if (kind === "error") shared.addEventListener("error", listener);
    else port.addEventListener(kind, listener);
  }
  return { postMessage: (message) => port.postMessage(message), addEventListener, terminate: () => port.close() };
}
