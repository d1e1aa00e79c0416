// The page without a mouse, large on a small screen, and in colours of the reader's own.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { buildCourse } from "./build.mjs";
import { evaluated, launch, open, ready, serve, visit } from "./serve.mjs";
import { enter, views } from "./views.mjs";

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

/** What has the focus: where it is, and whether a reader sees that it has it. */
const focused = (page) =>
  page.evaluate(() => {
    const e = document.activeElement;
    const rect = e.getBoundingClientRect();
    const outlined = (el) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(el);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
    };
    // The editor's caret is its sign of focus; in a drawing it is the shape's own line.
    const drawn = [...e.querySelectorAll("rect, circle, path")].some((s) => {
      const { strokeWidth, stroke } = getComputedStyle(s);
      return stroke !== "none" && Number.parseFloat(strokeWidth) >= 2;
    });
    const ring = outlined(e) || e.matches(".cm-content") || (e instanceof SVGElement && drawn);
    const inView = rect.bottom > 0 && rect.top < innerHeight && rect.right > 0 && rect.left < innerWidth;
    const name = e.dataset.rw ?? e.getAttribute("role") ?? e.localName;
    return { name, words: e.textContent.trim().slice(0, 30), body: e === document.body, seen: inView && ring };
  });

/** Presses Tab until what has the focus matches; fails where a stop is not seen or the page does not lead there. */
async function tabTo(page, selector, key = "Tab") {
  for (let i = 0; i < 150; i++) {
    if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector)) return;
    await page.keyboard.press(key);
    const stop = await focused(page);
    assert.ok(stop.body || stop.seen, `the focus is not seen: ${JSON.stringify(stop)}`);
  }
  assert.fail(`Tab does not lead to ${selector}`);
}

const press = async (page, selector, key = "Enter") => {
  await tabTo(page, selector);
  await page.keyboard.press(key);
};
const outcome = (page) => page.getAttribute("[data-rw=verdict]", "data-outcome");

test("the second stop of the page leads to the task, and is not there where there is none", () =>
  on("walks/both-sides/", async (page) => {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    assert.equal((await focused(page)).name, "to-task");
    await page.keyboard.press("Enter");
    assert.equal((await focused(page)).name, "tasks");
    assert.ok(await page.locator("[data-rw=to-task]").isVisible());
    await page.click("[data-rw=tab][data-document=walk]");
    await page.click("[data-rw=editor] .cm-content");
    await page.keyboard.press("Control+a");
    await evaluated(page, () => page.keyboard.insertText("account 111111111111 dev { user alice { } }"));
    assert.equal(await page.locator("[data-rw=tasks]").count(), 0);
    assert.ok(!(await page.locator("[data-rw=to-task]").isVisible()));
  }));

test("a lesson by keys alone: from the library through predicting, editing and a task to the next one", () =>
  on("", async (page) => {
    await press(page, "[data-rw=library]");
    await page.waitForSelector(".library ol");
    await press(page, '.library a[href$="/is-trust-enough/"]');
    await page.waitForURL(/is-trust-enough/);
    await page.goBack();
    await ready(page);
    await page.keyboard.press("End");
    assert.equal(await outcome(page), "hidden");
    await press(page, "[data-guess=deny]");
    await press(page, "[data-rw=predict] [data-choice=identity]");
    await page.waitForSelector("[data-rw=guessed]");
    for (let i = 0; i < 2; i++) await page.keyboard.press("ArrowLeft");
    assert.equal(await outcome(page), "hidden");
    await press(page, "[data-guess=allow]");
    assert.equal(await outcome(page), "allow");
    await page.keyboard.press("Home");
    assert.equal(await outcome(page), "deny");
    await press(page, "[data-rw=task]");
    await page.waitForSelector("[data-rw=goal]");
    await press(page, "[data-rw=goal] [data-rw=hint]");
    await page.waitForSelector("[data-rw=goal] .hints li");
    // In the editor Tab leaves, and Escape leads back to the tabs.
    await tabTo(page, "[role=tab][aria-selected=true]");
    for (let i = 0; i < 6; i++) {
      if (await page.evaluate(() => document.activeElement.dataset.document === "trust of prod/Deploy")) break;
      await page.keyboard.press("ArrowRight");
    }
    await page.keyboard.press("Tab");
    await tabTo(page, ".cm-content");
    const text = await page.$$eval(".cm-line", (lines) => lines.map((l) => l.textContent).join("\n"));
    assert.match(text, /333333333333/);
    await page.keyboard.press("Control+a");
    await evaluated(page, () => page.keyboard.insertText(text.replace("333333333333", "111111111111")));
    assert.equal(await outcome(page), "allow");
    const role = () => page.evaluate(() => document.activeElement.getAttribute("role"));
    await page.keyboard.press("Escape");
    if ((await role()) !== "tab") await page.keyboard.press("Escape"); // the first has shut what completes words
    assert.equal(await role(), "tab");
    await page.waitForSelector("[data-rw=solved], [data-rw=tasks] .met");
    await press(page, ".next a, [data-rw=solved] a");
    await page.waitForURL(/is-trust-enough/);
  }));

