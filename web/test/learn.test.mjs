// What a reader does in a walk: they predict, ask for hints, solve tasks and challenges, and find what they have done.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { buildCourse } from "./build.mjs";
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

const lesson = "walks/both-sides/";
const denyWins = "walks/deny-wins/";
const challenge = "walks/only-the-pipeline/";
const outcome = (page) => page.getAttribute("[data-rw=verdict]", "data-outcome");
const position = (page) => page.textContent("[data-rw=position]");
const lit = (page) => page.locator(".cm-line.rw-tint").count();
const choose = (page, what) => page.click(`[data-rw=predict] [data-choice="${what}"]`);
const guessed = (page) => page.textContent("[data-rw=guessed]");
const goals = (page) =>
  page.$$eval("[data-rw=goal] .goals li", (list) => list.map((e) => e.textContent.replace(/\s+/g, " ").trim()));
const last = (page) => page.click("[data-rw=last]");
/** Puts another text where the one is, in the document that is open. */
async function replaceIn(page, from, to) {
  await page.click("[data-rw=editor] .cm-content");
  const body = await page.$$eval(".cm-line", (lines) => lines.map((l) => l.textContent).join("\n"));
  assert.ok(body.includes(from), `${from} is not in ${body}`);
  await page.keyboard.press("Control+a");
  await evaluated(page, () => page.keyboard.insertText(body.replace(from, to)));
}

test("what a question quotes stands in its line", () =>
  on("walks/external-id/", async (page) => {
    for (let i = 0; i < 2; i++) await page.click("[data-rw=next]");
    const code = page.locator(".verdict .question code");
    assert.equal(await code.textContent(), "mallory-2b9c");
    assert.equal(await code.evaluate((e) => getComputedStyle(e).display), "inline");
  }));

test("a prediction asks in plain words, first for allow or deny, then for the gate", () =>
  on(lesson, async (page) => {
    await last(page);
    assert.equal(await outcome(page), "hidden");
    const question = await page.textContent(".verdict .question");
    assert.match(
      question,
      /^It is 10:01\. The same request is made again\. May alice of account 1{12} assume the role /,
    );
    assert.doesNotMatch(question, /refresh|assumes|dev\/alice/);
    assert.equal(await page.locator("[data-choice]").count(), 2);
    await choose(page, "deny");
    assert.equal(await outcome(page), "hidden");
    const offered = await page.$$eval("[data-rw=predict] [data-choice]", (list) => list.map((e) => e.dataset.choice));
    const gates = "credentials request rcp scp trust resource identity boundary session-policy".split(" ");
    assert.deepEqual(offered, ["allow", "deny", ...gates, "unsure"]);
    await choose(page, "identity");
    assert.equal(await outcome(page), "deny");
    assert.match(await guessed(page), /by the gate you named/);
    assert.ok((await lit(page)) > 0, "nothing is lit");
    assert.ok(await page.evaluate(() => document.activeElement.matches("[data-rw=verdict]")), "the focus fell off");
    await page.reload();
    await ready(page);
    assert.equal(await outcome(page), "deny");
    assert.match(await guessed(page), /by the gate you named/);
  }));

for (const [first, then, says] of [
  ["allow", "", /You expected it to be allowed/],
  ["deny", "trust", /Denied, as you expected, but by another gate: Identity policies/],
  ["deny", "unsure", /As you expected/],
]) {
  test(`a prediction of ${first} ${then} ends with the text lit and the focus on the card`, () =>
    on(lesson, async (page) => {
      await last(page);
      await choose(page, first);
      if (then) await choose(page, then);
      assert.equal(await outcome(page), "deny");
      assert.match(await guessed(page), says);
      assert.ok((await lit(page)) > 0, "nothing is lit");
      assert.ok(await page.evaluate(() => document.activeElement.matches("[data-rw=verdict]")), "the focus fell off");
    }));
}

test("nothing on the page tells a verdict that is still to be predicted", () =>
  on("walks/external-id/", async (page) => {
    await page.click("[data-rw=next]");
    assert.equal(await outcome(page), "hidden");
    assert.equal(
      await page.locator("[data-rw=gate], [data-rw=copy], [data-rw=suggestion], .cm-line.rw-tint").count(),
      0,
    );
    const row = await page.$eval("[data-rw=step][aria-current]", (e) => [e.dataset.outcome, e.textContent]);
    assert.equal(row[0], "hidden");
    assert.doesNotMatch(row[1], /allowed|denied/);
    assert.equal(await page.locator('.edge[class*="open"], .lock.open, .lock.shut').count(), 0);
    await page.click("[data-rw=lane][data-session=for-mallory] .lane-name");
    assert.doesNotMatch(await page.textContent(".inspector"), /assumed-role|Expires|refused/);
    await page.waitForTimeout(600);
    assert.match(await page.textContent("#announcement"), /What will AWS say/);
    assert.doesNotMatch(
      await page.$eval("[data-rw=lane][data-session=for-mallory]", (e) => e.className),
      /session|refused/,
    );
  }));

