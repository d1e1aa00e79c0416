// The engine's worker is started by the script in the page's head, so that its module travels and is compiled while the
// page is still being read. The client takes it over.
import { type Connection, shareWorker } from "./connection.ts";
import type { Ahead } from "./protocol.ts";
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

/** Starts a worker with a module; both are addresses from the page. In a frame the worker is shared. */
export function startEarly(script: string, address: string, framed: boolean): void {
  try {
    const ahead: Ahead = { module: new URL(address, document.baseURI).href, settings: engineSettings };
    const shared = framed ? shareWorker(script, ahead) : undefined;
    const worker = shared ?? new Worker(script, { name: JSON.stringify(ahead) });
    const early: Early = { worker, module: ahead.module, failed: false };
    early.worker.addEventListener("error", () => (early.failed = true));
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
