// The page in one file: it opens from a disk, asks for nothing, and does what the page of a site does.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { buildSite } from "./build.mjs";
import { evaluated, launch, ready } from "./serve.mjs";

const walk = readFileSync(
  new URL("../../scenarios/corpus/session-policies/another-accounts-policy.walk", import.meta.url),
  "utf8",
);
let browser, folder, address;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "rolewalk-alone-"));
  const file = join(folder, "rolewalk.html");
  buildSite({ name: "alone", scenarios: "scenarios", flags: ["-single", file] });
  address = pathToFileURL(file).href;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  if (folder) rmSync(folder, { recursive: true });
});

/** Opens the file; whatever it asks for that is not in it, and all that is said of it, is a complaint. */
async function on(run, fragment = "") {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (m) => complaints.push(m.text()));
  page.on("pageerror", (e) => complaints.push(e.message));
  page.on("request", (r) => {
    if (r.url().split("#")[0] !== address && !/^(blob|data):/.test(r.url())) complaints.push(`asked for ${r.url()}`);
  });
  await page.goto(address + fragment);
  await ready(page);
  await run(page);
  assert.deepEqual(complaints, []);
  await context.close();
}

const outcome = (page) => page.getAttribute("[data-rw=verdict]", "data-outcome");
const link = async (page) => {
  await page.click("[data-rw=share]");
  await page.waitForFunction(() => document.querySelector("[data-rw=link]")?.value);
  const { value } = await page.$eval("[data-rw=link]", (e) => ({ value: e.value }));
  assert.equal(await page.locator("[data-rw=iframe]").count(), 0, "it has no frame to be put into a page");
  await page.keyboard.press("Escape");
  return value;
};

test("it decides, is edited and stepped through, and its link opens in it", () =>
  on(async (page) => {
    assert.equal(await outcome(page), "deny");
    await page.click('[role=tab][data-document="walk"]');
    await page.click(".cm-content");
    await page.keyboard.press("Control+Home");
    await evaluated(page, () => page.keyboard.insertText("# mine\n"));
    await page.click("[data-rw=next]");
    assert.match(await page.textContent("[data-rw=position]"), /^step 2 of/);
    const shared = await link(page);
    assert.ok(shared.startsWith(`${address}#w1.`), shared);
    await on(async (other) => {
      await other.waitForFunction(() =>
        document.querySelector("[data-rw=position]")?.textContent.startsWith("step 2 of"),
      );
      await other.click('[role=tab][data-document="walk"]');
      assert.match(await other.textContent(".cm-content"), /^# mine/);
    }, shared.slice(address.length));
  }));

test("a suggested edit is made, and the matrix, the help and what reads a paste are in it", () =>
  on(async (page) => {
    await evaluated(page, () => page.click("[data-rw=apply] >> nth=0"));
    assert.equal(await outcome(page), "allow");
    await page.click("[data-rw=matrix]");
    await page.waitForSelector("[data-rw=cell][data-outcome=allow]", { timeout: 30_000 });
    await page.keyboard.press("Escape");
    await page.click("[data-rw=help]");
    await page.waitForSelector(".help .keys");
    await page.keyboard.press("Escape");
    await page.click("[data-rw=start]");
    await page.fill("[data-rw=start-input]", 'resource "aws_iam_role" "deploy" { name = "deploy" }');
    await page.waitForSelector("[data-rw=piece][data-kind=terraform]", { timeout: 30_000 });
  }));

test("its library leads to every walk, and they need no site either", () =>
  on(async (page) => {
    await page.click("[data-rw=library]");
    await page.waitForSelector(".library ol");
    const links = await page.$$eval(".library section:not(:last-child) li a", (all) => all.map((a) => a.href));
    assert.ok(links.length > 20);
    for (const href of links) assert.ok(href.startsWith(`${address}#w1.`), href);
    await page.click(".library li a >> nth=8");
    await page.waitForFunction(() => !document.querySelector("h1.title").textContent.includes("both sides"));
    await page.waitForFunction(() => document.querySelector("[data-rw=verdict]").dataset.outcome !== "undecided");
  }));

test("a walk that attaches a policy of AWS has it from within", () =>
  on(async (page) => {
    await page.click('[role=tab][data-document="walk"]');
    await page.click(".cm-content");
    await page.keyboard.press("Control+a");
    await evaluated(page, () => page.keyboard.insertText(walk));
    const held = await page.$$eval("[data-rw=step]", (all) =>
      all.map((e) => `${e.dataset.outcome} ${e.dataset.expected}`),
    );
    const wanted = ["allow", "deny", "allow", "allow", "deny", "error", "error"];
    assert.deepEqual(
      held,
      wanted.map((outcome) => `${outcome} held`),
    );
  }));
