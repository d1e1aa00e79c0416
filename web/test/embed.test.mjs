// The frame in a page of another origin.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { buildSite } from "./build.mjs";
import { launch, open, ready, serve } from "./serve.mjs";

const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";
let site, browser, host, shown;
before(async () => {
  site = await serve(buildSite());
  browser = await launch();
  host = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...shown.headers });
    response.end(hostPage(shown));
  });
  await new Promise((done) => host.listen(0, "127.0.0.1", done));
});
after(async () => {
  await browser?.close();
  host?.close();
  await site?.end();
});

function hostPage({ fragment, width }) {
  return `<!doctype html><title>Host</title><body style="height:4000px;margin:0">
    <iframe src="${site.url}embed/${fragment}"
    title="A walk" width="${width}" height="300" loading="lazy" sandbox="${SANDBOX}"></iframe>
    <script>window.heard = [];
      addEventListener("message", ({ source, origin, data }) => {
        const frame = document.querySelector("iframe");
        if (source !== frame.contentWindow || origin !== new URL(frame.src).origin) return;
        heard.push(data);
        if (data.type === "rolewalk:height") frame.height = data.height;
      });</script>`;
}

/** Opens a host page, and runs on it and its frame once the frame is decided. */
async function inHost(fragment, run, { width = 480, headers = {} } = {}) {
  shown = { fragment, width, headers };
  const page = await open(browser, `http://127.0.0.1:${host.address().port}/`);
  try {
    const frame = await (await page.waitForSelector("iframe")).contentFrame();
    await ready(frame);
    await run(page, frame);
    assert.deepEqual(
      (await page.complaints()).filter((c) => !/favicon|404/.test(c)),
      [],
    );
    assert.deepEqual(await frame.evaluate(() => window.violations), []);
  } finally {
    await page.context().close();
  }
}
const outcome = (frame) => frame.getAttribute("[data-rw=verdict]", "data-outcome");
const heightOf = (page) => page.$eval("iframe", (f) => Number(f.height));
const fits = (frame) =>
  frame.waitForFunction(
    () => document.documentElement.scrollHeight <= window.innerHeight + 1 && window.innerHeight > 320,
  );

test("a frame asks for the height that it needs, and says nothing else", async () => {
  for (const width of [280, 480, 620, 900])
    await inHost(
      "",
      async (page, frame) => {
        await fits(frame);
        assert.equal(await frame.evaluate(() => document.documentElement.scrollWidth), width, "nothing is wider");
        const first = await heightOf(page);
        await frame.click("[data-rw=last]");
        await frame.waitForFunction(() => document.querySelector("[data-rw=position]").textContent === "step 6 of 6");
        await fits(frame);
        const heard = await page.evaluate(() => window.heard);
        for (const message of heard) assert.deepEqual(Object.keys(message).sort(), ["height", "type"]);
        await page.waitForTimeout(300);
        const { length } = await page.evaluate(() => window.heard);
        await page.waitForTimeout(500);
        assert.equal(await page.evaluate(() => window.heard.length), length, `it stands still, ${first} px at first`);
      },
      { width },
    );
});

test("a frame asks for no more than its address allows", () =>
  inHost("#height=350", async (page) => {
    await page.waitForFunction(() => document.querySelector("iframe").height === "350");
    assert.ok(await page.evaluate(() => window.heard.every((m) => m.height <= 350)));
  }));

test("a host page that sends no referrer asks for the height", () =>
  inHost(
    "",
    async (page, frame) => {
      await frame.evaluate(() =>
        window.dispatchEvent(new MessageEvent("message", { data: { type: "rolewalk:height" } })),
      );
      const before = await page.evaluate(() => window.heard.length);
      await page.$eval("iframe", (f) =>
        f.contentWindow.postMessage({ type: "rolewalk:height" }, new URL(f.src).origin),
      );
      await page.waitForFunction((n) => window.heard.length > n, before);
      await fits(frame);
    },
    { headers: { "referrer-policy": "no-referrer" } },
  ));

