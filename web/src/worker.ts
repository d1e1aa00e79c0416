// A module runs here and not in the page: typing never waits for it, and a run that does not end can be ended.

import type { Module } from "../../wasm/reactor/module.mjs";
import { load } from "./engine/module.ts";
import type { FromWorker, Inside, Request, ToWorker } from "./engine/protocol.ts";
import type { Page } from "./gen/view.ts";

const say = (message: FromWorker) => self.postMessage(message);
const why = (error: unknown) => (error instanceof Error ? error.message : String(error));

let address = "";
let inside: Inside | undefined;
let module: Promise<Module> | undefined;
const tried = new Set<string>();

self.addEventListener("message", (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  if (message.kind === "request") {
    void answer(message);
    return;
  }
  if (message.module !== address) {
    address = message.module;
    inside = message.kind === "start" ? message.inside : undefined;
    module = load(address, message.settings, inside?.module);
    module.catch(() => undefined); // the start says why
  }
  if (message.kind === "load") return;
  module?.then(
    () => say({ kind: "ready" }),
    (error: unknown) => say({ kind: "failed", why: why(error) }),
  );
});

async function answer({ id, call, text, numbers }: Request): Promise<void> {
  let loaded: Module | undefined;
  try {
    loaded = await module;
    if (!loaded) throw new Error("a call came before the start");
    let body = loaded.call(call, text, ...numbers);
    if (await handOverNeeds(loaded, body)) body = loaded.call(call, text, ...numbers);
    say({ kind: "answer", id, body });
  } catch (error) {
    say({ kind: "fault", id, why: [why(error), loaded?.printed].filter(Boolean).join("\n") });
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
