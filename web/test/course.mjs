// Goes through the whole course in Chromium: node test/course.mjs SITE [NAME …]
//
// Each lesson is predicted once all "allowed" and once the other way round, so that each prediction is right once and
// wrong once. Each task is seen unmet, hinted and solved by each of its solutions, each challenge by two. Nothing may
// be left in the console, and axe finds nothing.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { violations } from "./axe.mjs";
import { evaluated, launch, serve, visit } from "./serve.mjs";

const [folder, ...names] = process.argv.slice(2);
const { groups } = JSON.parse(readFileSync(join(folder, "library.json"), "utf8"));
const site = await serve(folder);
const browser = await launch();

const outcome = (page) => page.getAttribute("[data-rw=verdict]", "data-outcome");
const covered = (page) =>
  page.$$eval("[data-rw=step]", (list) => list.flatMap((e, i) => (e.dataset.outcome === "hidden" ? [i] : [])));
const select = (page, n) => page.locator("[data-rw=step] button").nth(n).click();
const choose = (page, what) => page.click(`[data-rw=predict] [data-choice="${what}"]`);

const accessible = async (page) => assert.deepEqual(await violations(page), []);

/** Predicts the selected step, and answers what it turned out to be. */
async function predict(page, guess, gate) {
  assert.equal(await outcome(page), "hidden");
  await choose(page, guess);
  if (guess === "deny") await choose(page, gate);
  const is = await outcome(page);
  assert.notEqual(is, "hidden");
  const told = await page.textContent("[data-rw=guessed]");
  const right = (is === "allow") === (guess === "allow");
  assert.match(told, right ? /as you expected|allowed|denied|by the gate you named/i : /You expected/, told);
  if (is !== "allow" && (await page.locator("[data-rw=gate][data-status=refused]").count()) > 0)
    assert.ok((await page.locator(".cm-line.rw-tint").count()) > 0, "the text that decided is not lit");
  const refused = page.locator("[data-rw=gate][data-status=refused]").first();
  return { is, gate: (await refused.count()) > 0 ? await refused.getAttribute("data-gate") : "unsure" };
}

/** Predicts all that is covered. answers are what an earlier round found; nothing for the first. */
async function predictAll(page, answers) {
  const found = [];
  for (const n of await covered(page)) {
    await select(page, n);
    // It waited for the prediction of the step that made its session.
    if ((await outcome(page)) !== "hidden") continue;
    const before = answers?.[found.length];
    found.push(before?.is === "allow" ? await predict(page, "deny", "unsure") : await round(page, before));
  }
  return found;
}

const round = (page, before) => (before ? predict(page, "deny", before.gate) : predict(page, "allow", ""));

const goalsMet = async (page) => {
  await predictAll(page);
  await page.waitForSelector("[data-rw=solved]");
};

/** Solves what is open by its solution n, and answers how many there are. */
async function solve(page, n) {
  assert.ok((await page.locator("[data-rw=goal] .goals li").count()) > 0, "there are no goals");
  assert.match(await page.textContent("[data-rw=goal]"), /not met/);
  assert.equal(await page.locator("[data-rw=solved]").count(), 0);
  const hint = page.locator("[data-rw=goal] [data-rw=hint]");
  for (let i = 0; i < 3 && (await hint.count()) > 0; i++) await hint.click();
  await page.click("[data-rw=goal] summary");
  const solutions = page.locator("[data-rw=solution]");
  const count = await solutions.count();
  await evaluated(page, () => solutions.nth(n).click());
  await goalsMet(page);
  return count;
}

async function lesson(address) {
  const tally = { predictions: 0, refused: 0, tasks: 0, solutions: 0 };
  let answers;
  const on = (run) => visit(browser, address, run);
  await on(async (page) => {
    await accessible(page);
    answers = await predictAll(page);
    tally.predictions = answers.length;
    tally.refused = answers.filter((a) => a.is !== "allow").length;
    tally.tasks = await page.locator("[data-rw=task]").count();
    await accessible(page);
  });
  await on((page) => predictAll(page, answers));
  for (let task = 0; task < tally.tasks; task++) {
    let count = 1;
    for (let n = 0; n < count; n++)
      await on(async (page) => {
        await page.locator("[data-rw=task]").nth(task).click();
        await page.waitForSelector("[data-rw=goal]");
        if (n === 0) await accessible(page);
        count = await solve(page, n);
        tally.solutions++;
      });
  }
  assert.ok(tally.predictions >= 2 && tally.refused >= 1, `${tally.predictions} predictions, ${tally.refused} refused`);
  assert.ok(tally.tasks >= 1, "there is nothing to do");
  return `${tally.predictions} predictions right and wrong, ${tally.tasks} tasks, ${tally.solutions} solutions`;
}

async function challenge(address) {
  let count = 1;
  for (let n = 0; n < count; n++)
    await visit(browser, address, async (page) => {
      if (n === 0) await accessible(page);
      count = await solve(page, n);
    });
  assert.ok(count >= 2, `it has ${count} solutions`);
  return `solved in ${count} ways`;
}

let failed = 0;
let done = 0;
for (const group of groups)
  for (const walk of group.walks) {
    if (names.length > 0 && !names.some((name) => walk.href === `walks/${name}/`)) continue;
    done++;
    try {
      const run = group.name === "challenges" ? challenge : lesson;
      console.log(`${walk.href}: ${await run(site.url + walk.href)}`);
    } catch (error) {
      failed++;
      console.error(`${walk.href}: ${error.message}`);
    }
  }
console.log(`${done - failed} of ${done} walks`);
await browser.close();
await site.end();
process.exit(failed > 0 || done === 0 ? 1 : 0);