test("hints come one by one, three for each prediction, and grow stronger", () =>
  on("walks/external-id/", async (page) => {
    await page.click("[data-rw=next]");
    const shown = () => page.$$eval(".hints li", (list) => list.map((e) => e.textContent));
    for (const n of [1, 2, 3]) {
      await page.click("[data-rw=hint]:visible");
      assert.equal((await shown()).length, n);
    }
    const all = await shown();
    assert.match(all[0], /what is different between this request/);
    assert.match(all[1], /ScannerAccess · trust/);
    assert.match(all[2], /Principal|element by element/);
    assert.equal(await page.locator("[data-rw=hint]:visible").count(), 0);
    assert.equal(await outcome(page), "hidden");
  }));

test("a task starts from the lesson as it stands, keeps all but its documents, and is solved by any right answer", () =>
  on(lesson, async (page) => {
    await page.click('[role=tab][data-document="policy assume-deploy of dev/alice"]');
    await replaceIn(page, "sts:AssumeRole", "sts:TagSession");
    await page.click("[data-rw=task]");
    await page.waitForSelector("[data-rw=goal]");
    assert.deepEqual(await goals(page), [
      "Allowed Step 1, not met",
      "Denied by the caller’s policies Step 7, not met",
      "All other steps as before Step 5, not met",
    ]);
    assert.match(await position(page), /^step 1 of/);
    assert.match(await page.textContent("[data-rw=goal] .edit"), /Deploy · trust/);
    await page.click("[data-rw=tab][data-document=walk]");
    assert.equal(await page.getAttribute(".cm-content", "aria-readonly"), "true");
    await page.click("[data-rw=goal] .edit button");
    await replaceIn(page, "333333333333:user/alice", "111111111111:root");
    const first = await page.textContent("[data-rw=to-predict]");
    assert.equal(first, "Count once you have predicted them: Step 5, Step 7");
    await page.locator("[data-rw=step] button").nth(4).click();
    await choose(page, "allow");
    await last(page);
    await choose(page, "deny");
    await choose(page, "identity");
    await page.waitForSelector("[data-rw=solved]");
    assert.equal(await page.locator("[data-rw=to-predict]").count(), 0);
    assert.match(
      await page.textContent("[data-rw=solved]"),
      /Solved with 1 statement, as few as our shortest solution/,
    );
    await page.reload();
    await ready(page);
    await page.waitForSelector("[data-rw=solved]");
    await page.click("[data-rw=leave-task]");
    await page.waitForSelector("[data-rw=tasks] .met");
    await page.click('[role=tab][data-document="policy assume-deploy of dev/alice"]');
    assert.match(await page.textContent(".cm-content"), /sts:TagSession/);
  }));

test("tasks come one after another, with hints of their own and solutions that solve them", () =>
  on(denyWins, async (page) => {
    await page.click("[data-rw=task] >> nth=0");
    await page.waitForSelector("[data-rw=goal]");
    assert.equal(
      await page.getAttribute("[role=tab][aria-selected=true]", "data-document"),
      "policy keep-logs of dev/ada",
    );
    for (const _ of [1, 2, 3]) await page.click("[data-rw=goal] [data-rw=hint]");
    const hints = await page.$$eval("[data-rw=goal] .hints li", (list) => list.map((e) => e.textContent));
    assert.match(hints[0], /can list several ARNs/);
    assert.match(hints[1], /ada · keep-logs/);
    await page.click("[data-rw=goal] summary");
    await evaluated(page, () => page.click("[data-rw=solution]"));
    for (const at of await page.$$eval("[data-rw=step]", (l) =>
      l.flatMap((e, i) => (e.dataset.outcome === "hidden" ? [i] : [])),
    )) {
      await page.locator("[data-rw=step] button").nth(at).click();
      await choose(page, "allow");
    }
    await page.click("[data-rw=solved] [data-rw=task]");
    await page.waitForFunction(() => /Task 2 of 2/.test(document.querySelector("[data-rw=goal]")?.textContent));
    assert.match(await page.textContent("[data-rw=goal] h3"), /Protect the data alone/);
    assert.equal((await goals(page))[0], "Allowed Step 7, not met");
  }));

