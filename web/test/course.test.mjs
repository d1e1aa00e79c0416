// The pages beside the walks: what is done, where to go on, chapters with their walks, the search, what a card links
// to, and the teacher's page; with scripts and without, on a desk and on a phone.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { violations } from "./axe.mjs";
import { buildCourse, unit } from "./build.mjs";
import { launch, ready, serve, visit } from "./serve.mjs";

let site, browser;
before(async () => {
  site = await serve(buildCourse());
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.end();
});

/** Opens a page beside the walks, which has no engine to wait for. */
const on = (path, run, options) => visit(browser, site.url + path, run, { plain: true, ...options });

const guide = "guide/not-authorized-to-assume-role/";
const pages = [
  "library/",
  "guide/",
  guide,
  "myths/any-wildcard-in-a-principal-arn/",
  "glossary/",
  "teach/",
  "reference/",
  "reference/how-aws-decides/",
  "reference/walk-language/",
  "reference/findings/",
];

for (const [width, height] of [
  [1440, 900],
  [320, 800],
])
  for (const path of pages)
    test(`${path} at ${width} px: axe finds nothing in both themes, and nothing is wider than the window`, () =>
      on(
        path,
        async (page) => {
          for (const colorScheme of ["light", "dark"]) {
            await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
            assert.deepEqual(await violations(page), [], colorScheme);
          }
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
        },
        { viewport: { width, height } },
      ));

test("without scripts the course, a chapter and its verdicts are read, and there is no field that does nothing", () =>
  on(
    guide,
    async (page) => {
      assert.ok(await page.locator("figure.role-walk .verdict-word[data-outcome=deny]").first().isVisible());
      assert.match(await page.textContent(".printed blockquote"), /is not authorized to perform: sts:AssumeRole/);
      assert.ok(await page.locator("[data-rw=open-walk]").first().isVisible());
      assert.equal(await page.locator("#search-field").isVisible(), false);
      await page.goto(`${site.url}library/`);
      assert.ok((await page.locator(".lessons li:visible").count()) > 20);
      assert.equal(await page.textContent("[data-rw=resume] a"), "Begin with the first lesson");
    },
    { javaScriptEnabled: false },
  ));

test("what was done in a walk is ticked in the course, which leads on from there", () =>
  on("walks/how-long/", async (page) => {
    await ready(page);
    assert.match(await page.textContent(".next"), /Next: .* Before: .*Course/s);
    await page.click("[data-rw=last]");
    await page.click('.next a:has-text("Course")');
    await page.waitForSelector("[data-state]");
    const state = (walk) => page.getAttribute(`[data-walk="lessons/${walk}"]`, "data-state");
    assert.equal(await state("310-how-long"), "tried");
    assert.equal(await state("330-auto-renew"), null);
    assert.match(await page.textContent("[data-rw=resume]"), /Go on where you stopped/);
    const target = await page.getAttribute("[data-rw=resume] a", "href");
    assert.match(target, /walks\/how-long\/$/);
    await page.evaluate(() =>
      localStorage.setItem(
        "rolewalk:progress",
        // As an older library numbered it.
        JSON.stringify({ version: 1, walks: { "lessons/140-how-long": { read: true, done: true } } }),
      ),
    );
    await page.reload();
    await page.waitForSelector("[data-state]");
    assert.equal(await state("310-how-long"), "done");
    assert.match(await page.textContent("[data-rw=progress]"), /^1 of \d+ done/);
    assert.match(await page.getAttribute("[data-rw=resume] a", "href"), /walks\/default-and-maximum\/$/);
  }));

test("a chapter's walk is live when it comes near, opens in the page, and opens the box for one's own policies", () =>
  on(guide, async (page) => {
    const frame = await (await page.waitForSelector("role-walk iframe")).contentFrame();
    await frame.waitForSelector("[data-rw=verdict][data-outcome=deny]");
    await page.click("[data-rw=open-walk] >> nth=0");
    await page.waitForSelector("html[data-engine=ready]");
    await page.waitForSelector("[data-rw=verdict][data-outcome=deny]");
    assert.match(await page.textContent("[data-rw=title]"), /an alice of another account/);
    await page.goBack();
    await page.click("[data-rw=own-policies] >> nth=0");
    await page.waitForSelector("dialog.start[open] [data-rw=start-input]");
    assert.doesNotMatch(page.url(), /\?start/);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => /another account/.test(document.querySelector("[data-rw=title]")?.textContent));
  }));

test("the picture of the gates leads to each, and on from it; every form of the language opens as a walk", () =>
  on("reference/how-aws-decides/", async (page) => {
    const gates = await page.$$eval(".gates-picture a", (list) => list.map((a) => a.getAttribute("href")));
    assert.equal(gates.length, 9);
    await page.click(".gates-picture a >> nth=0");
    for (const gate of gates) {
      assert.equal(await page.evaluate(() => location.hash), gate);
      assert.ok(await page.locator(gate).isVisible());
      const next = page.locator(`${gate} ~ .gates-way >> nth=0 >> a:has-text("Next")`);
      if (gate !== gates.at(-1)) await next.click();
    }
    await page.goto(`${site.url}reference/walk-language/`);
    const forms = await page.$$eval(".chapter td:last-child a", (list) => list.map((a) => a.getAttribute("href")));
    assert.ok(forms.length > 100 && forms.every((href) => href.startsWith("../../#w1.")));
    await page.goto(new URL(forms[0], page.url()).href);
    await ready(page);
    assert.ok((await page.locator("[data-rw=step]").count()) > 0);
  }));

