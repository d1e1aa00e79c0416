// The page without a network: what its service worker keeps, and when it gives way.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { buildSite } from "./build.mjs";
import { evaluated, launch, open, ready, serve } from "./serve.mjs";

let folder, browser;
before(async () => {
  folder = buildSite({ name: "offline" });
  browser = await launch();
});
after(() => browser?.close());

/** Waits until the page has a worker, and that has the page. */
const active = (page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller || !(await caches.match(location.href.split("#")[0])))
      await new Promise((r) => setTimeout(r, 50));
  });
const workers = (page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

test("once it was open, the page works without a network", async () => {
  const site = await serve(folder);
  const page = await open(browser, site.url, { serviceWorkers: "allow" });
  await ready(page);
  await active(page);
  await page.context().setOffline(true);
  await site.end();
  await page.reload();
  await ready(page);
  assert.equal(await page.getAttribute("[data-rw=verdict]", "data-outcome"), "deny");
  await page.click(".cm-line >> nth=0");
  await evaluated(page, () => page.keyboard.type(" "));
  assert.equal(await page.getAttribute("[data-rw=verdict]", "data-outcome"), "deny");
  await page.context().close();
});

test("a frame registers no worker", async () => {
  const site = await serve(folder);
  const page = await open(browser, `${site.url}embed.html`, { serviceWorkers: "allow" });
  await ready(page);
  await page.waitForTimeout(500);
  assert.equal(await workers(page), 0);
  await page.context().close();
  await site.end();
});

test("where another program answers at the address, the worker ends itself", async () => {
  const site = await serve(folder);
  const page = await open(browser, site.url, { serviceWorkers: "allow" });
  await ready(page);
  await active(page);
  const { port } = new URL(site.url);
  await site.end();
  const other = createServer((_, response) =>
    response.writeHead(200, { "content-type": "text/html" }).end("<h1>Another program</h1>"),
  );
  await new Promise((done) => other.listen(Number(port), "127.0.0.1", done));
  await page.goto(site.url);
  assert.equal(await page.textContent("h1"), "Another program");
  for (let i = 0; i < 100 && (await workers(page)) > 0; i++) await page.waitForTimeout(50);
  assert.equal(await workers(page), 0);
  assert.deepEqual(await page.evaluate(() => caches.keys()), []);
  await page.context().close();
  other.closeAllConnections();
  await new Promise((done) => other.close(done));
});

test("a site that is built without it ends the workers of earlier versions", async () => {
  const site = await serve(folder);
  const page = await open(browser, site.url, { serviceWorkers: "allow" });
  await ready(page);
  await active(page);
  const { port } = new URL(site.url);
  await site.end();
  const off = await serve(buildSite({ name: "online", flags: ["-offline=false"] }), {}, Number(port));
  await page.goto(site.url);
  for (let i = 0; i < 100 && (await workers(page)) > 0; i++) await page.waitForTimeout(50);
  assert.equal(await workers(page), 0);
  await page.context().close();
  await off.end();
});
