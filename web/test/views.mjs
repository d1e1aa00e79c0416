// Every view of the page, each a name and a way there: what is looked at for contrast, width and secure loading is all
// of them. A new view is a line here.
import { evaluated, ready } from "./serve.mjs";

const both = "walks/both-sides/";
const chain = "walks/chaining/";
const external = "walks/external-id/";

/** On a small screen, which shows one pane at a time, turns to the pane. */
async function pane(page, name) {
  const button = page.locator(`.panes [data-pane=${name}]`);
  if (await button.isVisible()) await button.click();
}

async function tab(page, document) {
  await pane(page, "documents");
  await page.click(`[data-rw=tab][data-document="${document}"]`);
}

/** Selects the last step, which lesson 010 asks to predict. */
const last = async (page) => {
  await pane(page, "walk");
  await page.click("[data-rw=last]");
};

async function broken(page) {
  await tab(page, "trust of prod/Deploy");
  await page.click(".cm-content");
  await page.keyboard.press("Control+Home");
  await evaluated(page, () => page.keyboard.insertText("x"));
  const head = page.locator(".problems .head");
  if ((await head.getAttribute("aria-expanded")) === "false") await head.click();
}

async function task(page) {
  await last(page);
  await page.click("[data-guess=deny]");
  await page.click("[data-choice=unsure]");
  await page.click("[data-rw=task] >> nth=0");
  await page.click("[data-rw=hint] >> nth=0");
}

async function whatIf(page) {
  await pane(page, "walk");
  await page.click("[data-rw=whatif] > summary");
}

async function fault(page) {
  await whatIf(page);
  await page.fill("[data-rw=whatif] [name=caller]", "dev/nix");
  await page.waitForSelector("[data-rw=whatif] [aria-invalid=true]", { timeout: 20_000 });
}

async function askedAgain(page) {
  await pane(page, "timeline");
  await page.focus("[data-rw=now]");
  await page.keyboard.press("ArrowRight");
  await page.waitForSelector("[data-rw=asked]", { timeout: 20_000 });
}

async function matrix(page) {
  await pane(page, "walk");
  await page.click("[data-rw=matrix]");
  await page.waitForSelector("dialog.matrix[open] [data-rw=cell]:not([data-outcome=undecided])", { timeout: 30_000 });
}

const trust = `{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "sts:AssumeRole",
  "Principal": { "AWS": "arn:aws:iam::493827561034:role/ci-runner" },
  "Condition": { "StringEquals": { "sts:ExternalId": "acme-7781" } } } ] }`;
const refused =
  "An error occurred (AccessDenied) when calling the AssumeRole operation: User: " +
  "arn:aws:sts::493827561034:assumed-role/ci-runner/build is not authorized to perform: sts:AssumeRole on resource: " +
  "arn:aws:iam::771122334455:role/prod-deployer";

async function box(page) {
  await page.click("[data-rw=start]");
  await page.waitForSelector("[data-rw=start-input]");
}

async function boxWithCase(page) {
  await box(page);
  await page.fill("[data-rw=start-input]", `${refused}\n\n${trust}`);
  await page.waitForSelector("[data-rw=start-verdict]", { timeout: 30_000 });
  await page.waitForSelector(".case[aria-busy=false]", { timeout: 30_000 });
}

async function share(page) {
  await page.click("[data-rw=share]");
  await page.waitForFunction(() => document.querySelector("[data-rw=link]")?.value, null, { timeout: 20_000 });
}

async function library(page) {
  await page.click("[data-rw=library]");
  await page.waitForSelector(".library ol");
}

async function help(page) {
  await page.click("[data-rw=help]");
  await page.waitForSelector(".help .keys");
}

async function completion(page) {
  await tab(page, "walk");
  await page.click(".cm-content .cm-line >> nth=0");
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("acc");
  await page.keyboard.press("Control+ ");
  await page.waitForSelector(".cm-tooltip-autocomplete li");
}

async function session(page) {
  await pane(page, "timeline");
  await page.click("[data-rw=lane] .lane-name >> nth=1");
  await pane(page, "picture");
  await page.waitForSelector("[data-rw=inspector]");
}

async function table(page) {
  await pane(page, "timeline");
  await page.click(".as-table");
  await page.waitForSelector("[data-rw=lanes-table]");
}

/** The views: a name, the page's address below the site, and what leads there once the engine is ready. */
export const views = [
  { name: "first" },
  { name: "first-documents", show: (page) => pane(page, "documents") },
  { name: "first-picture", show: (page) => pane(page, "picture") },
  { name: "first-timeline", show: (page) => pane(page, "timeline") },
  { name: "prediction", path: both, show: last },
  { name: "task", path: both, show: task },
  { name: "lesson", path: external },
  { name: "challenge", path: "walks/only-the-pipeline/" },
  { name: "chain", path: chain, show: last },
  { name: "whole-walk", path: both, show: (page) => tab(page, "walk") },
  { name: "errors", path: both, show: broken },
  { name: "completion", path: both, show: completion },
  { name: "what-if", path: both, show: whatIf },
  { name: "what-if-fault", path: both, show: fault },
  { name: "asked-again", path: both, show: askedAgain },
  { name: "matrix", path: chain, show: matrix },
  { name: "box", show: box },
  { name: "box-with-case", show: boxWithCase },
  { name: "share", show: share },
  { name: "library", show: library },
  { name: "help", show: help },
  { name: "session", path: chain, show: session },
  { name: "table", path: chain, show: table },
  { name: "broken-link", path: "#w1.bad", show: (page) => page.waitForSelector(".notice") },
  { name: "print", media: "print" },
  { name: "frame", path: "embed.html" },
  { name: "frame-documents", path: "embed.html", show: (page) => pane(page, "documents") },
  { name: "library-page", path: "library/", plain: true },
  { name: "guide-page", path: "guide/not-authorized-to-assume-role/", plain: true },
  { name: "gates-page", path: "reference/how-aws-decides/", plain: true },
  { name: "teach-page", path: "teach/", plain: true },
  { name: "missing", path: "404.html", plain: true },
  { name: "scripts-blocked", plain: true, options: { blocks: "**/*.js*" } },
  { name: "no-script", options: { javaScriptEnabled: false } },
  { name: "no-engine", options: { blocks: "**/engine.wasm*" } },
];

/** Leads an opened page into a view. */
export async function enter(page, view) {
  if (view.options?.blocks && !view.plain)
    await page.waitForFunction(() => document.documentElement.dataset.engine === "failed");
  else if (!view.plain && view.options?.javaScriptEnabled !== false) await ready(page);
  await view.show?.(page);
  if (view.media) await page.emulateMedia({ media: view.media });
}
