// A page on paper: nothing of it scrolls there, so nothing may be cut off.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { buildCourse } from "./build.mjs";
import { launch, serve, visit } from "./serve.mjs";

let site, browser;
before(async () => {
  site = await serve(buildCourse());
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.end();
});

/** The parts in view that hold more than they show. */
const cutOff = () =>
  [...document.querySelectorAll("body *")]
    .filter((e) => e.checkVisibility() && getComputedStyle(e).overflow !== "visible" && e.clientHeight > 1)
    .filter((e) => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1)
    .map((e) => {
      const name = [e.localName, ...e.classList].join(".");
      return `${name}: ${e.scrollWidth} × ${e.scrollHeight} in ${e.clientWidth} × ${e.clientHeight}`;
    });

for (const [name, path] of [
  ["the start page", ""],
  ["a walk of many steps", "walks/chaining/"],
  ["a walk of long names", "walks/identity-center/"],
  ["a walk with suggested edits", "walks/user-other-account/"],
])
  test(`${name} is printed whole`, () =>
    visit(
      browser,
      site.url + path,
      async (page) => {
        await page.emulateMedia({ media: "print" });
        await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
        await page.waitForFunction(() => document.querySelector("rw-picture svg.drawing")?.clientHeight > 0);
        assert.deepEqual(await page.evaluate(cutOff), []);
        const [steps, last] = await page.evaluate(() => {
          const list = document.querySelector(".steps");
          return [list, list.lastElementChild].map((e) => e.getBoundingClientRect().bottom);
        });
        assert.ok(last <= steps + 1, "the last step stands in its list");
      },
      { viewport: { width: 794, height: 1123 } },
    ));
