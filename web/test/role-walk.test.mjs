// The element <role-walk> in pages of another origin, and how many engines its frames cost.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { buildSite } from "./build.mjs";
import { launch, serve } from "./serve.mjs";

const folder = buildSite();
/** How often the server was asked for a file, by whichever worker or frame. */
const fetched = new Map();
const count = (_, name) => void fetched.set(name, (fetched.get(name) ?? 0) + 1);
const site = await serve(folder, new Proxy({}, { get: count }));
const strict = await launch(); // playwright's Chromium has a SharedWorker, but none for frames of another site
const browser = await launchAsReaders();
const walk = readFileSync(new URL("../testdata/lessons/001-cross-account.walk", import.meta.url), "utf8");
const escaped = walk.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
let body = "";
const ours = new URL(site.url).origin;
/** What docs/embedding.md tells a team to allow. */
const policy = `default-src 'none'; script-src ${ours}; frame-src ${ours}; img-src ${ours}; connect-src 'self'`;

/** Chromium as readers have it: with workers for frames of other sites, which playwright switches off. */
async function launchAsReaders() {
  const probe = await chromium.launchServer({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
  const without = probe.process().spawnargs.filter((argument) => argument.startsWith("--disable-features="));
  await probe.close();
  assert.match(String(without), /ThirdPartyStoragePartitioning,/);
  return launch({ without, also: without.map((list) => list.replace("ThirdPartyStoragePartitioning,", "")) });
}
const host = createServer((request, response) => {
  if (request.url === "/my.walk") response.writeHead(200, { "content-type": "text/plain" }).end(walk);
  else if (request.url !== "/") response.writeHead(404).end();
  else
    response
      .writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": policy,
      })
      .end(`<!doctype html><title>Docs</title>${body}`);
});
await new Promise((done) => host.listen(0, "127.0.0.1", done));
const docs = `http://localhost:${host.address().port}/`;

after(async () => {
  await browser.close();
  await strict.close();
  await site.end();
  host.closeAllConnections();
  host.close();
});

const script = () => `<script src="${site.url}role-walk.js" async></script>`;

/** Opens a page with this body, and hands on what it asked for. */
async function on(html, run, { context: options, before, chromium: which = browser } = {}) {
  body = html;
  const context = await which.newContext({ viewport: { width: 1024, height: 768 }, ...options });
  const page = await context.newPage();
  const asked = [];
  context.on("request", (request) => asked.push(request.url()));
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (e) => window.violations.push(e.violatedDirective));
  });
  if (before) await page.addInitScript(before);
  await page.goto(docs);
  try {
    await run(page, asked);
    if (options?.javaScriptEnabled !== false) assert.deepEqual(await page.evaluate(() => window.violations), []);
  } finally {
    await context.close();
  }
}

const far = "<br>".repeat(400);

const ready = (frame) => frame.waitForFunction(() => document.documentElement.dataset.engine === "ready");

async function frames(page, count) {
  for (let tries = 0; tries < 200; tries++) {
    const inner = page.frames().filter((frame) => frame.url().startsWith(site.url));
    if (inner.length === count) return inner;
    await page.waitForTimeout(100);
  }
  return assert.fail(`${page.frames().length - 1} frames, not ${count}`);
}

test("the script weighs at most 6 kB", (t) => {
  const size = gzipSync(readFileSync(`${folder}/role-walk.js`), { level: 9 }).length;
  t.diagnostic(`${size} bytes gzip`);
  assert.ok(size <= 6_000, `${size} bytes`);
});

test("a walk inside the element is text at once, and live in a frame", () =>
  on(`<role-walk><script type="text/plain">\n${walk}</script></role-walk>${script()}`, async (page) => {
    const [frame] = await frames(page, 1);
    await ready(frame);
    await frame.waitForSelector("[data-rw=verdict][data-outcome=deny]");
    const shown = await page.evaluate(() => {
      const inner = document.querySelector("role-walk").shadowRoot.querySelector("iframe");
      return { title: inner.title, sandbox: inner.getAttribute("sandbox"), loading: inner.loading };
    });
    assert.match(shown.title, /^Rolewalk: /);
    assert.match(shown.sandbox, /allow-scripts allow-same-origin/);
    assert.equal(shown.loading, "lazy");
    assert.equal(
      await frame.evaluate(() => JSON.parse(document.getElementById("rw-text").textContent).length > 0),
      true,
    );
  }));

