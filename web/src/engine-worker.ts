// The engine runs here and not in the page: typing never waits for it, and a run that does not end can be ended.
import { Module } from "./engine/module.ts";
import type { FromWorker, Request, ToWorker } from "./engine/protocol.ts";
import type { Page } from "./gen/view.ts";

const say = (message: FromWorker) => self.postMessage(message);
const why = (error: unknown) => (error instanceof Error ? error.message : String(error));

let engine: Promise<Module> | undefined;
let notes: Promise<Module> | undefined;
let notesAddress = "";
let engineAddress = "";
const tried = new Set<string>();

self.addEventListener("message", (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  if (message.kind === "request") {
    void answer(message);
    return;
  }
  notesAddress = message.notes;
  engineAddress = message.engine;
  engine = Module.load(message.engine);
  engine.then(
    () => say({ kind: "ready" }),
    (error: unknown) => say({ kind: "failed", why: why(error) }),
  );
});

function loadNotes(): Promise<Module> {
  notes ??= Module.load(notesAddress);
  return notes;
}

async function answer(request: Request): Promise<void> {
  let module: Module | undefined;
  try {
    module = await (request.call === "render" ? loadNotes() : engine);
    if (!module) throw new Error("asked before the start");
    const more = request.call === "share" || request.call === "ways" ? [request.step] : [];
    let body = module.call(request.call, request.text, ...more);
    if ((request.call === "evaluate" || request.call === "ways") && (await fetchNeeds(module, body)))
      body = module.call(request.call, request.text, ...more);
    say({ kind: "answer", id: request.id, body });
  } catch (error) {
    if (request.call === "render") notes = undefined;
    say({ kind: "fault", id: request.id, why: [why(error), module?.printed].filter(Boolean).join("\n") });
  }
}

/** Hands the AWS-managed policies over that the walk attaches and the module does not have. A page that needs none begins so. */
async function fetchNeeds(module: Module, body: string): Promise<boolean> {
  if (body.startsWith('{"needs":[]')) return false;
  const { needs } = JSON.parse(body) as Pick<Page, "needs">;
  let handed = false;
  for (const name of needs.filter((n) => !tried.has(n))) {
    tried.add(name);
    const response = await fetch(new URL(`managed/${name}.json`, engineAddress));
    if (!response.ok) continue;
    module.call("library", `${name}\n${await response.text()}`);
    handed = true;
  }
  return handed;
}