test("the box by keys alone, from its button to the walk that it makes", () =>
  on("", async (page) => {
    await press(page, "[data-rw=start]");
    await page.waitForSelector("[data-rw=start-input]:focus");
    await page.keyboard.insertText(
      "An error occurred (AccessDenied) when calling the AssumeRole operation: User: " +
        "arn:aws:iam::493827561034:user/ada is not authorized to perform: sts:AssumeRole on resource: " +
        "arn:aws:iam::771122334455:role/prod-deployer",
    );
    await page.waitForSelector("[data-rw=start-verdict]", { timeout: 20_000 });
    await page.waitForSelector(".case[aria-busy=false]");
    await press(page, "[data-rw=start-open]");
    await page.waitForFunction(() => location.hash.startsWith("#my."));
    await page.waitForFunction(() => document.querySelector("h1").textContent.includes("prod-deployer"));
  }));

test("Tab goes once around every part of the page and is caught by none", () =>
  on("walks/chaining/", async (page) => {
    const parts = new Set();
    let around = false;
    for (let i = 0; i < 200 && !around; i++) {
      await page.keyboard.press("Tab");
      const stop = await focused(page);
      if (stop.body) around = i > 0;
      else assert.ok(stop.seen, JSON.stringify(stop));
      parts.add(
        await page.evaluate(() => document.activeElement.closest("section, header, .transport")?.className ?? ""),
      );
    }
    for (const part of ["bar", "documents", "walk", "transport", "picture", "timeline"])
      assert.ok(
        [...parts].some((p) => p.split(" ").includes(part)),
        `Tab never came to ${part}: ${[...parts]}`,
      );
    assert.ok(around, "Tab never left the page");
  }));

// 400 % of a window of 1280 × 1024 are 320 × 256.
for (const view of views.filter((v) => !v.media))
  test(`${view.name} at 400 %: no sideways scroll, no text under 13 px`, { timeout: 60_000 }, async () => {
    const page = await open(browser, site.url + (view.path ?? ""), {
      viewport: { width: 320, height: 256 },
      ...view.options,
    });
    await enter(page, view);
    const found = await page.evaluate(() => {
      const wide =
        document.documentElement.scrollWidth > 320 ? [`the page is ${document.documentElement.scrollWidth} wide`] : [];
      const boxes = "body, main, section, dialog[open], .walk-flow, .goal, .verdict, form";
      for (const e of document.querySelectorAll(boxes))
        if (e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1) wide.push(`${e.localName}.${e.className} scrolls`);
      const small = new Set();
      const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (all.nextNode()) {
        const e = all.currentNode.parentElement;
        if (!all.currentNode.data.trim() || e.closest("script, .vh, .sprite, title") || e.getClientRects().length === 0)
          continue;
        const size = Number.parseFloat(getComputedStyle(e).fontSize);
        if (size < 13) small.add(`${size} px: ${all.currentNode.data.trim().slice(0, 30)}`);
      }
      return [...wide, ...small];
    });
    assert.deepEqual(found, []);
    await page.context().close();
  });

test("in colours of the reader's own, what is marked stays marked and nothing moves", async () => {
  const boxes = (page) =>
    page.$$eval(".cm-line.rw-tint, [data-rw=step], [data-rw=gate], [data-rw=tab]", (all) =>
      all.map((e) => {
        const r = e.getBoundingClientRect();
        return [r.left, r.top, r.width, r.height].map(Math.round).join(" ");
      }),
    );
  const path = "walks/both-sides/";
  const plain = await open(browser, site.url + path);
  await ready(plain);
  await plain.waitForSelector(".cm-line.rw-tint");
  await on(
    path,
    async (page) => {
      await page.waitForSelector(".cm-line.rw-tint");
      assert.deepEqual(await boxes(page), await boxes(plain));
      const bar = await page.$eval(".cm-line.rw-tint", (e) => {
        const own = getComputedStyle(e);
        return { style: own.borderLeftStyle, width: own.borderLeftWidth, ground: own.backgroundColor };
      });
      assert.ok(bar.style === "solid" && Number.parseFloat(bar.width) >= 2, JSON.stringify(bar));
      const signs = await page.$$eval("[data-rw=gate], [data-rw=step]", (all) =>
        all.filter((e) => e.querySelector("svg") === null).map((e) => e.textContent),
      );
      assert.deepEqual(signs, [], "each verdict has a sign of its own, not a colour alone");
      const current = await page.$eval("[aria-current=step]", (e) => {
        const s = getComputedStyle(e);
        return [s.outlineStyle, s.borderLeftStyle, s.borderTopStyle, s.backgroundColor, s.boxShadow].join(" ");
      });
      const other = await page.$eval("[data-rw=step]:not([aria-current])", (e) => {
        const s = getComputedStyle(e);
        return [s.outlineStyle, s.borderLeftStyle, s.borderTopStyle, s.backgroundColor, s.boxShadow].join(" ");
      });
      assert.notEqual(current, other, "the current step looks like another");
    },
    { forcedColors: "active" },
  );
  await plain.context().close();
});

test("who wants less motion has none", () =>
  on(
    "walks/both-sides/",
    async (page) => {
      await page.click("[data-rw=next]");
      await page.click("[data-rw=apply] >> nth=0").catch(() => undefined);
      const moving = await page.evaluate(() =>
        document
          .getAnimations()
          .filter((a) => Number(a.effect?.getTiming().duration) > 1)
          .map((a) => a.animationName ?? a.transitionProperty),
      );
      assert.deepEqual(moving, []);
      const behaviours = await page.$$eval("*", (all) =>
        all.filter((e) => getComputedStyle(e).scrollBehavior === "smooth").map((e) => e.className),
      );
      assert.deepEqual(behaviours, []);
    },
    { reducedMotion: "reduce" },
  ));
