// The one of each thing that the page has, made from what the site builder left in it.
import { WalkText } from "./editor/text.ts";
import { EngineClient } from "./engine/client.ts";
import { Linter } from "./engine/linter.ts";
import type { Note } from "./gen/view.ts";
import { readFirst, readSite, siteAddress } from "./site.ts";
import { Store } from "./store/store.ts";

export const site = readSite();
export const first = readFirst();
export const store = new Store();
export const text = new WalkText(first?.text ?? "");
export const prebuiltNotes: ReadonlyMap<string, Note[]> = new Map(Object.entries(first?.notes ?? {}));

/** In a frame the walk is its author's: nothing is kept of what the reader types, and nothing of theirs is brought in. */
export const framed = document.body.classList.contains("embed");

let client: EngineClient | undefined;
let searcher: EngineClient | undefined;

function engineIn(module: string, listener: ConstructorParameters<typeof EngineClient>[1]): EngineClient {
  const at = (path: string) => siteAddress(site, path);
  return new EngineClient({ worker: at(site.worker), engine: at(module), notes: at(site.notes) }, listener);
}

/** Starts the engine; the first view stands without it. */
export function startEngine(listener: ConstructorParameters<typeof EngineClient>[1]): EngineClient {
  client = engineIn(site.engine, listener);
  return client;
}

/** A worker with the module for what may take its time; it is started when it is first asked. */
export function finder(): EngineClient {
  const silent = () => undefined;
  searcher ??= engineIn(site.lint || site.engine, { engine: silent, page: silent, fault: silent, slow: silent });
  return searcher;
}

export function engine(): EngineClient | undefined {
  return client;
}

let checks: Linter | undefined;

/** The checks of policies; undefined where the site has none. Nothing of them is fetched before they are asked. */
export function linter(hear: ConstructorParameters<typeof Linter>[1]): Linter | undefined {
  if (!site.lint) return undefined;
  checks ??= new Linter({ worker: siteAddress(site, site.lintWorker), module: siteAddress(site, site.lint) }, hear);
  return checks;
}
