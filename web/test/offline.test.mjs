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

/** Waits until no worker is left. */
async function noWorker(page) {
  for (let i = 0; i < 100 && (await workers(page)) > 0; i++) await page.waitForTimeout(50);
  assert.equal(await workers(page), 0);
}

/** Waits until the worker has what it fetches when nothing waits for it. */
const filled = (page) =>
  page.evaluate(async () => {
    const size = async () => (await (await caches.open("rolewalk-files")).keys()).length;
    for (let last = -1; last !== (await size()) || last < 1; ) {
      last = await size();
      await new Promise((r) => setTimeout(r, 1000));
    }
  });

test("without a network, a page that was not kept says so, and shows no other walk", async () => {
  const site = await serve(folder);
  const page = await open(browser, site.url, { serviceWorkers: "allow" });
  await ready(page);
  await active(page);
  await page.context().setOffline(true);
  await site.end();
  for (const address of ["walks/cross-account/", "walks/no-such-walk/?start", "guide/none"]) {
    const answer = await page.goto(site.url + address);
    assert.equal(answer.status(), 503, address);
    assert.match(await page.textContent("body"), /This page was not kept in this browser and needs the network\./);
    assert.equal(await page.locator("script, .page").count(), 0, address);
    assert.equal(await page.getAttribute("html", "lang"), "en");
    assert.match(await page.title(), /Rolewalk$/);
  }
  const others = (await page.complaints()).filter((said) => !said.includes("status of 503"));
  assert.deepEqual(others, []);
  await page.click("a");
  assert.equal(page.url(), site.url);
  await ready(page);
  await page.goto(`${site.url}?fresh`);
  await ready(page);
  await page.context().close();
});

test("a module that was fetched once is kept, and one that was not says that it needs the network", async () => {
  const site = await serve(folder);
  const page = await open(browser, site.url, { serviceWorkers: "allow" });
  await ready(page);
  await active(page);
  await filled(page);
  const files = (name, body) => [{ name, mimeType: "text/plain", buffer: Buffer.from(body) }];
  const terraform = files("main.tf", 'resource "aws_iam_role" "r" {\n  name = "r"\n}\n');
  const template = files("stack.yaml", "Resources:\n  R:\n    Type: AWS::IAM::Role\n");
  await page.click("[data-rw=start]");
  await page.setInputFiles("rw-start input[type=file]", terraform);
  await page.waitForSelector("rw-start [data-rw=piece]");
  await page.context().setOffline(true);
  await site.end();
  await page.reload();
  await ready(page);
  await page.click("[data-rw=start]");
  await page.setInputFiles("rw-start input[type=file]", terraform);
  await page.waitForSelector("rw-start [data-rw=piece]");
  await page.setInputFiles("rw-start input[type=file]", template);
  const said = page.locator("rw-start :text('needs the network once')");
  await said.waitFor({ timeout: 10_000 });
  assert.match(await said.textContent(), /This part of the page could not be loaded/);
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

/** Another program, which answers with one text at the port of a site that has ended. */
async function another(site, type) {
  const { port } = new URL(site.url);
  await site.end();
  const other = createServer((_, response) =>
    response.writeHead(200, { "content-type": type }).end("<h1>Another program</h1>"),
  );
  await new Promise((done) => other.listen(Number(port), "127.0.0.1", done));
  return () => {
    other.closeAllConnections();
    return new Promise((done) => other.close(done));
  };
}

for (const [where, name, type] of [
  ["at the address", "", "text/html"],
  ["with HTML at the address of a file", "walks/cross-account/card.svg", "text/html"],
  ["with no HTML at the address of a page", "library/", "text/plain"],
])
  test(`where another program answers ${where}, the worker ends itself`, async () => {
    const site = await serve(folder);
    const page = await open(browser, site.url, { serviceWorkers: "allow" });
    await ready(page);
    await active(page);
    const end = await another(site, type);
    await page.goto(site.url + name);
    assert.match(await page.textContent("body"), /Another program/);
    await noWorker(page);
    assert.deepEqual(await page.evaluate(() => caches.keys()), []);
    await page.context().close();
    await end();
  });

test("a file of the site that is no page leaves the worker where it is", async () => {
  const site = await serve(folder);
  const page = await open(browser, site.url, { serviceWorkers: "allow" });
  await ready(page);
  await active(page);
  for (const name of ["walks/cross-account/card.svg", "walks/cross-account/walk.txt", "SHA256SUMS"]) {
    await page.goto(site.url + name).catch((error) => assert.match(String(error), /Download is starting/));
    await page.goto(site.url);
    await page.waitForTimeout(200);
    assert.equal(await workers(page), 1, name);
    assert.ok(await page.evaluate(() => caches.has("rolewalk-pages")), name);
  }
  await site.end();
  await page.context().close();
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
  await noWorker(page);
  await page.context().close();
  await off.end();
});
