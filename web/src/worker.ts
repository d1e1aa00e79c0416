// A module runs here and not in the page: typing never waits for it, and a run that does not end can be ended. In
// frames this is a SharedWorker: all frames of a page have one module between them.

import type { Module } from "../../wasm/reactor/module.mjs";
import { load, type Source } from "./engine/module.ts";
import type { Ahead, FromWorker, Inside, Request, ToWorker } from "./engine/protocol.ts";
import type { Page } from "./gen/view.ts";

/** Who asked: the page itself, or one of the frames. */
interface Asker {
  postMessage(message: FromWorker): void;
}

const why = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** This is the worker of all frames of a page. A module cannot be handed out of it. */
const shared = "onconnect" in self;

let address = "";
let inside: Inside | undefined;
let module: Promise<Module> | undefined;
let launch = (): void => undefined;
const tried = new Set<string>();

function hear(asker: Asker, message: ToWorker): void {
  if (message.kind === "request") {
    void answer(asker, message);
    return;
  }
  if (message.module !== address) {
    inside = message.inside;
    begin(message, { compiled: message.compiled, packed: inside?.module });
  }
  module?.then(
    ({ module: compiled }) => sayReady(asker, compiled),
    (error: unknown) => asker.postMessage({ kind: "failed", why: why(error) }),
  );
}

function sayReady(asker: Asker, compiled: WebAssembly.Module): void {
  try {
    asker.postMessage({ kind: "ready", ...(!shared && { compiled }) });
  } catch {
    asker.postMessage({ kind: "ready" }); // a browser that copies no modules
  }
}

function begin(ahead: Ahead, source: Source): void {
  address = ahead.module;
  launch = () => {
    module = load(address, ahead.settings, source);
    module.catch(() => undefined); // the start says why
  };
  launch();
}

if (self.name) begin(JSON.parse(self.name) as Ahead, {});

if (shared) {
  self.addEventListener("connect", (event) => {
    const [port] = (event as MessageEvent).ports;
    if (!port) return;
    port.addEventListener("message", (message: MessageEvent<ToWorker>) => hear(port, message.data));
    port.start();
  });
} else {
  const page = self as Asker;
  self.addEventListener("message", (event: MessageEvent<ToWorker>) => hear(page, event.data));
}

async function answer(asker: Asker, { id, call, text, numbers }: Request): Promise<void> {
  let loaded: Module | undefined;
  try {
    loaded = await module;
    if (!loaded) throw new Error("a call came before the start");
    let body = loaded.call(call, text, ...numbers);
    if (await handOverNeeds(loaded, body)) body = loaded.call(call, text, ...numbers);
    asker.postMessage({ kind: "answer", id, body });
  } catch (error) {
    asker.postMessage({ kind: "fault", id, why: [why(error), loaded?.printed].filter(Boolean).join("\n") });
    if (loaded && shared) {
      tried.clear();
      launch(); // the page ends its own worker; the frames go on with this one
    }
  }
}

/**
 * Hands over the AWS-managed policies that the walk attaches and the module lacks. An answer that needs any begins so:
 * a pack, a slash, and the policy's name with its path.
 */
async function handOverNeeds(loaded: Module, body: string): Promise<boolean> {
  if (!body.startsWith('{"needs":["')) return false;
  const { needs } = JSON.parse(body) as Pick<Page, "needs">;
  let handed = false;
  for (const name of needs.filter((n) => !tried.has(n))) {
    tried.add(name);
    const policy = await policyOf(name).catch(() => {
      tried.delete(name); // without a network it is asked for again
      return undefined;
    });
    if (!policy) continue;
    loaded.call("library", policy);
    handed = true;
  }
  return handed;
}

/** The packs that were fetched, each as its lines: a policy's name and its text in turn. */
const packs = new Map<string, Promise<string[]>>();

/** A policy as the module takes it: the one of this name or, if AWS has none, the one that has it with another path. */
async function policyOf(need: string): Promise<string | undefined> {
  const [pack = "", ...path] = need.split("/");
  let reading = packs.get(pack);
  if (!reading) {
    reading = readPack(pack);
    reading.catch(() => packs.delete(pack));
    packs.set(pack, reading);
  }
  const lines = await reading;
  const name = path.join("/");
  const last = `/${path.at(-1)}`;
  const at = lines.findIndex((line, i) => i % 2 === 0 && line === name);
  const near = at >= 0 ? at : lines.findIndex((line, i) => i % 2 === 0 && `/${line}`.endsWith(last));
  return near < 0 ? undefined : `${lines[near]}\n${lines[near + 1]}`;
}

async function readPack(pack: string): Promise<string[]> {
  const name = `${pack}.pack`;
  const response = inside ? new Response(inside.packs[name]) : await fetch(new URL(`managed/${name}`, address));
  if (!response.ok || !response.body) return [];
  const text = await new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).text();
  return text.split("\n");
}
