// The engine's worker is started by the script in the page's head, so that its module travels and is compiled while the
// page is still being read. The client takes it over.
import { type Connection, shareWorker } from "./connection.ts";
import type { Load } from "./protocol.ts";
import { engineSettings } from "./settings.ts";

interface Early {
  worker: Connection;
  module: string;
  failed: boolean;
}

declare global {
  interface Window {
    rolewalkEarly?: Early | undefined;
  }
}

/**
 * Starts a worker with a module; both are addresses from the page. The module decides the walk `warm` at once. In a
 * frame the worker is shared.
 */
export function startEarly(script: string, address: string, framed: boolean, warm: string): void {
  try {
    const module = new URL(address, document.baseURI).href;
    const worker = (framed ? shareWorker(script, module) : undefined) ?? new Worker(script);
    const early: Early = { worker, module, failed: false };
    early.worker.addEventListener("error", () => (early.failed = true));
    const load: Load = { kind: "load", module, settings: engineSettings, warm };
    early.worker.postMessage(load);
    window.rolewalkEarly = early;
  } catch {
    // The client tries again, and says why it fails.
  }
}

/** The worker that was started for a module, once. */
export function takeEarly(module: string): Connection | undefined {
  const early = window.rolewalkEarly;
  if (early?.module !== module) return undefined;
  window.rolewalkEarly = undefined;
  return early.failed ? undefined : early.worker;
}
