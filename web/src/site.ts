import { carriedAddress } from "./carried.ts";
import type { PrintedPage } from "./course/printed.ts";
import type { Advice, Note, Page, Suggestions } from "./gen/view.ts";

/** What the site builder leaves in each page: where things are, and the walk already decided. */
export interface Site {
  /** From the page to the site's root, ending in a slash or empty. */
  root: string;
  /** Addresses from the root: the worker's script and its modules. */
  worker: string;
  engine: string;
  companion: string;
  importer: string;
  files: string;
  terraform: string;
  /** What the two readers weigh when they are fetched, in megabytes. */
  weights: Record<string, string>;
  /** The page is one file, and carries what it would fetch. */
  alone: boolean;
  /** The page may register its service worker. */
  offline: boolean;
  /** The versions of Rolewalk and of its data. */
  versions: { rolewalk: string; managed: string; actions: string };
  /** The walk's name in the library, `lessons/001-both-sides`; empty where the page has none of its own. */
  walk: string;
  /** The walk's own page, from the site's root. */
  href: string;
  /** The walk after it in the library; empty where it is the last. */
  next: string;
  nextTitle: string;
  /** The walk before it; empty where it is the first. */
  previous: string;
  previousTitle: string;
  /** The step that the page was drawn at, from 1. */
  step: number;
  /** The pages about what AWS prints. */
  printed: PrintedPage[];
}

/** The walk's text and its page as they were when the site was built. */
export interface Prerendered {
  text: string;
  page: Page;
  notes: Record<string, Note[]>;
  suggestions: Suggestions | undefined;
  advice: Advice | undefined;
}

function json(id: string): string | undefined {
  return document.getElementById(id)?.textContent ?? undefined;
}

export function readSite(): Site {
  const empty: Site = {
    root: "",
    worker: "",
    engine: "",
    companion: "",
    importer: "",
    files: "",
    terraform: "",
    weights: {},
    alone: false,
    offline: false,
    versions: { rolewalk: "", managed: "", actions: "" },
    walk: "",
    href: "",
    next: "",
    nextTitle: "",
    previous: "",
    previousTitle: "",
    step: 1,
    printed: [],
  };
  return { ...empty, ...(JSON.parse(json("rw-site") ?? "{}") as Partial<Site>) };
}

export function readPrerendered(): Prerendered | undefined {
  const page = json("rw-page");
  const text = json("rw-text");
  if (page === undefined || text === undefined) return undefined;
  return {
    text: JSON.parse(text) as string,
    page: JSON.parse(page) as Page,
    notes: JSON.parse(json("rw-notes") ?? "{}") as Record<string, Note[]>,
    suggestions: (JSON.parse(json("rw-suggestions") ?? "null") as Suggestions | null) ?? undefined,
    advice: (JSON.parse(json("rw-advice") ?? "null") as Advice | null) ?? undefined,
  };
}

/** An address of the site, absolute; of what the page carries within itself, the address within the browser. */
export function siteAddress(site: Site, path: string): string {
  const inside = site.alone && !path.endsWith(".wasm") ? carriedAddress(path) : undefined;
  return inside ?? new URL(site.root + path, document.baseURI).href;
}
