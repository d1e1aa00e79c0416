// A long walk: what is far from the reader is not sent with every key, and is there before they look at it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { buildCourse } from "./build.mjs";
import { evaluated, launch, open, ready, serve } from "./serve.mjs";

const STEPS = 120;
const roles = Array.from(
  { length: STEPS },
  (_, i) => `  role r${i} {
    trust {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "111111111111"},
      "Condition": {"StringEquals": {"sts:ExternalId": "x${i}"}}}}
  }`,
);
const steps = roles.map((_, i) => `step {\n  a/u assumes a/r${i} as s${i}\n  external-id "x${i % 7}"\n}`);
const walk = `title "Long"
account 111111111111 a {
  user u { policy p {"Statement": {"Effect": "Allow", "Action": "sts:*", "Resource": "*"}} }
${roles.join("\n")}
}
${steps.join("\n")}
`;

let site, browser, page;
before(async () => {
  site = await serve(buildCourse());
  browser = await launch();
  page = await open(browser, site.url);
  await ready(page);
  await page.click('[data-rw=tab][data-document="walk"]');
  await page.locator(".cm-content").focus();
  await page.keyboard.press("Control+a");
  await evaluated(page, () => page.keyboard.insertText(walk));
  await page.waitForFunction((n) => document.querySelectorAll("[data-rw=step]").length === n, STEPS);
});
after(async () => {
  await browser?.close();
  await site?.end();
});

const at = (n) => page.waitForFunction((n) => document.querySelector("[data-rw=position]").textContent.includes(n), n);
const shown = () =>
  page.evaluate(() => ({
    gates: document.querySelectorAll("[data-rw=gate]").length,
    wanted: document.querySelector("[data-rw=condition][data-outcome=false]")?.textContent ?? "",
    locks: document.querySelectorAll(".picture .lock, .drawing .lock").length,
  }));

test("the last step has its gates, its trace and its arrow at once", async () => {
  await page.click("[data-rw=last]");
  await at(`step ${STEPS} of ${STEPS}`);
  const { gates, wanted, locks } = await shown();
  assert.equal(gates, 9);
  assert.match(wanted, /x119/);
  assert.match(wanted, /x0/);
  assert.ok(locks > 0, "the arrow has its locks");
});

test("step by step no row comes without its details", async () => {
  await page.click("[data-rw=first]");
  await at("step 1 of");
  await page.click("[data-rw=last]");
  await at(`step ${STEPS} of`);
  for (let n = STEPS - 1; n > STEPS - 40; n--) {
    await page.click("[data-rw=prev]");
    await at(`step ${n} of`);
    const { gates, wanted } = await shown();
    assert.equal(gates, 9, `step ${n}`);
    assert.ok(wanted.includes(`x${n - 1}`), `step ${n}: ${wanted}`);
  }
});

test("while the text is broken, the steps of the last good walk can still be read", async () => {
  await page.click("[data-rw=first]");
  await at("step 1 of");
  await page.locator(".cm-content").focus();
  await page.keyboard.press("Control+End");
  await evaluated(page, () => page.keyboard.insertText("step {"));
  await page.click("[data-rw=last]");
  await at(`step ${STEPS} of`);
  assert.equal((await shown()).gates, 9);
  await evaluated(page, () => page.keyboard.press("Control+z"));
  assert.deepEqual(await page.complaints(), []);
});
