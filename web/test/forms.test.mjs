// The forms that add, fixes with what they change, and back to the shared text, in a browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { buildSite } from "./build.mjs";
import { evaluated, launch, open, ready, serve } from "./serve.mjs";

const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const scenarios = fileURLToPath(new URL("../../scenarios", import.meta.url));
let site, browser;
before(async () => {
  site = await serve(buildSite({ name: "forms", scenarios }));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.end();
});

const cross = "walks/lessons/010-both-sides/";
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Runs with a page of its own that must end without a complaint. */
async function on(path, act, options) {
  const page = await open(browser, site.url + path, options);
  try {
    await ready(page);
    await act(page);
    assert.deepEqual(await page.complaints(), []);
  } finally {
    await page.context().close();
  }
}

/** The whole text, as a reader copies it out of its tab. */
async function whole(page) {
  await page.click("[data-rw=tab][data-document=walk]");
  return page.evaluate(() => {
    const content = document.querySelector("[data-rw=editor] .cm-content");
    return content.cmTile.view.state.doc.toString();
  });
}

const form = (page) => page.locator("[data-rw=add-form]");
const field = (page, name) => form(page).locator(`[name="${name}"]`);
const loaded = (page) => page.waitForSelector("rw-add[data-ready] dialog[open]", { timeout: 20_000 });

async function openForm(page, kind) {
  await page.click(`[data-rw=add][data-kind=${kind}]`);
  await loaded(page);
  assert.equal(await form(page).getAttribute("data-kind"), kind);
}

async function fill(page, said) {
  for (const [name, value] of Object.entries(said)) {
    const input = field(page, name);
    if (value === true) await input.check();
    else if (name === "effect" || name === "type") await input.selectOption(value);
    else await input.fill(value);
  }
  await loaded(page);
}

/** Presses Add and waits for the text to be decided. */
async function apply(page) {
  await evaluated(page, () => page.click("[data-rw=add-apply]"));
  await page.waitForSelector(".cm-line.rw-added");
}

/** Each form with what it says, and what its line in the text then has. */
const cases = [
  ["account", { name: "audit" }, /^account \d{12} audit \{$/m],
  ["user", { account: "dev", name: "bob", path: "/eng/" }, /^ {2}user bob \{ path \/eng\/ \}$/m],
  ["role", { account: "prod", name: "Reader", principal: "dev/alice" }, /role Reader \{\n {4}trust \{/],
  ["provider", { account: "prod", name: "gitlab.com" }, /oidc-provider gitlab.com \{ audience sts.amazonaws.com \}/],
  ["trust", { holder: "prod/Deploy", principal: "dev", "external-id": "acme-1" }, /"sts:ExternalId": "acme-1"/],
  ["permission", { holder: "dev/alice", action: "sqs:SendMessage", resource: "*" }, /"sqs:SendMessage"/],
  ["step", { caller: "dev/alice", role: "prod/Deploy" }, /^ {2}dev\/alice assumes prod\/Deploy as /m],
];

for (const [kind, said, written] of cases) {
  test(`the form of ${kind} shows its change, adds, lights it, and one undo gives the old bytes`, () =>
    on(cross, async (page) => {
      const old = await whole(page);
      assert.doesNotMatch(old, written);
      const steps = await page.locator("[data-rw=step]").count();
      await openForm(page, kind);
      await fill(page, said);
      await page.waitForSelector(".add-change .diff ins");
      await apply(page);
      assert.equal(await page.locator("dialog[open]").count(), 0);
      const lit = await page.$$eval(".cm-line.rw-added", (all) => all.map((l) => l.textContent).join("\n"));
      assert.match(lit, new RegExp(written.source.replace(/[\^$]/g, "")), `lit: ${lit}`);
      if (kind === "step") {
        assert.equal(await page.locator("[data-rw=step]").count(), steps + 1);
        const current = await page.textContent("[data-rw=step][aria-current=step]");
        assert.match(current, /Deploy/);
        assert.notEqual(await page.getAttribute("[data-rw=step][aria-current=step]", "data-outcome"), "");
      }
      assert.match(await whole(page), written);
      await page.click("[data-rw=undo]");
      assert.equal(await whole(page), old);
    }));
}
