// The trace: what of it is shown, what differs, what the text shows of it, what must stay, and the words that explain.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { buildCourse, unit } from "./build.mjs";
import { evaluated, launch, ready, serve, visit } from "./serve.mjs";

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

/** Shows the whole walk, in which the reader writes another text. */
const write = async (page, text) => {
  await page.click("#tab-walk");
  await page.click(".cm-content");
  await page.keyboard.press("Control+a");
  await evaluated(page, () => page.keyboard.insertText(text));
};
const label = (page, value) => page.locator(`[data-rw=trace-filter] label:has([value=${value}])`);
const rows = (page) => page.locator("#trace :is(.statement, tr:has(> th .pick))").count();

const trust = (statements) => `{"Version": "2012-10-17", "Statement": [\n${statements.join(",\n")}\n]}`;
const own = `title "Two conditions"
clock 2026-03-01T09:00:00Z
account 111111111111 dev {
  user alice { policy p {"Version": "2012-10-17",
    "Statement": {"Effect": "Allow", "Action": "sts:*", "Resource": "*"}} }
}
account 222222222222 prod {
  role Deploy { trust ${trust([
    `{"Sid": "A", "Effect": "Allow", "Principal": {"AWS": "111111111112"}, "Action": "sts:AssumeRole"}`,
    `{"Sid": "B", "Effect": "Allow", "Principal": {"AWS": "111111111111"}, "Action": "sts:AssumeRole",
 "Condition": {
  "IpAddress": {"aws:SourceIp": "203.0.113.0/24"},
  "StringEquals": {"sts:ExternalId": "acme"}
 }}`,
  ])} }
}
step { dev/alice assumes prod/Deploy as ci from 10.0.0.5 }
step { dev/alice assumes prod/Deploy as ci from 203.0.113.9 external-id "acme" }
step { dev/alice assumes prod/Deploy as again from 203.0.113.9 external-id "acme" predict expect allow }
step { again calls s3:GetObject on arn:aws:s3:::b/k }
`;

test("the trace shows what decided, what failed, or all; the choice is kept, and the arrow keys make it", () =>
  on("", async (page) => {
    await write(page, own);
    assert.equal(await page.locator("#trace .statement").count(), 2);
    await label(page, "failed").click();
    const failed = await rows(page);
    const holds = await page.$$eval("#trace tr:has(> th .pick) .vh", (list) => list.map((e) => e.textContent));
    assert.equal(failed, 5, "both statements, a Principal and two conditions");
    assert.ok(!holds.includes("holds"), holds.join());
    await page.keyboard.press("ArrowLeft");
    const decided = await rows(page);
    assert.ok(decided > 0 && decided < failed, `${decided} rows`);
    assert.equal(await page.locator("#trace .statement").count(), 1, "the nearest statement");
    assert.ok(await page.isChecked("[data-rw=trace-filter] [value=decided]"));
    await page.reload();
    await ready(page);
    assert.ok(await page.isChecked("[data-rw=trace-filter] [value=decided]"), "kept over a reload");
    await label(page, "all").click();
    assert.equal(await page.locator("#trace .statement").count(), 2);
  }));

test("what differs between wanted and asked is marked, and a missing key is said as missing", () =>
  on("", async (page) => {
    await write(page, own);
    await page.click('[data-rw=gate][data-gate="trust"] button');
    for (const fold of await page.$$("#trace .fold[aria-expanded=false]")) await fold.click();
    const marks = await page.$$eval("#trace mark", (list) => list.map((e) => e.textContent));
    assert.deepEqual(marks, ["2", "1", "203.0.113.0/24", "10.0.0.5"], "of the account number the digit that differs");
    const missing = page.locator('#trace [data-key="sts:ExternalId"]');
    assert.equal(await missing.getAttribute("data-outcome"), "missing");
    assert.match(await missing.textContent(), /not in the request/);
    assert.equal(await missing.locator("mark").count(), 0);
  }));

test("the page marks what differs as the site builder does", async () => {
  const { differing } = await unit("components/differ");
  const cases = JSON.parse(readFileSync(new URL("../../engine/view/testdata/differs.json", import.meta.url), "utf8"));
  for (const { values, others, marked } of cases) {
    const got = differing(values, others).map((list) => list.map((p) => (p.differs ? `[${p.text}]` : p.text)).join(""));
    assert.deepEqual(got, marked);
  }
});