test("a challenge opens at the first goal that is not met, counts goals, and says when it is solved", () =>
  on(challenge, async (page) => {
    assert.match(await position(page), /^step 3 of/);
    assert.deepEqual(await goals(page), [
      "Allowed Step 1, met Step 2, met",
      "Denied by the trust policy Step 3, not met Step 4, not met Step 5, met",
    ]);
    assert.match(
      await page.textContent("[data-rw=goal] .count"),
      /^3 of 5 goals met\s+It can be done with 1 statement\.$/,
    );
    const [title, count] = await page.$$eval("[data-rw=goal] h3, [data-rw=goal] .count", (list) =>
      list.map((e) => e.getBoundingClientRect().y),
    );
    assert.ok(count > title + 20, "title and count stand on one line");
    await page.click("[data-rw=goal] summary");
    const titles = await page.$$eval("[data-rw=solution]", (list) => list.map((e) => e.textContent));
    assert.equal(new Set(titles).size, 2, titles.join("; "));
    assert.match(titles[1], /ArnEquals aws:PrincipalArn/);
    await evaluated(page, () => page.click("[data-rw=solution] >> nth=1"));
    assert.match(
      await page.textContent("[data-rw=solved]"),
      /Solved with 1 statement, as few as our shortest solution\..*Next:/s,
    );
    assert.equal(await page.locator("[data-rw=step][data-expected=unmet]").count(), 0);
  }));

test("a challenge is not solved by taking its steps away", () =>
  on(challenge, async (page) => {
    await page.click("[data-rw=tab][data-document=walk]");
    assert.equal(await page.getAttribute(".cm-content", "aria-readonly"), "true");
    await page.focus(".cm-content").catch(() => undefined);
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await page.waitForTimeout(200);
    assert.equal(await page.locator("[data-rw=step]").count(), 5);
    assert.equal(await page.locator("[data-rw=solved]").count(), 0);
    await page.click('[role=tab][data-document="policy may-deploy of dev/Pipeline"]');
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await page.waitForTimeout(200);
    assert.match((await goals(page))[1], /Step 3, not met/);
  }));

test("playing freely makes a copy without rules, and leads back to where the lesson was left", () =>
  on(challenge, async (page) => {
    await page.click("[data-rw=next]");
    await page.click("[data-rw=free]");
    await page.waitForFunction(() => !document.querySelector("[data-rw=goal]"));
    await page.waitForFunction(() => document.querySelector("[data-rw=position]").textContent.startsWith("step 4"));
    assert.match(page.url(), /#my\./);
    await page.click("[data-rw=tab][data-document=walk]");
    assert.equal(await page.getAttribute(".cm-content", "aria-readonly"), null);
    await page.click("[data-rw=origin]");
    await page.waitForSelector("[data-rw=goal]");
    await page.waitForFunction(() => document.querySelector("[data-rw=position]").textContent.startsWith("step 4"));
    assert.match(await page.textContent("[data-rw=goal] h3"), /Let only the pipeline in/);
  }));

test("the library shows what is done and tried; it is exported, imported, reset and brought back", () =>
  on(challenge, async (page) => {
    await page.click("[data-rw=goal] summary");
    await evaluated(page, () => page.click("[data-rw=solution] >> nth=0"));
    await page.goto(site.url + lesson);
    await ready(page);
    await page.click("[data-rw=next]");
    const marks = () =>
      page.$$eval("dialog .library li", (list) =>
        list.flatMap((e) => {
          const mark = e.querySelector("[data-rw=mark]");
          return mark ? [`${mark.dataset.mark} ${e.querySelector("a").textContent.trim()}`] : [];
        }),
      );
    const want = ["tried Cross-account access needs both sides", "done Let only the pipeline in"];
    await page.click("[data-rw=library]");
    await page.waitForSelector("[data-rw=progress]");
    assert.deepEqual(await marks(), want);
    assert.match(await page.textContent("[data-rw=progress]"), /1 of \d+ done/);
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("[data-rw=progress-export]")]);
    const path = await download.path();
    await page.click("[data-rw=progress-reset]");
    assert.deepEqual(await marks(), []);
    await page.click("[data-rw=progress-undo]");
    assert.deepEqual(await marks(), want);
    await page.click("[data-rw=progress-reset]");
    await page.setInputFiles("[data-rw=progress-import]", path);
    await page.waitForFunction(() => document.querySelectorAll("[data-rw=mark]").length === 2);
    assert.deepEqual(await marks(), want);
    await page.setInputFiles("[data-rw=progress-import]", {
      name: "x.json",
      mimeType: "application/json",
      buffer: Buffer.from('{"version": 99, "walks": {}}'),
    });
    await page.waitForFunction(() => /does not contain/.test(document.querySelector("[data-rw=progress]").textContent));
    assert.deepEqual(await marks(), want);
  }));

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** The vertical order of parts on the page, by their names. */
const order = (page, parts) =>
  page.evaluate((all) => {
    const top = ([name, selector]) => {
      const found = [...document.querySelectorAll(selector)].find((e) => e.getBoundingClientRect().height > 0);
      return { name, top: found?.getBoundingClientRect().top ?? Number.NaN };
    };
    const list = Object.entries(all).map(top);
    return list.sort((a, b) => a.top - b.top).map((e) => e.name);
  }, parts);

