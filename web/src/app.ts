// The one of each thing that the page has, made from what the site builder left in it.
import { WalkText } from "./editor/text.ts";
import { EngineClient } from "./engine/client.ts";
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

/** Starts the engine; the first view stands without it. */
export function startEngine(listener: ConstructorParameters<typeof EngineClient>[1]): EngineClient {
  const at = (path: string) => siteAddress(site, path);
  client = new EngineClient({ worker: at(site.worker), engine: at(site.engine), notes: at(site.notes) }, listener);
  return client;
}

export function engine(): EngineClient | undefined {
  return client;
}
