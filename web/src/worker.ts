// A module runs here and not in the page: typing never waits for it, and a run that does not end can be ended.

import type { Module } from "../../wasm/reactor/module.mjs";
import { load } from "./engine/module.ts";
import type { FromWorker, Request, ToWorker } from "./engine/protocol.ts";
import type { Page } from "./gen/view.ts";

const say = (message: FromWorker) => self.postMessage(message);
const why = (error: unknown) => (error instanceof Error ? error.message : String(error));

let address = "";
let module: Promise<Module> | undefined;
const tried = new Set<string>();

self.addEventListener("message", (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  if (message.kind === "request") {
    void answer(message);
    return;
  }
  address = message.module;
  module = load(address);
  module.then(
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
 * Hands over the AWS-managed policies that the walk attaches and the module lacks. An answer that needs any begins so.
 */
async function handOverNeeds(loaded: Module, body: string): Promise<boolean> {
  if (!body.startsWith('{"needs":["')) return false;
  const { needs } = JSON.parse(body) as Pick<Page, "needs">;
  let handed = false;
  for (const name of needs.filter((n) => !tried.has(n))) {
    tried.add(name);
    const response = await fetch(new URL(`managed/${name}.json`, address));
    if (!response.ok) continue;
    loaded.call("library", `${name}\n${await response.text()}`);
    handed = true;
  }
  return handed;
}