test("far from the window there is a poster with the lines of the walk, and no engine", () =>
  on(`${far}<role-walk><pre>${escaped}</pre></role-walk>${script()}`, async (page, asked) => {
    const poster = page.locator("role-walk .poster");
    await poster.waitFor({ state: "attached" });
    assert.ok((await poster.locator("li").count()) > 0);
    assert.match(await poster.textContent(), /Walk through it/);
    assert.ok(!asked.some((address) => /wasm|worker|embed/.test(address)), asked.join("\n"));
    await page.evaluate(() => document.querySelector("role-walk").shadowRoot.querySelector("button").click());
    await page.locator("role-walk").scrollIntoViewIfNeeded();
    await ready((await frames(page, 1))[0]);
  }));

test("without script the walk is text", () =>
  on(
    `<role-walk><pre>${escaped}</pre></role-walk>${script()}`,
    async (page) => assert.match(await page.textContent("role-walk"), /account 111111111111/),
    { context: { javaScriptEnabled: false } },
  ));

test("src: a named walk has its card as a poster, a link has its frame, a file is read", () =>
  on(
    `${far}<role-walk id="named" src="${site.url}walks/cross-account/" step="2"></role-walk>
    <role-walk id="file" site="${site.url}" src="${docs}my.walk"></role-walk>
    <role-walk id="bad" src="javascript:alert(1)"></role-walk>
    <role-walk id="predict" predict src="${site.url}walks/cross-account/"></role-walk>${script()}`,
    async (page) => {
      const inside = (id, selector) => page.locator(`#${id} ${selector}`);
      await inside("named", "img").waitFor({ state: "attached" });
      assert.equal(await inside("named", "img").getAttribute("src"), `${site.url}walks/cross-account/card.svg`);
      assert.equal(await inside("predict", "img").count(), 0);
      assert.equal(await inside("predict", "button").count(), 1);
      await inside("file", "li >> nth=0").waitFor({ state: "attached" });
      assert.equal(await inside("bad", "button").count(), 0);
      await page.evaluate(() => document.getElementById("named").start());
      await page.locator("#named").scrollIntoViewIfNeeded();
      const wanted = `${site.url}walks/cross-account/embed.html#step=2`;
      for (let tries = 0; tries < 100 && !page.frames().some((f) => f.url() === wanted); tries++)
        await page.waitForTimeout(100);
      assert.ok(
        page.frames().some((f) => f.url() === wanted),
        page
          .frames()
          .map((f) => f.url())
          .join("\n"),
      );
    },
  ));

test("only its own frame sets its height, and only to a number", () =>
  on(`<role-walk><pre>${escaped}</pre></role-walk>${script()}`, async (page) => {
    const [frame] = await frames(page, 1);
    await ready(frame);
    // The frame says its own height too, so that each height that was set counts, not the last.
    await page.evaluate(() => {
      const frame = document.querySelector("role-walk").shadowRoot.querySelector("iframe");
      window.heights = [];
      new MutationObserver(() => window.heights.push(Number(frame.height))).observe(frame, {
        attributeFilter: ["height"],
      });
    });
    const set = (height) => page.waitForFunction((h) => window.heights.includes(h), height);
    const say = (message) => frame.evaluate((m) => parent.postMessage(m, "*"), message);
    await say({ type: "rolewalk:height", height: 700.2 });
    await set(701);
    await say({ type: "rolewalk:height", height: "900" });
    await say({ type: "other", height: 900 });
    await page.evaluate(() => postMessage({ type: "rolewalk:height", height: 900 }, "*"));
    await say({ type: "rolewalk:height", height: 1e9 });
    await set(4000);
    const heights = await page.evaluate(() => window.heights);
    assert.ok(!heights.includes(900) && Math.max(...heights) === 4000, heights.join());
  }));

