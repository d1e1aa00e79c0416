import { type Connection, shareWorker, tellHost } from "./connection.ts";
import { takeEarly } from "./early.ts";
import type { Call, FromWorker, Inside, Request, Start, ToWorker } from "./protocol.ts";

/** How long one request may run before the worker is ended, in milliseconds. */
const PATIENCE: Record<Call, number> = {
  evaluate: 2000,
  near: 2000,
  answer: 4000,
  share: 2000,
  open: 2000,
  format: 2000,
  advise: 4000,
  suggest: 8000,
  render: 2000,
  world: 4000,
  held: 2000,
  rename: 4000,
  place: 2000,
  whatif: 4000,
  keep: 4000,
  again: 4000,
  matrix: 8000,
  insert: 4000,
  changes: 4000,
  mend: 4000,
  bring: 20000,
  read: 20000,
};

/** A module is still being compiled while it runs for the first time, and that is not the text's fault. */
const FIRST_RUN = 5;

/** A request that ran longer than its patience and was stopped. */
export class TooSlow extends Error {
  constructor(milliseconds: number) {
    super(`It took longer than ${milliseconds / 1000} seconds and was stopped.`);
  }
}

/** A request that was let go: a newer one of its kind took its place, or something else goes first. */
export class Replaced extends Error {
  constructor() {
    super("Something newer was asked first.");
  }
}

export interface Addresses {
  worker: string;
  module: string;
  /** What Go's runtime finds in its environment; none where it is left out. */
  settings?: readonly string[];
  /** What a page in one file hands over instead. */
  inside?: () => Inside | undefined;
  /** The worker is shared with the other frames of a page, where the browser can. */
  shared?: boolean;
  /** What is kept of the module for its next worker; the clients of one module have it in common. */
  kept?: Kept;
}

/** A module as the first worker that loaded it has compiled it. */
export interface Kept {
  compiled?: WebAssembly.Module;
}

export type WorkerState = "loading" | "ready" | "failed";

interface Task {
  call: Call;
  text: string;
  numbers: number[];
  /** A newer task of the same call takes its place while it waits. */
  newest: boolean;
  done(body: string): void;
  fail(why: Error): void;
}

/**
 * The page's side of one worker with one module. The worker starts with the first request, or by `start`. One request
 * is under way at a time; the others wait, those of `askNewest` behind those of `ask`. A run that takes too long, and
 * one after which the module's memory is not to be trusted, ends the worker, and another is started.
 */
export class WorkerClient {
  private worker: Connection | undefined;
  /** The worker is this client's own, because the one that was shared did not answer. */
  private own = false;
  private ready = false;
  private firstRun = true;
  private lost: string | undefined;
  private serial = 0;
  private current: { id: number; task: Task; timer: number } | undefined;
  private waiting: Task[] = [];
  private readonly addresses: Addresses;
  private readonly tell: (state: WorkerState, why: string) => void;

  constructor(addresses: Addresses, tell: (state: WorkerState, why: string) => void = () => undefined) {
    this.addresses = addresses;
    this.tell = tell;
  }

  /** Starts the worker and loads its module; does nothing where that was done or has failed. */
  start(): void {
    if (!this.worker && this.lost === undefined) this.launch();
  }

  /** Hands a text to an entry of the module. Rejects with TooSlow, or with the fault in the module's words. */
  ask(call: Call, text: string, ...numbers: number[]): Promise<string> {
    return this.enqueue(call, text, numbers, false);
  }

  /** As `ask`, but of the requests of this call that wait only the newest is kept; the others reject with Replaced. */
  askNewest(call: Call, text: string, ...numbers: number[]): Promise<string> {
    const kept: Task[] = [];
    for (const task of this.waiting) {
      if (task.newest && task.call === call) task.fail(new Replaced());
      else kept.push(task);
    }
    this.waiting = kept;
    return this.enqueue(call, text, numbers, true);
  }

