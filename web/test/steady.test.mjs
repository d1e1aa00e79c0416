// What the page must never do: show another walk than the one that was asked for, lose what was typed, move under the
// reader, or leave what decides in the dark.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { buildCourse } from "./build.mjs";
import { evaluated, launch, link, open, ready, serve, visit } from "./serve.mjs";

let site, browser;
before(async () => {
  site = await serve(buildCourse());
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.end();
});

const on = (path, run, options) => visit(browser, site.url + path, run, options);

const outcome = (page) => page.getAttribute("[data-rw=verdict]", "data-outcome");
const step = (page) => page.textContent("[data-rw=position]");
const lit = (page) => page.locator(".cm-line.rw-tint").count();
const next = (page) => page.click("[data-rw=next]");

test("the address carries the step, and a reload and Back return to it", () =>
  on("walks/both-sides/", async (page) => {
    await next(page);
    await next(page);
    assert.match(page.url(), /#step=3$/);
    await page.reload();
    await ready(page);
    assert.match(await step(page), /^step 3 of/);
    await page.goto(`${site.url}walks/is-trust-enough/`);
    await page.goBack();
    await ready(page);
    assert.match(await step(page), /^step 3 of/);
  }));

test("a walk of the reader's own keeps its step over a reload, with its deciding text lit", () =>
  on("walks/both-sides/", async (page) => {
    await page.click('[role=tab][data-document="trust of prod/Deploy"]');
    await evaluated(page, () => page.locator(".cm-content").pressSequentially(" "));
    await next(page);
    await page.reload();
    await ready(page);
    await page.waitForSelector(".cm-line.rw-tint");
    assert.match(await step(page), /^step 2 of/);
    assert.equal(await page.getAttribute("[role=tab][aria-selected=true]", "data-document"), "trust of prod/Deploy");
    assert.equal(await page.evaluate(() => document.querySelector(".cm-scroller").scrollTop), 0);
  }));

test("the text that decides is lit again after an edit that passes through something broken", () =>
  on("walks/both-sides/", async (page) => {
    const before = await lit(page);
    assert.ok(before >= 5);
    await page.click(".cm-line >> nth=1");
    await evaluated(page, () => page.keyboard.type("x"));
    await evaluated(page, () => page.keyboard.press("Backspace"));
    assert.equal(await lit(page), before);
    assert.equal(await page.locator(".rw-token").count(), 1);
    await evaluated(page, () => page.click("[data-rw=apply] >> nth=0"));
    assert.equal(await outcome(page), "allow");
    assert.ok((await lit(page)) >= 5, "after a suggested edit");
    await evaluated(page, () => page.click("[data-rw=undo]"));
    assert.equal(await lit(page), before, "after undo");
  }));

test("undo takes back a word and not a character", () =>
  on("walks/both-sides/", async (page) => {
    const text = () => page.$$eval(".cm-line", (lines) => lines.map((l) => l.textContent).join("\n"));
    const before = await text();
    await page.click(".cm-line >> nth=0");
    await page.keyboard.press("End");
    await page.keyboard.type(" first second", { delay: 30 });
    await page.keyboard.press("Control+z");
    assert.match(await text(), /^\{ first\n/);
    await page.keyboard.press("Control+z");
    assert.equal(await text(), before);
  }));

test("a link shows its own title and text and no other walk, also where the engine never comes", async () => {
  const page = await open(browser, `${site.url}walks/everyone/`);
  await ready(page).catch(() => undefined);
  const title = (await page.textContent("h1.title")).trim();
  const address = await link(page);
  await page.context().close();
  const other = await browser.newContext();
  const slow = await other.newPage();
  await slow.route("**/engine*.wasm*", (route) => route.abort());
  await slow.goto(`${site.url}#${address.split("#")[1]}`);
  await slow.waitForFunction((t) => document.querySelector("h1.title").textContent.trim() === t, title);
  await slow.waitForFunction(() => document.documentElement.dataset.engine === "failed");
  assert.equal(await slow.getAttribute("[data-rw=verdict]", "data-outcome"), "undecided");
  assert.match(await slow.textContent(".cm-content"), new RegExp(`title "${title}"`));
  assert.equal(await slow.locator("[data-rw=step]").count(), 0);
  await other.close();
});

test("two tabs on one walk: nothing that was typed is lost", async () => {
  const context = await browser.newContext();
  const [one, two] = [await context.newPage(), await context.newPage()];
  for (const page of [one, two]) {
    await page.goto(`${site.url}walks/both-sides/`);
    await ready(page);
  }
  const write = async (page, words) => {
    await page.click('[role=tab][data-document="walk"]');
    await page.click(".cm-content");
    await page.keyboard.press("Control+Home");
    await evaluated(page, () => page.keyboard.insertText(`# ${words}\n`));
  };
  await write(one, "from one");
  await two.waitForSelector('.notice:has-text("changed in another tab")');
  await write(two, "from two");
  await two.waitForSelector('.notice:has-text("kept as a walk of its own")');
  const texts = await two.evaluate(() =>
    Object.entries(localStorage).flatMap(([key, value]) => (key.startsWith("rolewalk:text:") ? [value] : [])),
  );
  for (const words of ["# from one", "# from two"])
    assert.ok(
      texts.some((t) => t.startsWith(words)),
      words,
    );
  await context.close();
});

test("where the browser keeps nothing, the page says so once", () =>
  on("", async (page) => {
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("no room", "QuotaExceededError");
      };
    });
    await page.click(".cm-line >> nth=0");
    await evaluated(page, () => page.keyboard.type(" "));
    await page.waitForSelector('.notice:has-text("keeps nothing")');
    await page.click('.notice button:has-text("All right")');
    await page.click(".cm-line >> nth=0");
    await evaluated(page, () => page.keyboard.type(" "));
    assert.equal(await page.locator(".notice").count(), 0);
  }));