test("statements have a tick or a cross, conditions say what the request had, and the text stays what it is", () =>
  on("", async (page) => {
    await write(page, own);
    const text = () => page.$$eval(".cm-line", (list) => list.map((e) => e.textContent).join("\n"));
    await page.click('[role=tab][data-document="trust of prod/Deploy"]');
    await page.waitForSelector("[data-rw=sign]");
    const signs = () => page.$$eval("[data-rw=sign]", (list) => list.map((e) => [e.dataset.icon, e.title]));
    assert.equal((await signs()).length, 2);
    assert.match((await signs())[1][1], /Statement B, Allow\. This statement does not apply\./);
    const said = await page.$$eval(".cm-content [role=img]", (list) => list.map((e) => e.getAttribute("aria-label")));
    assert.deepEqual(
      said,
      (await signs()).map(([, words]) => words),
    );
    const got = () => page.$$eval("[data-rw=got]", (list) => list.map((e) => e.dataset.got));
    assert.deepEqual(await got(), ["got 10.0.0.5", "not in the request"]);
    const lefts = () => page.$$eval(".cm-line", (list) => list.map((e) => e.getClientRects()[0].left));
    const [before, at] = [await text(), await lefts()];
    assert.ok(!before.includes("got 10.0.0.5"), "no part of the text");
    await page.click("[data-rw=next]");
    assert.deepEqual(await got(), ["got 203.0.113.9", "got acme"]);
    assert.equal((await signs())[1][0], "allow");
    assert.equal(await text(), before);
    assert.deepEqual(await lefts(), at, "no line moves sideways");
    const copied = await page.evaluate(() => {
      getSelection().selectAllChildren(document.querySelector(".cm-content"));
      return getSelection().toString();
    });
    assert.ok(!/got /.test(copied), copied);
  }));

test("what a step expects, and a later step that would tell, are hidden until the reader has predicted it", () =>
  on("", async (page) => {
    await write(page, own);
    const text = async () => (await page.$$eval(".cm-line", (list) => list.map((e) => e.textContent))).join("\n");
    const fourth = page.locator("[data-rw=step] >> nth=3");
    assert.equal(await page.getAttribute("[data-rw=masked]", "data-words"), "hidden until you predict");
    assert.ok(!(await text()).includes("expect allow"));
    assert.equal(await fourth.getAttribute("data-outcome"), "hidden");
    await page.click("[data-rw=next]");
    await page.click("[data-rw=next]");
    await page.click('[data-guess="allow"]');
    await page.click("#tab-walk");
    await page.waitForFunction(() => document.querySelectorAll("[data-rw=masked]").length === 0);
    assert.match(await text(), /expect allow/);
    assert.notEqual(await fourth.getAttribute("data-outcome"), "hidden");
  }));

test("under an allow stands what must stay; each part lights its text, and nothing there breaks the walk", () =>
  on("", async (page) => {
    await write(page, own);
    await page.click("[data-rw=next]");
    await page.locator("[data-rw=ways] > summary").first().click();
    await page.waitForSelector("[data-rw=stay]");
    assert.equal(await page.locator("[data-rw=ways] [data-rw=apply]").count(), 0);
    const stays = await page.$$eval("[data-rw=stay]", (list) => list.map((e) => e.querySelector(".what").textContent));
    assert.ok(stays.includes("sts:ExternalId acme"), stays.join("; "));
    assert.ok(stays.includes("Principal 111111111111"), stays.join("; "));
    const wider = await page.$$eval("[data-rw=wider]", (list) => list.map((e) => e.textContent));
    assert.ok(
      wider.some((w) => w.includes("sts:*") && w.includes("sts:AssumeRole")),
      wider.join("; "),
    );
    await page.click('[data-rw=stay] >> text="acme"');
    await page.waitForSelector(".rw-token");
    assert.match(await page.textContent(".rw-token"), /acme/);
    assert.equal(await page.getAttribute("[role=tab][aria-selected=true]", "data-document"), "trust of prod/Deploy");
  }));

test("a fix says its risk in a word and a sentence, and marks what differs in its lines", () =>
  on("", async (page) => {
    await page.waitForSelector("[data-rw=suggestion]");
    const first = page.locator("[data-rw=suggestion]").first();
    assert.equal(await first.getAttribute("data-risk"), "none");
    assert.match(await first.locator(".risk").textContent(), /^\s*Safe: .+\.\s*$/);
    assert.ok((await first.locator("ins mark").count()) > 0);
    const dangerous = await page.$$eval("[data-rw=suggestion][data-risk=dangerous] .risk", (l) =>
      l.map((e) => e.textContent.trim()),
    );
    assert.ok(dangerous.length > 0 && dangerous.every((w) => w.startsWith("Dangerous: it ")), dangerous.join("; "));
  }));

