import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { buildSite } from "./build.mjs";
import { launch, serve, visit } from "./serve.mjs";

let site, browser;
before(async () => {
  site = await serve(buildSite());
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.end();
});

const on = (path, run, options) => visit(browser, site.url + path, run, options);
const outcome = (page) => page.getAttribute("[data-rw=verdict]", "data-outcome");
const at = (page, words) =>
  page.waitForFunction((w) => document.querySelector("[data-rw=position]")?.textContent === w, words);
const tab = (name) => `[data-rw=tab][data-document="${name}"]`;
async function opened(page) {
  await page.click("[data-rw=share]");
  await page.waitForFunction(() => document.querySelector("[data-rw=link]")?.value);
  return page.inputValue("[data-rw=link]");
}
async function linkOf(path = "") {
  let link = "";
  await on(path, async (page) => {
    link = await opened(page);
  });
  return link.replace(/&.*/, "").replace(site.url, "");
}

test("an address says how the walk is shown", async () => {
  for (const fragment of ["#", `${await linkOf()}&`]) {
    const asked = "step=3&time=2026-03-01T09:20:00Z&theme=dark&readonly=1&later=1&pane=nowhere";
    await on(fragment + asked, async (page) => {
      await at(page, "step 3 of 6");
      await page.waitForSelector("[data-rw=now][data-time='2026-03-01T09:20:00Z']", { state: "attached" });
      assert.equal(await page.getAttribute("html", "data-theme"), "dark");
      assert.equal(await page.evaluate(() => localStorage.getItem("rolewalk:theme")), null);
      await page.click(tab("walk"));
      await page.click("[data-rw=editor] .cm-content");
      await page.keyboard.insertText("X");
      await page.click("[data-rw=title]");
      await page.keyboard.insertText("Another");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".notice");
      assert.match(await page.textContent(".notice"), /cannot be changed/);
      assert.doesNotMatch(await page.textContent(".cm-content"), /X|Another/);
      assert.match(await page.url(), /theme=dark&readonly=1/, "a reload shows it in the same way");
    });
  }
});

test("predict hides the verdict of the step until the reader has predicted it", async () => {
  for (const fragment of ["#", `${await linkOf()}&`])
    await on(`${fragment}step=3&predict=1`, async (page) => {
      await at(page, "step 3 of 6");
      assert.equal(await outcome(page), "hidden");
      assert.equal(await page.locator("[data-rw=gate]").count(), 0);
      const third = page.locator("[data-rw=step] >> nth=2");
      assert.equal(await third.getAttribute("data-outcome"), "hidden");
      assert.equal(await page.locator(".edge-group .lock").count(), 0, "the picture does not tell it either");
      await page.click("[data-rw=predict] [data-choice=allow]");
      await page.waitForSelector("[data-rw=verdict][data-outcome=allow]");
      assert.match(await page.textContent("[data-rw=guessed]"), /As you expected/);
    });
});

test("a small screen shows the pane that the address names", () =>
  on("#pane=picture", (page) => page.waitForSelector(".picture .drawing", { state: "visible" }), {
    viewport: { width: 390, height: 844 },
  }));

test("?fresh opens an empty walk, which becomes one of the reader's own", () =>
  on("?fresh", async (page) => {
    assert.equal(await page.locator("[data-rw=step]").count(), 0);
    assert.equal((await page.textContent("[data-rw=editor] .cm-content")).trim(), "");
    await page.click("[data-rw=editor] .cm-content");
    await page.keyboard.insertText('title "Mine"\n');
    await page.waitForFunction(() => location.hash.startsWith("#my."));
    await page.reload();
    await page.waitForFunction(() => document.querySelector(".cm-content")?.textContent.includes("Mine"));
  }));
