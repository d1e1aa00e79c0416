import { readPage } from "./engine/client.ts";
import type { Advice, Note, Page, Ways } from "./gen/view.ts";

/** What the site builder leaves in each page: where things are, and the walk already decided. */
export interface Site {
  /** From the page to the site's root, ending in a slash or empty. */
  root: string;
  worker: string;
  engine: string;
  notes: string;
  lintWorker: string;
  /** The module with the checks; empty where the site has none. */
  lint: string;
  /** The walk's name in the library, `lessons/001-both-sides`; empty where the page has none of its own. */
  walk: string;
  /** The walk after it in the library; empty where it is the last. */
  next: string;
  nextTitle: string;
}

function json(id: string): string | undefined {
  return document.getElementById(id)?.textContent ?? undefined;
}

export function readSite(): Site {
  const empty: Site = {
    root: "",
    worker: "",
    engine: "",
    notes: "",
    lintWorker: "",
    lint: "",
    walk: "",
    next: "",
    nextTitle: "",
  };
  return { ...empty, ...(JSON.parse(json("rw-site") ?? "{}") as Partial<Site>) };
}

/** The walk's text and its page as they were when the site was built. */
export function readFirst():
  | { text: string; page: Page; notes: Record<string, Note[]>; ways: Ways | undefined; advice: Advice | undefined }
  | undefined {
  const page = json("rw-page");
  const text = json("rw-text");
  if (page === undefined || text === undefined) return undefined;
  const ways = json("rw-ways") ?? "null";
  return {
    ways: (JSON.parse(ways) as Ways | null) ?? undefined,
    text: JSON.parse(text) as string,
    page: readPage(page),
    notes: JSON.parse(json("rw-notes") ?? "{}") as Record<string, Note[]>,
    advice: (JSON.parse(json("rw-advice") ?? "null") as Advice | null) ?? undefined,
  };
}

/** An address of the site, absolute. */
export function siteAddress(site: Site, path: string): string {
  return new URL(site.root + path, document.baseURI).href;
}
