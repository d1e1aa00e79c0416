import type { Note, Page, Ways } from "../gen/view.ts";
import type { Call, FromWorker, Opened, Request, ToWorker } from "./protocol.ts";

/** How long one request may run before the worker is ended, in milliseconds. */
export const PATIENCE = 2000;

/** A fresh module is compiled while it runs for the first time, and the notes are fetched: that is not the text's doing. */
const FIRST_PATIENCE = 5 * PATIENCE;

export interface Listener {
  engine(state: "loading" | "ready" | "failed", why: string): void;
  /** The decided walk, or what went wrong: a fault is ours, slow is a run that was ended. */
  page(version: number, page: Page): void;
  fault(version: number, why: string): void;
  slow(version: number): void;
}

interface Task {
  call: Call;
  text: string;
  step: number;
  done(body: string): void;
  fail(why: string, slow: boolean): void;
}

/**
 * The page's side of the worker. One request is under way at a time; of the evaluations that wait only the newest is
 * kept, so that fast typing costs no more than the engine can answer.
 */
export class EngineClient {
  private worker: Worker | undefined;
  private ready = false;
  private fresh = true;
  private dead = false;
  private serial = 0;
  private current: { id: number; task: Task; timer: number } | undefined;
  private waiting: Task[] = [];
  private newest: Task | undefined;
  private readonly addresses: { worker: string; engine: string; notes: string };
  private readonly listener: Listener;

  constructor(addresses: { worker: string; engine: string; notes: string }, listener: Listener) {
    this.addresses = addresses;
    this.listener = listener;
    this.start();
  }

  evaluate(version: number, text: string): void {
    this.newest = {
      call: "evaluate",
      text,
      step: 0,
      done: (body) => this.listener.page(version, readPage(body)),
      fail: (why, slow) => (slow ? this.listener.slow(version) : this.listener.fault(version, why)),
    };
    this.next();
  }

  /** The edits that would turn the decision of a row round. Of those that wait only the newest is looked for. */
  async ways(text: string, row: number): Promise<Ways> {
    for (const task of this.waiting.splice(0)) task.fail("Another step is looked at.", false);
    return JSON.parse(await this.ask("ways", text, row)) as Ways;
  }

  share(text: string, step: number): Promise<string> {
    return this.ask("share", text, step);
  }

  async open(fragment: string): Promise<Opened> {
    return JSON.parse(await this.ask("open", fragment)) as Opened;
  }

  async format(text: string): Promise<{ text: string; error: string }> {
    return JSON.parse(await this.ask("format", text)) as { text: string; error: string };
  }

  async render(markdown: string): Promise<Note[]> {
    return (JSON.parse(await this.ask("render", markdown), nullIsEmpty) ?? []) as Note[];
  }

  private ask(call: Call, text: string, step = 0): Promise<string> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ call, text, step, done: resolve, fail: (why) => reject(new Error(why)) });
      this.next();
    });
  }

  private start(): void {
    this.ready = false;
    this.fresh = this.serial === 0;
    this.listener.engine("loading", "");
    try {
      this.worker = new Worker(this.addresses.worker);
    } catch (error) {
      this.lost(String(error));
      return;
    }
    this.worker.addEventListener("message", (event: MessageEvent<FromWorker>) => this.hear(event.data));
    this.worker.addEventListener("error", (event) => {
      event.preventDefault();
      if (!this.ready) this.lost(event.message || "the worker could not be loaded");
    });
    this.say({ kind: "start", engine: this.addresses.engine, notes: this.addresses.notes });
  }

  private say(message: ToWorker): void {
    this.worker?.postMessage(message);
  }

  private hear(message: FromWorker): void {
    switch (message.kind) {
      case "ready":
        this.ready = true;
        this.listener.engine("ready", "");
        this.next();
        return;
      case "failed":
        this.lost(message.why);
        return;
      default:
        this.settle(message);
    }
  }

  private settle(message: Extract<FromWorker, { id: number }>): void {
    if (!this.current || this.current.id !== message.id) return;
    const { task, timer } = this.current;
    clearTimeout(timer);
    this.current = undefined;
    if (message.kind === "answer") {
      this.fresh = false;
      task.done(message.body);
      this.next();
      return;
    }
    // After a trap the module's memory is not to be trusted. A note that failed leaves the engine as it was.
    if (task.call !== "render") this.restart();
    task.fail(message.why, false);
    this.next();
  }

  private next(): void {
    if (this.dead) {
      for (const task of this.waiting.splice(0)) task.fail("The engine is not here.", false);
      return;
    }
    if (!this.ready || this.current) return;
    const task = this.waiting.shift() ?? this.newest;
    if (!task) return;
    if (task === this.newest) this.newest = undefined;
    const id = ++this.serial;
    const patience = this.fresh || task.call === "render" ? FIRST_PATIENCE : PATIENCE;
    const timer = window.setTimeout(() => this.giveUp(id), patience);
    this.current = { id, task, timer };
    const request: Request = { kind: "request", id, call: task.call, text: task.text, step: task.step };
    this.say(request);
  }

  private giveUp(id: number): void {
    if (this.current?.id !== id) return;
    const { task } = this.current;
    this.current = undefined;
    this.restart();
    task.fail("It took longer than two seconds and was stopped.", true);
  }

  private restart(): void {
    this.worker?.terminate();
    this.start();
  }

  private lost(why: string): void {
    this.dead = true;
    this.worker?.terminate();
    this.listener.engine("failed", why);
    this.newest = undefined;
    this.next();
  }
}

/** Go writes a nil slice as null; the page's types say that a list is a list. */
function nullIsEmpty(_key: string, value: unknown): unknown {
  return value === null ? [] : value;
}

/** Reads a Page as the engine sends it. */
export function readPage(body: string): Page {
  return JSON.parse(body, nullIsEmpty) as Page;
}
