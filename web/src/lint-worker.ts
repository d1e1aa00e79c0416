// The checks of policies run here, in a worker of their own: the engine that decides every keystroke never waits for them.
import type { FromLinter, ToLinter } from "./engine/linter.ts";
import { Module } from "./engine/module.ts";

const say = (message: FromLinter) => self.postMessage(message);

let module: Promise<Module> | undefined;

self.addEventListener("message", (event: MessageEvent<ToLinter>) => void answer(event.data));

async function answer({ address, version, text }: ToLinter): Promise<void> {
  try {
    module ??= Module.load(address);
    const loaded = await module;
    say({ kind: "running", version });
    say({ kind: "advice", version, body: loaded.call("advise", text) });
  } catch {
    say({ kind: "failed" });
  }
}
