import type { Advice } from "../gen/view.ts";

/** How long the checks of one text may run, in milliseconds. */
const PATIENCE = 4000;

/** A fresh module is compiled while it runs for the first time, and reads its list: that is not the text's doing. */
const FIRST_PATIENCE = 5 * PATIENCE;

/** After so many texts that took too long there is no advice any more. */
const MOST_SLOW = 3;

export interface ToLinter {
  /** Absolute address of lint.wasm. */
  address: string;
  version: number;
  text: string;
}

export type FromLinter =
  | { kind: "running"; version: number }
  /** The body is an Advice, or empty where the module failed. */
  | { kind: "advice"; version: number; body: string }
  | { kind: "failed" };

/**
 * The page's side of the worker with the checks. The worker starts and fetches the module when a text is first brought;
 * of the texts that wait only the newest is kept. A text that takes too long has no advice, and the worker is started anew
 * for the next; where the module cannot be had at all, walks are decided without.
 */
export class Linter {
  private worker: Worker | undefined;
  private dead = false;
  private busy = false;
  private fresh = true;
  private slow = 0;
  private timer: number | undefined;
  private newest: { version: number; text: string } | undefined;
  private readonly addresses: { worker: string; module: string };
  private readonly hear: (version: number, advice: Advice) => void;

  constructor(addresses: { worker: string; module: string }, hear: (version: number, advice: Advice) => void) {
    this.addresses = addresses;
    this.hear = hear;
  }

  advise(version: number, text: string): void {
    if (this.dead) return;
    this.newest = { version, text };
    this.next();
  }

  private next(): void {
    if (this.busy || !this.newest || this.dead) return;
    const task = this.newest;
    this.newest = undefined;
    this.busy = true;
    try {
      this.worker ??= this.start();
    } catch {
      this.end();
      return;
    }
    const message: ToLinter = { address: this.addresses.module, ...task };
    this.worker.postMessage(message);
  }

  private start(): Worker {
    const worker = new Worker(this.addresses.worker);
    worker.addEventListener("message", (event: MessageEvent<FromLinter>) => this.told(event.data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.end();
    });
    return worker;
  }

  private told(message: FromLinter): void {
    switch (message.kind) {
      case "running":
        // Only the run is timed: a slow network is nobody's fault.
        this.timer = window.setTimeout(() => this.giveUp(), this.fresh ? FIRST_PATIENCE : PATIENCE);
        return;
      case "failed":
        this.end();
        return;
      case "advice":
        clearTimeout(this.timer);
        this.busy = this.fresh = false;
        if (message.body) this.hear(message.version, JSON.parse(message.body) as Advice);
        this.next();
    }
  }

  private giveUp(): void {
    if (++this.slow >= MOST_SLOW) {
      this.end();
      return;
    }
    this.worker?.terminate();
    this.worker = undefined;
    this.busy = false;
    this.fresh = true;
    this.next();
  }

  private end(): void {
    clearTimeout(this.timer);
    this.dead = true;
    this.worker?.terminate();
  }
}