for (const [width, height] of [
  [1440, 900],
  [1366, 768],
]) {
  test(`at ${width}×${height} the first view holds all that matters, and nothing moves from step to step`, () =>
    on(
      "",
      async (page) => {
        const seen = (selector) =>
          page.$$eval(selector, (all) =>
            all.map((e) => {
              const r = e.getBoundingClientRect();
              const x = Math.min(Math.max(r.left + r.width / 2, 0), innerWidth - 1);
              const at = document.elementFromPoint(x, r.top + Math.min(r.height / 2, 12));
              return r.height > 0 && at !== null && (e.contains(at) || at.contains(e));
            }),
          );
        const whole = ["[data-rw=verdict]", "[data-rw=gate]", ".drawing .node", ".rw-token"];
        whole.push("[data-rw=suggestion] .title >> nth=0", "[aria-current=step]", "[data-rw=apply] >> nth=0");
        for (const selector of whole) assert.ok((await seen(selector)).every(Boolean), selector);
        const tops = () =>
          page.$$eval(".steps, .steps + h3, [data-rw=ways], .problems, .cm-editor", (all) =>
            all.map((e) => Math.round(e.getBoundingClientRect().top)),
          );
        const first = await tops();
        for (let i = 0; i < 6; i++) {
          await next(page);
          assert.deepEqual(await tops(), first, `step ${i + 2}`);
          await page.waitForTimeout(250);
          assert.deepEqual(await tops(), first, `step ${i + 2}, later`);
          assert.ok((await seen("[aria-current=step]")).every(Boolean), `step ${i + 2} is in view`);
        }
      },
      { viewport: { width, height } },
    ));
}

test("stepping shows what decides, unless a tab was chosen, which says so and can be let go", () =>
  on("walks/both-sides/", async (page) => {
    await page.click('[role=tab][data-document="policy assume-deploy of dev/alice"]');
    await next(page);
    assert.match(await page.textContent(".after"), /decided in/);
    await page.click("[data-rw=unpin]");
    assert.ok((await lit(page)) > 0);
    await next(page);
    assert.ok((await lit(page)) > 0);
  }));

test("a fault is underlined and marked in the gutter as soon as there is one, and nothing moves for it", () =>
  on("walks/both-sides/", async (page) => {
    const left = () => page.$eval("[data-rw=editor] .cm-content", (e) => e.getBoundingClientRect().left);
    const before = await left();
    assert.equal(await page.locator(".cm-lint-marker").count(), 0);
    await page.click("[data-rw=editor] .cm-content");
    await page.keyboard.press("Control+End");
    await page.keyboard.type(",");
    await page.waitForSelector(".cm-lint-marker-error");
    await page.waitForSelector(".cm-lintRange-error, .cm-lintPoint-error");
    assert.equal(await left(), before);
    await page.keyboard.press("Backspace");
    await page.waitForFunction(() => !document.querySelector(".cm-lint-marker-error"));
  }));

test("help says how long the last decision took", () =>
  on("", async (page) => {
    await evaluated(page, () => page.locator(".cm-content").pressSequentially(" "));
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await page.waitForSelector("dialog[open]");
    assert.match(await page.textContent("dialog[open]"), /last decided in [1-9]\d* ms/);
  }));