  /**
   * Lets go of the requests of a call, which reject with Replaced. One that is under way ends the worker, because its
   * run cannot be ended otherwise; the next request starts another.
   */
  drop(call: Call): void {
    const dropped = this.waiting.filter((task) => task.call === call);
    this.waiting = this.waiting.filter((task) => task.call !== call);
    if (this.current?.task.call === call) {
      clearTimeout(this.current.timer);
      dropped.unshift(this.current.task);
      this.current = undefined;
      this.end();
    }
    for (const task of dropped) task.fail(new Replaced());
    if (this.waiting.length > 0) this.start();
  }

  private enqueue(call: Call, text: string, numbers: number[], newest: boolean): Promise<string> {
    this.start();
    return new Promise((done, fail) => {
      this.waiting.push({ call, text, numbers, newest, done, fail });
      this.next();
    });
  }

  private launch(): void {
    this.ready = false;
    this.tell("loading", "");
    try {
      const { worker, module, settings = [], shared } = this.addresses;
      const common = this.own
        ? undefined
        : (takeEarly(module) ?? (shared && shareWorker(worker, { module, settings })));
      this.worker = common || new Worker(worker);
    } catch (error) {
      this.lose(String(error));
      return;
    }
    const started = this.worker;
    started.addEventListener("message", (event) => {
      if (this.worker === started) this.hear(event.data);
    });
    started.addEventListener("error", (event) => {
      event.preventDefault();
      if (this.ready || this.worker !== started) return;
      if (this.addresses.shared && !this.own) this.standAlone();
      else this.lose(event.message || "the worker could not be loaded");
    });
    const { module, settings = [] } = this.addresses;
    const inside = this.addresses.inside?.();
    this.begin({ kind: "start", module, settings, ...(inside && { inside }) });
  }

  /** Hands the compiled module on where it is kept. It cannot cross to a worker that frames share. */
  private begin(start: Start): void {
    const compiled = this.own || !this.addresses.shared ? this.addresses.kept?.compiled : undefined;
    try {
      this.send({ ...start, ...(compiled && { compiled }) });
    } catch {
      this.send(start); // a browser that copies no modules: the worker fetches its own
    }
  }

  private send(message: ToWorker): void {
    this.worker?.postMessage(message);
  }

  private hear(message: FromWorker): void {
    switch (message.kind) {
      case "ready":
        this.ready = true;
        if (message.compiled && this.addresses.kept) this.addresses.kept.compiled = message.compiled;
        this.tell("ready", "");
        this.next();
        return;
      case "failed":
        this.lose(message.why);
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
      this.firstRun = false;
      task.done(message.body);
    } else {
      this.restart();
      task.fail(new Error(message.why));
    }
    this.next();
  }

  private next(): void {
    if (this.lost !== undefined) {
      const why = `This part of the page could not be loaded and needs the network once. (${this.lost})`;
      for (const task of this.waiting.splice(0)) task.fail(new Error(why));
      return;
    }
    if (!this.ready || this.current) return;
    const first = Math.max(
      0,
      this.waiting.findIndex((t) => !t.newest),
    );
    const [task] = this.waiting.splice(first, 1);
    if (!task) return;
    const id = ++this.serial;
    const patience = PATIENCE[task.call] * (this.firstRun ? FIRST_RUN : 1);
    this.current = { id, task, timer: window.setTimeout(() => this.giveUp(id, patience), patience) };
    const request: Request = { kind: "request", id, call: task.call, text: task.text, numbers: task.numbers };
    this.send(request);
  }

  private giveUp(id: number, patience: number): void {
    if (this.current?.id !== id) return;
    const { task } = this.current;
    this.current = undefined;
    this.restart();
    task.fail(new TooSlow(patience));
  }

  /** Takes a worker of its own, because the browser shares none in frames of this page. */
  private standAlone(): void {
    this.own = true;
    tellHost();
    this.launch();
  }

  private restart(): void {
    this.end();
    this.firstRun = false;
    this.launch();
  }

  private end(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.ready = false;
    this.own = true;
  }

  private lose(why: string): void {
    this.lost = why;
    this.worker?.terminate();
    this.tell("failed", why);
    this.next();
  }
}
