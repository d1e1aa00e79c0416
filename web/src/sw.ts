// The service worker: the page works without a network once it was open. Files have their content's hash in their
// address, so what is cached under one never changes; a new version waits until no page of the old one is open, so no
// module is swapped under a text. A page is asked of the network first.
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from "workbox-precaching";

/** What the site builder writes before this script. */
interface Plan {
  /** What the page needs to be shown and to decide. */
  files: { url: string; revision: string | null }[];
  /** What is fetched after that, when nothing waits for it. */
  later: string[];
  /** What is kept once a page has fetched it, because it is large and few need it. */
  fetched: string[];
}

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  request: Request;
  respondWith(response: Promise<Response>): void;
}
interface Client {
  url: string;
}
interface Scope {
  rolewalk: Plan;
  registration: ServiceWorkerRegistration;
  clients: { claim(): Promise<void>; matchAll(options: { includeUncontrolled: boolean }): Promise<Client[]> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "fetch", listener: (event: Fetching) => void): void;
  addEventListener(type: "activate", listener: (event: Extendable) => void): void;
  addEventListener(type: "message", listener: (event: MessageEvent<unknown>) => void): void;
}

const scope = self as unknown as Scope;
const { files, later, fetched } = scope.rolewalk;
const PAGES = "rolewalk-pages";
const FILES = "rolewalk-files";
const SHARED = "rolewalk-shared";

const inScope = (path: string) => new URL(path, scope.registration.scope).href;

/** The addresses that are kept beside those of the precache. */
const beside = new Set([...later, ...fetched].map(inScope));

/** Each page of ours says so in its head. */
const MARK = 'name="generator" content="Rolewalk"';

/** The path of a file that is no page: a tab may show it, so an answer there that is not HTML may be ours. */
const FILE = /\/(?:SHA256SUMS|[^/]*\.(?!html?$)[^./]+)$/;

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "POST" && request.url === inScope("share-target")) event.respondWith(takeShared(request));
  else if (request.method !== "GET") return;
  else if (request.mode === "navigate" && request.destination === "document") event.respondWith(navigate(request));
  else if (beside.has(request.url)) event.respondWith(kept(request.url));
});

cleanupOutdatedCaches();
precacheAndRoute(files, { directoryIndex: "", cleanURLs: false, ignoreURLParametersMatching: [] });

scope.addEventListener("activate", (event) => {
  event.waitUntil(begin());
  void fill(); // which no page waits for
});

scope.addEventListener("message", ({ data }) => {
  if (data === "take over") void scope.skipWaiting();
});

async function begin(): Promise<void> {
  await scope.clients.claim();
  const pages = await caches.open(PAGES);
  // The page that is open was loaded before there was a worker.
  const open = await scope.clients.matchAll({ includeUncontrolled: true });
  await Promise.all(open.map(({ url }) => pages.add(bare(url)).catch(() => undefined)));
}

async function fill(): Promise<void> {
  const store = await caches.open(FILES);
  for (const { url } of await store.keys()) if (!beside.has(url)) await store.delete(url);
  for (const path of later) await kept(inScope(path)).catch(() => undefined);
}

/** An address without what stands behind the #, which no server sees. */
const bare = (url: string) => url.split("#", 1)[0] ?? url;

/** A page: as the network has it, else as it was. An answer that is not ours ends this worker. */
async function navigate(request: Request): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(request);
  } catch {
    return (await caches.match(bare(request.url), { ignoreSearch: true })) ?? missing(request.url);
  }
  const copy = response.clone();
  const html = (copy.headers.get("content-type") ?? "").includes("text/html");
  if (html && (await copy.text()).slice(0, 4000).includes(MARK)) {
    if (response.ok) await (await caches.open(PAGES)).put(bare(request.url), response.clone());
  } else if (response.ok && (html || !FILE.test(new URL(request.url).pathname))) {
    await leave();
  }
  return response;
}

/** The start page's addresses are relative, so under another address it would be unstyled, and another's walk. */
async function missing(url: string): Promise<Response> {
  const home = [inScope("./"), inScope("index.html")].includes(url.split(/[?#]/, 1)[0] ?? url);
  return (home && (await matchPrecache(inScope("./")))) || notKept();
}

function notKept(): Response {
  const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Page not kept · Rolewalk</title>
<main><h1>Page not kept</h1>
<p>This page was not kept in this browser and needs the network.</p>
<p><a href="${inScope("./")}">Go to the start page</a></p></main>
</html>
`;
  return new Response(page, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}

let left = false;

/** Another program answers at this address, as happens with ports of localhost. */
async function leave(): Promise<void> {
  left = true;
  for (const name of await caches.keys()) await caches.delete(name);
  await scope.registration.unregister();
}

async function kept(url: string): Promise<Response> {
  if (left) return fetch(url);
  const store = await caches.open(FILES);
  const found = await store.match(url);
  if (found) return found;
  const response = await fetch(url);
  if (response.ok) await store.put(url, response.clone());
  return response;
}

/** A text that another program shares: it is kept until the page opens its box with it, and goes to no server. */
async function takeShared(request: Request): Promise<Response> {
  const form = await request.formData();
  const parts = ["title", "text", "url"].map((name) => form.get(name)).filter((v) => typeof v === "string" && v);
  await (await caches.open(SHARED)).put(inScope("shared"), new Response(parts.join("\n")));
  return Response.redirect(inScope("./#shared"), 303);
}
