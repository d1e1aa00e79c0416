// The one of each thing that the page has, made from what the site builder left in it.
import { carried, carriedFolder } from "./carried.ts";
import { WalkText } from "./editor/text.ts";
import { type Kept, WorkerClient, type WorkerState } from "./engine/client.ts";
import { engineSettings } from "./engine/settings.ts";
import { readPrerendered, readSite, siteAddress } from "./site.ts";
import type { Store } from "./store/store.ts";
import { holder } from "./store/write.ts";

export const site = readSite();
export const prerendered = readPrerendered();

/** The state, to read and to follow. Only the update modules change it, by `set` of store/write.ts. */
export const store: Store = holder;
export const text = new WalkText(prerendered?.text ?? "");

/** In a frame the walk is its author's: nothing of what the reader types is saved, and nothing saved is loaded. */
export const framed = document.body.classList.contains("embed");

/** The modules that a worker has compiled, by their addresses. */
const kept = new Map<string, Kept>();

function clientOf(
  module: string,
  tell?: (state: WorkerState, why: string) => void,
  settings: readonly string[] = [],
): WorkerClient {
  const inside = () => {
    const packed = site.alone ? carried(module) : undefined;
    return packed && { module: packed, packs: carriedFolder("managed") };
  };
  const [worker, address] = [siteAddress(site, site.worker), siteAddress(site, module)];
  const compiled = kept.get(module) ?? {};
  kept.set(module, compiled);
  return new WorkerClient({ worker, module: address, settings, inside, shared: framed, kept: compiled }, tell);
}

/** Decides walks, makes and opens links. The page is read without it, until it is here. */
export const engine = clientOf(
  site.engine,
  (state, why) => {
    for (const listener of engineListeners) listener(state, why);
  },
  engineSettings,
);

const engineListeners = new Set<(state: WorkerState, why: string) => void>();

/** Tells whether the engine is here. */
export function listenEngine(listener: (state: WorkerState, why: string) => void): void {
  engineListeners.add(listener);
}

/** Checks policies and reads notes. Nothing of the companion module is fetched before the first request. */
export const advisor = clientOf(site.companion);

/** Makes a walk of what a person brings. Nothing of it is fetched before the first request. */
export const importer = clientOf(site.importer);

/** What reads the forms that the importer does not, by the names that it gives them. */
export const readers: Record<string, WorkerClient> = {
  files: clientOf(site.files),
  terraform: clientOf(site.terraform),
};

/** Searches for suggested edits, in a worker of its own, because a search may take as long as it is allowed to. */
export const searcher = clientOf(site.companion);

/** Decides the matrix, in a worker of its own, so that nothing else waits for ten thousand cells. */
export const surveyor = clientOf(site.companion);
