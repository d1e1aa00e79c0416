// What is told of a text stands where it belongs: titles, faults, tabs, the address.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { buildCourse } from "./build.mjs";
import { evaluated, launch, link, ready, serve, visit } from "./serve.mjs";

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

const lines = async (page) => (await page.locator(".cm-line").allTextContents()).join("\n");

/** Puts another walk in place of the whole text, as a paste does. */
async function write(page, walk) {
  await page.click("[role=tab][data-document=walk]");
  await page.click(".cm-content");
  await page.keyboard.press("Control+a");
  await evaluated(page, () => page.keyboard.insertText(walk));
}

const refused = `account 111111111111 a {
  user u { }
  role R { trust {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "111111111111"},
    "Action": "sts:AssumeRole"}} }
}
step { a/u assumes a/R as s1 }
`;

test("the first edit of a linked walk keeps its step in the address", () =>
  on("walks/both-sides/", async (page) => {
    const shared = await link(page);
    await page.goto(`${shared.replace(/&step=\d+/, "")}&step=3`);
    await page.reload();
    await ready(page);
    await page.waitForFunction(() => document.querySelector("[data-rw=position]").textContent.startsWith("step 3"));
    await page.click('[role=tab][data-document="walk"]');
    await page.click(".cm-content");
    await evaluated(page, () => page.keyboard.insertText(" "));
    await page.waitForFunction(() => location.hash.startsWith("#my."));
    assert.match(page.url(), /#my\.[^&]+&step=3$/);
  }));

test("the title is edited where it stands, in a text that has one like it before", () =>
  on("walks/both-sides/", async (page) => {
    const body = 'about """\n  title "Example"\n"""\ntitle Word\naccount 111111111111 a { user u { } }\n';
    await write(page, body);
    await page.click("[data-rw=title]");
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText("My title");
    await evaluated(page, () => page.keyboard.press("Enter"));
    await page.click('[role=tab][data-document="walk"]');
    const now = await lines(page);
    assert.ok(now.includes('title "Example"') && now.includes('\ntitle "My title"'), now);
    assert.ok(!now.includes("Word"), now);
    assert.equal(await page.title(), "My title · Rolewalk");
  }));

test("a walk without a title is untitled in the window too", () =>
  on("walks/both-sides/", async (page) => {
    await write(page, "account 111111111111 a { user u { } }\n");
    assert.equal(await page.title(), "Untitled walk · Rolewalk");
  }));

test("a policy that was emptied is marked in its own tab", () =>
  on("walks/both-sides/", async (page) => {
    const tab = page.locator('[role=tab][data-document="trust of prod/Deploy"]');
    await tab.click();
    await page.click(".cm-content");
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await page.waitForSelector(".stale");
    await page.waitForSelector(".cm-lint-marker-error");
    assert.equal(await tab.locator(".dot.error").count(), 1);
    assert.match(await page.locator("[data-rw=finding]").first().textContent(), /Deploy · trust, line 1\b/);
  }));

test("a fault of a text that was replaced as a whole is told by the walk's line", () =>
  on("walks/both-sides/", async (page) => {
    await page.click('[role=tab][data-document="walk"]');
    const whole = await page.evaluate(() => JSON.parse(document.querySelector("#rw-text").textContent));
    await page.click(".cm-content");
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText(whole.slice(0, 900));
    await page.waitForSelector(".stale");
    assert.doesNotMatch(await page.locator("[data-rw=finding]").first().textContent(), /alice/);
  }));

test("a double click on Apply is one edit", () =>
  on("walks/both-sides/", async (page) => {
    await write(page, refused);
    const before = await lines(page);
    await evaluated(page, () => page.locator("[data-rw=apply]").first().dblclick());
    await page.waitForTimeout(300);
    await evaluated(page, () => page.click("[data-rw=undo]"));
    assert.equal(await lines(page), before);
  }));

test("tabs beyond the edge make the page no wider", () =>
  on("walks/both-sides/", async (page) => {
    const roles = [];
    for (let i = 0; i < 40; i++) roles.push(`  role aRoleOfALongName${i} { trust {"Version": "2012-10-17"} }`);
    const step = "step { a/u assumes a/aRoleOfALongName1 as s1 }";
    await write(page, `account 111111111111 a {\n${roles.join("\n")}\n user u {}\n}\n${step}\n`);
    await page.waitForSelector(".tabs .dot.error, .tabs .dot.warning");
    const wide = () => page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
    assert.ok((await wide()) <= 0, `${await wide()} px`);
  }));

test("on a phone the verdict stands with the step in every pane, once it is predicted", () =>
  on(
    "walks/both-sides/",
    async (page) => {
      const mark = page.locator("[data-rw=step-verdict]");
      for (const pane of ["documents", "picture", "timeline", "walk"]) {
        await page.click(`[data-pane=${pane}]`);
        assert.ok(await mark.isVisible(), pane);
        assert.equal(await mark.textContent(), "denied");
      }
      await page.evaluate(() => {
        location.hash = "step=7";
      });
      await page.waitForSelector("[data-rw=step-verdict].hidden");
      assert.equal(await mark.locator("span").isVisible(), false);
    },
    { viewport: { width: 390, height: 844 } },
  ));

test("a walk keeps the line ends that it came with", () =>
  on("walks/both-sides/?fresh", async (page) => {
    const kept = (walk) =>
      page.evaluate((given) => {
        const name = Object.keys(localStorage).find((key) => key.includes("text:my:"));
        if (given) localStorage.setItem(name, given);
        return localStorage.getItem(name);
      }, walk);
    await page.waitForSelector(".cm-content");
    await write(page, refused);
    await kept(refused.replaceAll("\n", "\r\n"));
    for (const word of ["# one", "# two"]) {
      await page.reload();
      await ready(page);
      await page.click("[role=tab][data-document=walk]");
      await page.click(".cm-content");
      await page.keyboard.press("Control+Home");
      await evaluated(page, () => page.keyboard.insertText(`${word}\n`));
      const body = await kept();
      assert.ok(body.startsWith(`${word}\r\n`), body);
      assert.equal(body.replaceAll("\r\n", "").includes("\n"), false);
    }
  }));
