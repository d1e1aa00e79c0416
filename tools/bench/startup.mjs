// Measures how long a reader waits for the page: startup.mjs SITE EMPTY [ROUNDS]. SITE is a compressed build, EMPTY a
// Go program that does nothing, as WebAssembly. The page, the page as it would be if nothing were fetched ahead, and a
// page with the empty program take turns: on a phone and on a desk, where the line is fast, and on a slow phone. A key
// is pressed the moment the page is ready, because its answer is the first that the engine makes.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { argv } from "node:process";
import { brotliCompressSync } from "node:zlib";
import { launch } from "../../web/test/serve.mjs";

const [site, empty, rounds = "5"] = argv.slice(2);
const types = { html: "text/html; charset=utf-8", js: "text/javascript", css: "text/css", wasm: "application/wasm" };
const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const profiles = [
  { where: "", view: phone, bits: Number.POSITIVE_INFINITY, delay: 0, cpu: 1 },
  { where: ", desk", view: desk, bits: Number.POSITIVE_INFINITY, delay: 0, cpu: 1 },
  { where: ", slow phone", view: phone, bits: 9e6, delay: 170, cpu: 4 },
];

const emptyPage = `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Empty</title>
<script type="module">
import { Module } from "./module.mjs";
const compiled = await WebAssembly.compileStreaming(fetch("empty.wasm"));
await Module.start(compiled, {
  clock: () => BigInt(Math.round(performance.now() * 1e6)),
  random: (bytes) => crypto.getRandomValues(bytes),
  print: () => undefined,
});
document.documentElement.dataset.engine = "ready";
document.documentElement.dataset.evaluated = "1";
</script>`;
const own = {
  "empty.html": Buffer.from(emptyPage),
  "module.mjs": await readFile(new URL("../../wasm/reactor/module.mjs", import.meta.url)),
  "empty.wasm": await readFile(empty),
};

/** The page without what it fetches ahead. */
const late = (html) =>
  html.replace(/ data-worker="[^"]*" data-engine="[^"]*"/, "").replace(/<link rel="modulepreload"[^>]*>/g, "");

/** What a file is as it travels. */
const packed = new Map();
async function bodyOf(name) {
  if (packed.has(name)) return packed.get(name);
  let body;
  if (own[name]) body = brotliCompressSync(own[name]);
  else if (name === "late.html") body = brotliCompressSync(late(await readFile(join(site, "index.html"), "utf8")));
  else body = await readFile(join(site, `${name}.br`)).catch(() => undefined);
  const file = body ? { body, encoding: "br" } : { body: await readFile(join(site, name)), encoding: undefined };
  packed.set(name, file);
  return file;
}

/** One line for all answers, so many bits a second wide and so many milliseconds long. */
let line = profiles[0];
let free = 0;
const PIECE = 8192;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function send(response, body) {
  for (let at = 0; at < body.length; at += PIECE) {
    const piece = body.subarray(at, at + PIECE);
    const now = performance.now();
    free = Math.max(free, now) + (piece.length * 8000) / line.bits;
    if (free - now > 1) await pause(free - now);
    response.write(piece);
  }
  response.end();
}

const server = createServer(async (request, response) => {
  const name = new URL(request.url, "http://x").pathname.slice(1) || "index.html";
  if (line.delay) await pause(line.delay);
  try {
    const { body, encoding } = await bodyOf(name);
    const type = types[name.slice(name.lastIndexOf(".") + 1).replace("mjs", "js")] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, ...(encoding && { "content-encoding": encoding }) });
    await send(response, body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const root = `http://127.0.0.1:${server.address().port}/`;
const browser = await launch();

/** Presses a key, and waits for the answer: runs in the page. */
async function firstKey() {
  const { dataset } = document.documentElement;
  document.querySelector("rw-panes [data-pane=documents]")?.click();
  if (!document.querySelector("[data-rw=editor]")) return Number.NaN;
  const began = performance.now();
  const frame = () => new Promise(requestAnimationFrame);
  await frame();
  const content = () => document.querySelector(".cm-content");
  for (let i = 0; i < 600 && !content(); i++) await frame();
  content().focus();
  const before = dataset.evaluated;
  document.execCommand("insertText", false, " ");
  while (dataset.evaluated === before) await frame();
  return performance.now() - began;
}

/**
 * From the navigation to the first paint of the verdict, and to the engine that can be asked. What is shown then was
 * decided by the same engine, when the site was built. And from a key pressed there and then to its answer.
 */
async function once(page, profile) {
  line = profile;
  free = 0;
  const context = await browser.newContext({ serviceWorkers: "block", viewport: profile.view });
  const tab = await context.newPage();
  if (profile.cpu > 1) {
    const tools = await context.newCDPSession(tab);
    await tools.send("Emulation.setCPUThrottlingRate", { rate: profile.cpu });
  }
  await tab.addInitScript(() => {
    window.times = {};
    const look = () => {
      const { engine, evaluated } = document.documentElement.dataset;
      if (engine === "ready" && Number(evaluated) > 0) window.times.ready ??= performance.now();
    };
    // Who looks in each frame has the browser make frames that no reader would see.
    const hooks = ["data-engine", "data-evaluated"];
    new MutationObserver(look).observe(document, { subtree: true, attributeFilter: hooks });
  });
  await tab.goto(root + page, { waitUntil: "commit" });
  await tab.waitForFunction(() => window.times?.ready, null, { timeout: 60_000, polling: 100 });
  const times = await tab.evaluate(() => ({
    shown: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
    ready: window.times.ready,
  }));
  times.key = await tab.evaluate(firstKey);
  await context.close();
  return times;
}

const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
const pages = { "fetched ahead": "", "nothing ahead": "late.html", "an empty Go program": "empty.html" };
console.log("| navigation to ready, median | first paint | ready | a key at once |\n| --- | ---: | ---: | ---: |");
for (const profile of profiles) {
  const { where } = profile;
  const all = {};
  for (let i = -1; i < Number(rounds); i++)
    for (const [name, page] of Object.entries(pages)) {
      const times = await once(page, profile);
      if (i < 0) continue; // the first fills the caches of this process
      all[name] ??= { shown: [], ready: [], key: [] };
      for (const [what, list] of Object.entries(all[name])) list.push(times[what]);
    }
  const said = (list) => (Number.isNaN(list[0]) ? "" : `${median(list).toFixed(0)} ms`);
  for (const [name, { shown, ready, key }] of Object.entries(all))
    console.log(`| ${name}${where} | ${said(shown)} | ${said(ready)} | ${said(key)} |`);

  const ratio = median(all["fetched ahead"].ready) / median(all["an empty Go program"].ready);
  console.log(`| the page against an empty Go program${where} | | ${ratio.toFixed(2)} times | |`);
}
await browser.close();
server.closeAllConnections();
server.close();