test("the teacher's page has the questions with their answers, and its links hide them", () =>
  on("teach/", async (page) => {
    assert.ok((await page.locator(".questions dt").count()) >= 10);
    assert.match(await page.textContent(".questions dd"), /^(Allowed|Denied|Explicitly denied|Expired|Error)/);
    await page.click('.taught a[href$="walks/both-sides/#predict=1"]');
    await ready(page);
    assert.equal(await page.getAttribute("[data-rw=verdict]", "data-outcome"), "hidden");
  }));

const found = (page) =>
  page.$$eval(".results a", (list) => list.map((a) => [...a.children].map((e) => e.textContent).slice(0, 2)));

test("the search is fetched when its field is focused, finds by words, and works by keys alone", () =>
  on("library/", async (page) => {
    const fetched = [];
    page.on("request", (r) => fetched.push(r.url()));
    await page.waitForTimeout(300);
    assert.ok(!fetched.some((url) => /search\.json|course-/.test(url)));
    await page.keyboard.press("/");
    await page.keyboard.type("chaining");
    await page.waitForSelector(".results a");
    assert.ok(fetched.some((url) => url.includes("search.json")));
    assert.ok((await found(page)).some(([kind]) => kind === "Lesson"));
    assert.match(await page.textContent(".search [role=status]"), /^\d pages? found$/);
    await page.keyboard.press("ArrowDown");
    assert.ok(await page.evaluate(() => document.activeElement.matches(".results a")));
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".results").isVisible(), false);
    assert.ok(await page.evaluate(() => document.activeElement.id === "search-field"));
    await page.fill("#search-field", "zzzzqqq");
    assert.equal(await page.textContent(".search [role=status]"), "No pages found");
    await page.fill("#search-field", "external id");
    await page.waitForSelector(".results a");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => !url.pathname.endsWith("/library/"));
  }));

test("a whole error finds its page first, whatever account numbers and ARNs are in it", () =>
  on("library/", async (page) => {
    const sentences = JSON.parse(
      readFileSync(`${fileURLToPath(new URL("../../bin/sites/course/", import.meta.url))}search.json`),
    );
    assert.ok(sentences.printed.length >= 2);
    await page.focus("#search-field");
    for (const [error, href] of [
      [
        "An error occurred (AccessDenied) when calling the AssumeRole operation: " +
          "User: arn:aws:iam::987654321098:user/zoe is not authorized to perform: sts:AssumeRole " +
          "on resource: arn:aws:iam::123456789012:role/Release",
        guide,
      ],
      [
        "botocore.exceptions.ClientError: An error occurred (ValidationError) when calling the AssumeRole operation: " +
          "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
        "guide/chaining-one-hour/",
      ],
    ]) {
      await page.fill("#search-field", error);
      await page.waitForSelector(".results a");
      assert.ok((await page.getAttribute(".results a", "href")).endsWith(href), error);
    }
  }));

test("an error that led to its page goes on to the box for a reader's own policies, once", () =>
  on("library/", async (page) => {
    const error =
      "An error occurred (AccessDenied) when calling the AssumeRole operation: " +
      "User: arn:aws:iam::987654321098:user/zoe is not authorized to perform: sts:AssumeRole " +
      "on resource: arn:aws:iam::123456789012:role/Release";
    await page.focus("#search-field");
    await page.fill("#search-field", error);
    await page.click(".results a >> nth=0");
    await page.waitForURL(/guide\/not-authorized-to-assume-role\/$/);
    await page.click("[data-rw=own-policies] >> nth=0");
    const brought = page.locator("rw-start .brought");
    await brought.getByText("zoe").first().waitFor();
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
    await page.goto(`${site.url}?start`);
    await brought.waitFor();
    assert.equal(await brought.getByText("zoe").count(), 0);
  }));

test("a refused step leads to the page about what AWS prints, an allowed one to none, and an edit changes that", () =>
  on("walks/both-sides/", async (page) => {
    await ready(page);
    assert.equal(await page.textContent("[data-rw=means]"), "What this error means");
    await page.click("[data-rw=next]");
    await page.waitForSelector("[data-rw=verdict][data-outcome=allow]");
    assert.equal(await page.locator("[data-rw=means]").count(), 0);
    await page.click("[data-rw=prev]");
    await page.click("[data-rw=means]");
    await page.waitForURL(/guide\/not-authorized-to-assume-role\/$/);
    assert.match(await page.textContent("h1"), /is not authorized/);
  }));

test("every page of the field guide is found first by its sentence, in another account and without a code", () =>
  on("library/", async (page) => {
    const folder = fileURLToPath(new URL("../../scenarios/guide/", import.meta.url));
    await page.focus("#search-field");
    for (const file of readdirSync(folder)) {
      const text = readFileSync(folder + file, "utf8");
      for (const [, sentence] of text.matchAll(/^```error\n(.*?)\n```$/gms)) {
        const other = sentence.replaceAll(/\d{12}/g, "246813579024").replaceAll(/\s+/g, " ");
        for (const asked of [other, other.replace(/^.*? operation: /, "")]) {
          await page.fill("#search-field", asked);
          await page.waitForSelector(".results a");
          const first = await page.getAttribute(".results a", "href");
          assert.equal(first, `../guide/${file.replace(".md", "")}/`, asked);
        }
      }
    }
  }));

test("the page drops what varies of AWS's sentences as the site's builder does", async () => {
  const { codeOf, normalOf } = await unit("course/printed");
  const file = new URL("../../tools/printed/testdata/sentences.json", import.meta.url);
  for (const { text, code, normal } of JSON.parse(readFileSync(file, "utf8"))) {
    assert.equal(normalOf(text), normal);
    assert.equal(codeOf(text), code);
  }
});
