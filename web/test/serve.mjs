// A static server on loopback for the built site, and the browser that looks at it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import { chromium } from "playwright-core";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
};

/** Serves a folder under /sub/, so that an address that is not relative shows itself as a missing file. */
export async function serve(folder, replace = {}, port = 0) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname).replace(/^\/sub\//, "/");
    const name = normalize(path).endsWith("/") ? join(normalize(path), "index.html") : normalize(path);
    try {
      const body = replace[name] ?? (await readFile(join(folder, name)));
      response.writeHead(200, {
        "content-type": types[name.slice(name.lastIndexOf("."))] ?? "application/octet-stream",
      });
      response.end(body);
    } catch {
      response.writeHead(404).end(`no ${name}`);
    }
  });
  await new Promise((done) => server.listen(port, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${server.address().port}/sub/`,
    end: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(done);
      }),
  };
}

/** Starts Chromium, without those of playwright's own arguments that `without` names. */
export function launch({ without = [], also = [] } = {}) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    ignoreDefaultArgs: without,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...also,
    ],
  });
}

/** What the console says where a context blocks service workers. */
const BLOCKED = "Service Worker registration blocked by Playwright";

/**
 * A page whose every complaint is kept: whatever the console says, exceptions, what the security policy forbade, other
 * hosts. Requests that match `blocks` fail.
 */
export async function open(browser, address, { blocks, ...options } = {}) {
  // A service worker would fetch the modules once more for each context; the tests of it ask for one.
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: "block",
    ...options,
  });
  if (blocks) await context.route(blocks, (route) => route.abort());
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (m) => m.text() !== BLOCKED && complaints.push(`console: ${m.text()}`));
  page.on(
    "request",
    (r) =>
      !r.url().startsWith("data:") &&
      new URL(r.url()).hostname !== "127.0.0.1" &&
      complaints.push(`other host: ${r.url()}`),
  );
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (e) =>
      window.violations.push(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`),
    );
  });
  await page.goto(address);
  page.complaints = async () => [...complaints, ...(await page.evaluate(() => window.violations ?? []))];
  return page;
}

/**
 * Opens a page, runs on it once the engine is there, and fails where the page complained of anything. A plain page has
 * no engine.
 */
export async function visit(browser, address, run, { plain = false, ...options } = {}) {
  const page = await open(browser, address, options);
  const scripts = options.javaScriptEnabled !== false;
  try {
    if (scripts && !plain) await ready(page);
    await run(page);
    if (scripts) assert.deepEqual(await page.complaints(), []);
  } finally {
    await page.context().close();
  }
}

/** Waits until the page shows an evaluation made after `act`. */
export async function evaluated(page, act) {
  const before = Number(await page.getAttribute("html", "data-evaluated"));
  await act();
  await page.waitForFunction((n) => Number(document.documentElement.dataset.evaluated) > n, before);
}

export const ready = (page) =>
  page.waitForFunction(
    () => document.documentElement.dataset.engine === "ready" && Number(document.documentElement.dataset.evaluated) > 0,
  );

/** The link that *Share* makes of the walk as it is. */
export const link = (page) =>
  page.evaluate(async () => {
    document.querySelector("[data-rw=share]").click();
    while (!document.querySelector("[data-rw=link]")?.value) await new Promise((r) => setTimeout(r, 20));
    const { value } = document.querySelector("[data-rw=link]");
    document.querySelector("dialog[open]").close();
    return value;
  });