const tip = (page) => page.locator("[data-rw=term-tip]");
/** Whether the tip stands clear of its term and within the window. */
const clear = (page, selector) =>
  page.evaluate((selector) => {
    const term = [...document.querySelector(selector).getClientRects()];
    const box = document.querySelector("[data-rw=term-tip]").getBoundingClientRect();
    const over = term.some((t) => t.left < box.right && box.left < t.right && t.top < box.bottom && box.top < t.bottom);
    return !over && box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight;
  }, selector);

test("a term is explained under the pointer, with AWS's page and a lesson; Escape shuts it", () =>
  on("", async (page) => {
    const term = "[data-rw=gate][data-gate=trust] [data-term]";
    await page.hover(term);
    await tip(page).waitFor();
    assert.match(await tip(page).textContent(), /who may assume it/);
    assert.ok(await clear(page, term), "it covers its term, or leaves the window");
    const links = await tip(page)
      .locator("a")
      .evaluateAll((list) => list.map((a) => a.getAttribute("href")));
    assert.match(links[0], /^https:\/\/docs\.aws\.amazon\.com\//);
    assert.match(links[1], /walks\/both-sides\/$/);
    await page.hover("[data-rw=term-tip] a >> nth=0"); // on the way the tip stays
    await page.waitForTimeout(500);
    assert.equal(await tip(page).count(), 1);
    await page.keyboard.press("Escape");
    assert.equal(await tip(page).count(), 0);
  }));

test("a term is explained by the keyboard: on focus, and its links are reached with Tab", () =>
  on("", async (page) => {
    const term = "#trace-title [data-term]";
    await page.focus("[data-rw=gate][data-gate=trust] button");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Shift+Tab");
    await tip(page).waitFor();
    const described = await page.evaluate(() => document.activeElement.getAttribute("aria-describedby"));
    assert.equal(described, "term-says");
    await page.keyboard.press("Escape");
    await page.focus(term);
    await page.keyboard.press("Enter");
    await tip(page).waitFor();
    assert.equal(
      await page.evaluate(() => document.activeElement.dataset.term),
      await tip(page).getAttribute("data-term"),
    );
    await page.keyboard.press("Tab");
    assert.match(await page.evaluate(() => document.activeElement.href), /docs\.aws/);
    await page.keyboard.press("Escape");
    assert.equal(await tip(page).count(), 0);
    assert.equal(await page.evaluate(() => document.activeElement.closest("#trace-title") !== null), true);
  }));

test("a term is explained by a tap, in a note too", () =>
  on(
    "walks/is-trust-enough/",
    async (page) => {
      for (const term of await page.$$("[data-rw=term]")) {
        if (!(await term.evaluate((e) => e.matches("button") && e.offsetParent !== null))) continue;
        await term.tap();
        await tip(page).waitFor();
        assert.equal(await tip(page).getAttribute("data-term"), await term.getAttribute("data-term"));
        await page.touchscreen.tap(200, 20);
        await page.waitForFunction(() => !document.querySelector("[data-rw=term-tip]"));
      }
      assert.ok((await page.locator(".note [data-rw=term]").count()) > 0, "no term in the notes");
    },
    { viewport: { width: 390, height: 844 }, hasTouch: true },
  ));

test("the glossary lists every term, and the help leads there", () =>
  on("", async (page) => {
    const terms = await unit("gen/terms");
    await page.click("[data-rw=help]");
    await page.click("[data-rw=glossary]");
    await page.waitForSelector(".glossary");
    const listed = await page.$$eval(".glossary dt", (list) => list.map((e) => e.id));
    assert.deepEqual(
      listed,
      terms.terms.map((t) => t.id),
    );
  }));

test("a missing or further brace is one error, at its place in its document, and no line moves", () =>
  on("walks/both-sides/", async (page) => {
    await page.click('[role=tab][data-document="trust of prod/Deploy"]');
    await page.waitForSelector("[data-rw=sign]");
    const found = () =>
      page.$$eval("[data-rw=finding]", (list) =>
        list.map((e) => [e.dataset.code, e.querySelector(".where").textContent]),
      );
    const lefts = () =>
      page.$$eval(".cm-line", (list) => {
        const range = document.createRange();
        return list.slice(0, -2).map((e) => {
          range.selectNodeContents(e);
          return Math.round(range.getBoundingClientRect().left);
        });
      });
    const before = await lefts();
    await page.click(".cm-line >> nth=-1");
    await page.keyboard.press("End");
    await evaluated(page, () => page.keyboard.press("Backspace"));
    assert.deepEqual(await found(), [["UNCLOSED_JSON", "Deploy · trust, line 9"]]);
    assert.deepEqual(await lefts(), before);
    await evaluated(page, () => page.keyboard.type("}"));
    await evaluated(page, () => page.keyboard.type("}"));
    assert.deepEqual(await found(), [["STRAY_BRACE", "Deploy · trust, line 10"]]);
  }));