test("a frame shows title, verdict, steps, gates, time, and the picture as a pane where it is narrow", () =>
  inHost("", async (_page, frame) => {
    assert.equal(await frame.textContent(".frame-head h1"), "Cross-account access needs both sides");
    assert.equal(await outcome(frame), "deny");
    assert.equal(await frame.locator("[data-rw=step]").count(), 6);
    assert.equal(await frame.locator("[data-rw=gate]").count(), 9);
    assert.equal(await frame.locator(".drawing").isVisible(), false);
    await frame.click(".panes [data-pane=picture]");
    assert.equal(await frame.locator(".drawing").isVisible(), true);
    assert.equal(await frame.locator("[data-rw=add]").count(), 0);
    await frame.click(".panes [data-pane=timeline]");
    assert.equal(await frame.locator("[data-rw=lane] >> nth=0").isVisible(), true);
    assert.equal(await frame.locator("[data-rw=suggestion]").count(), 0, "suggestions are asked for");
  }));

test("a wider frame has the picture beside the walk", () =>
  inHost(
    "",
    async (_page, frame) => {
      assert.equal(await frame.locator(".drawing").isVisible(), true);
      assert.equal(await frame.locator("[data-rw=verdict]").isVisible(), true);
    },
    { width: 620 },
  ));

test("edit shows suggested edits", () =>
  inHost("#edit=1", async (_page, frame) => {
    await frame.waitForSelector("[data-rw=suggestion]", { timeout: 30_000 });
  }));

test("a frame predicts inside, and the way out keeps the verdict covered", () =>
  inHost("#step=3&predict=1", async (_page, frame) => {
    await frame.waitForFunction(() => document.querySelector("[data-rw=position]").textContent === "step 3 of 6");
    assert.equal(await outcome(frame), "hidden");
    const out = (covered) =>
      frame.waitForFunction(
        (c) =>
          /#w1\.[^&]*&step=3/.test(document.querySelector("[data-rw=open]").href) &&
          document.querySelector("[data-rw=open]").href.includes("predict=1") === c,
        covered,
      );
    await out(true);
    await frame.click("[data-rw=predict] [data-choice=allow]");
    await frame.waitForSelector("[data-rw=verdict][data-outcome=allow]");
    await out(false);
    assert.equal(await frame.evaluate(() => Object.keys(localStorage).length), 0, "a frame keeps nothing");
  }));

test("Open in Rolewalk opens the walk as the reader has edited it", () =>
  inHost(
    "",
    async (page, frame) => {
      await frame.waitForFunction(() => document.querySelector("[data-rw=open]").href.includes("#w1."));
      const shared = await frame.$eval("[data-rw=open]", (a) => a.href);
      await frame.click("[data-rw=tab][data-document=walk]");
      await frame.click("[data-rw=editor] .cm-content");
      await page.keyboard.press("Control+Home");
      await page.keyboard.insertText("# from the frame\n");
      await frame.waitForFunction(() => Number(document.documentElement.dataset.evaluated) > 1);
      await frame.waitForFunction((old) => document.querySelector("[data-rw=open]").href !== old, shared);
      const popup = page.waitForEvent("popup");
      await frame.click("[data-rw=open]");
      const app = await popup;
      await ready(app); // until then the tabs are those of the page that the link is opened in
      await app.click("[data-rw=tab][data-document=walk]");
      await app.waitForFunction(() =>
        document.querySelector(".cm-content")?.textContent.startsWith("# from the frame"),
      );
    },
    { width: 900 },
  ));

test("the wheel is the host page's until the reader uses the frame", () =>
  inHost("#height=300", async (page, frame) => {
    await page.waitForFunction(() => document.querySelector("iframe").height === "300");
    const scrolled = () => page.evaluate(() => window.scrollY);
    await page.mouse.move(200, 150);
    await page.mouse.wheel(0, 120);
    await page.waitForFunction(() => window.scrollY > 50);
    assert.equal(await frame.evaluate(() => window.scrollY), 0);
    await page.evaluate(() => window.scrollTo(0, 0));
    await frame.click(".frame-head h1");
    await page.mouse.move(200, 150);
    await page.mouse.wheel(0, 120);
    await frame.waitForFunction(() => window.scrollY > 50);
    assert.equal(await scrolled(), 0);
  }));