test("ten on a page, one of them in a shadow root, have one engine between them", () =>
  on(
    `${`<role-walk height="200"><pre>${escaped}</pre></role-walk>`.repeat(9)}<div id="root"></div>${script()}`,
    async (page) => {
      fetched.clear();
      await page.evaluate((text) => {
        const root = document.getElementById("root").attachShadow({ mode: "open" });
        const element = document.createElement("role-walk");
        element.textContent = text;
        element.setAttribute("height", "200");
        root.append(element);
      }, walk);
      await page.waitForFunction(() => customElements.get("role-walk"));
      await page.evaluate(() => {
        for (const e of document.querySelectorAll("role-walk")) e.start();
        document.getElementById("root").shadowRoot.querySelector("role-walk").start();
        for (const e of [...document.querySelectorAll("role-walk")]) {
          e.shadowRoot.querySelector("iframe")?.setAttribute("loading", "eager");
        }
        document.getElementById("root").shadowRoot.querySelector("role-walk").scrollIntoView();
      });
      const ten = await frames(page, 10);
      for (const frame of ten) await ready(frame);
      for (const frame of ten) await frame.waitForSelector("[data-rw=verdict][data-outcome=deny]");
      const counts = await Promise.all(ten.map((frame) => frame.evaluate(() => window.compiled ?? 0)));
      assert.deepEqual(
        counts,
        ten.map(() => 0),
        "no frame compiles a module itself",
      );
      assert.equal(page.workers().length, 0, "no frame has a worker of its own");
      const session = await browser.newBrowserCDPSession();
      const { targetInfos } = await session.send("Target.getTargets");
      const shared = targetInfos.filter((target) => target.type === "shared_worker").map((target) => target.title);
      assert.equal(shared.filter((name) => /engine\.wasm/.test(name)).length, 1, shared.join("\n"));
      assert.equal(new Set(shared).size, shared.length, "no module has two workers");
      assert.equal(fetched.get("/engine.wasm"), 1);
      assert.ok((fetched.get("/companion.wasm") ?? 0) <= 1);
    },
    {
      before: () => {
        const compile = WebAssembly.compileStreaming;
        WebAssembly.compileStreaming = (...args) => {
          window.compiled = (window.compiled ?? 0) + 1;
          return compile(...args);
        };
      },
    },
  ));

for (const [name, options] of [
  ["without SharedWorker", { before: () => delete globalThis.SharedWorker }],
  ["where a SharedWorker is refused", { chromium: strict }],
]) {
  test(`${name} at most two are live, and the older goes back to its poster`, () =>
    on(
      `${`<role-walk height="200"><pre>${escaped}</pre></role-walk>`.repeat(4)}${script()}`,
      async (page) => {
        const live = () => page.locator("role-walk iframe").count();
        for (let tries = 0; (await live()) !== 2 && tries < 200; tries++) await page.waitForTimeout(50);
        assert.equal(await live(), 2);
        const before = await page.locator("role-walk:has(iframe)").count();
        await page.locator("role-walk button >> nth=1").click();
        assert.equal(await live(), 2, `${before} before`);
        for (const frame of await frames(page, 2)) await ready(frame);
        assert.equal(await live(), 2);
        assert.equal(await page.locator("role-walk .poster").count(), 2);
      },
      options,
    ));
}

for (const [name, script] of [
  ["with its step", true],
  ["without scripts too", false],
]) {
  test(`an address that a walk had leads to the one that it has, ${name}`, async () => {
    const context = await browser.newContext({ javaScriptEnabled: script });
    const page = await context.newPage();
    await page.goto(`${site.url}walks/lessons/001-cross-account/#step=2`);
    await page.waitForURL((url) => url.pathname === "/sub/walks/cross-account/");
    if (script) assert.equal(new URL(page.url()).hash, "#step=2");
    await page.waitForSelector("[data-rw=verdict]");
    await context.close();
  });
}