test("on a phone the story comes first, then the verdict, its note and hints, and only then the steps", async () => {
  const parts = { story: ".note.about", verdict: "[data-rw=verdict]", note: ".note:not(.about)", steps: ".steps" };
  const want = ["story", "verdict", "note", "steps"];
  await on(lesson, async (page) => assert.deepEqual(await order(page, parts), want), {
    ...phone,
    javaScriptEnabled: false,
  });
  await on(
    lesson,
    async (page) => {
      assert.deepEqual(await order(page, parts), want);
      await page.tap("[data-rw=last]");
      await page.tap("[data-rw=verdict] [data-rw=hint]");
      const hint = await page.locator(".hints li").boundingBox();
      assert.ok(hint.y + hint.height < 700, "the hint is out of view");
      await page.tap("[data-choice=deny]");
      await page.tap("[data-choice=identity]");
      const { remember, tasks, steps } = { remember: ".note.remember", tasks: "[data-rw=tasks]", steps: ".steps" };
      assert.deepEqual(await order(page, { remember, tasks, steps }), ["remember", "tasks", "steps"]);
    },
    phone,
  );
});

test("on a phone a task begins at its goals, leads to its text, and says there when it is solved", () =>
  on(
    lesson,
    async (page) => {
      await page.tap("[data-rw=last]");
      await page.tap("[data-choice=deny]");
      await page.tap("[data-choice=identity]");
      await page.tap("[data-rw=task]");
      await page.waitForSelector("[data-rw=goal] h3");
      const { y } = await page.locator("[data-rw=goal] h3").boundingBox();
      assert.ok(y > 0 && y < 700, `the task is at ${y}`);
      await page.tap("[data-rw=goal] .edit button");
      assert.ok(await page.isVisible("[data-rw=editor]"), "the text is not shown");
      const tab = await page.locator("[role=tab][aria-selected=true]").boundingBox();
      assert.ok(tab.x >= 0 && tab.x + tab.width <= 390, "the tab is out of view");
      assert.match(await page.textContent("[data-rw=goal-line]"), /1 of 2 goals met/);
      await replaceIn(page, "333333333333:user/alice", "111111111111:root");
      await page.tap("[data-rw=goal-line]");
      await page.locator("[data-rw=step] button").nth(4).tap();
      await page.tap("[data-choice=allow]");
      await page.waitForSelector("[data-rw=solved]");
      await page.click(".panes button >> nth=0");
      assert.match(await page.textContent("[data-rw=goal-line]"), /All goals met/);
    },
    phone,
  ));

test("a prediction of the text as it was is not held against the text as it became", () =>
  on(lesson, async (page) => {
    await last(page);
    await choose(page, "deny");
    await choose(page, "identity");
    assert.equal(await page.locator("[data-rw=guessed]").count(), 1);
    await page.click('[role=tab][data-document="trust of prod/Deploy"]');
    await replaceIn(page, "sts:AssumeRole", "sts:*");
    assert.equal(await page.locator("[data-rw=guessed]").count(), 0);
    await page.click("[data-rw=undo]");
    await page.waitForSelector("[data-rw=guessed]");
  }));

test("by keyboard, hints stand beside the question, and the focus goes into a task and out of it", () =>
  on(lesson, async (page) => {
    const at = (selector) => page.evaluate((s) => document.activeElement.matches(s), selector);
    await page.keyboard.press("End");
    await page.focus("[data-choice=deny]");
    await page.keyboard.press("Tab");
    assert.ok(await at("[data-rw=hint]"), "the hint is not next");
    await page.focus("[data-choice=deny]");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok(await at("[data-choice=credentials]"), "the gates are not next");
    await page.focus("[data-choice=identity]");
    await page.keyboard.press("Enter");
    await page.focus("[data-rw=task]:visible");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.matches("[data-rw=goal]"));
    await page.focus("[data-rw=goal] .edit button:visible");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.matches("[role=tab]"));
    await page.focus("[data-rw=leave-task]:visible");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.matches("[data-rw=tasks]"));
  }));
