// The page is drawn twice, ahead of time in Go and by its components here, from the same data. This compares the two
// trees: every walk of the library at its first step, and every step with an expired, an unknown or a still hidden
// verdict.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { built, load } from "../../wasm/reactor/node.mjs";
import { buildSite } from "./build.mjs";
import { launch, open, serve } from "./serve.mjs";

const scenarios = fileURLToPath(new URL("../../scenarios", import.meta.url));
let folder, site, browser, page;
before(async () => {
  folder = buildSite({ name: "steps", scenarios, flags: ["-steps"] });
  // An engine that never arrives: the page shows what it was given.
  site = await serve(folder, { "/worker.js": "self.onmessage = () => undefined;" });
  browser = await launch();
  page = await open(browser, `${site.url}library/`);
});
after(async () => {
  await browser?.close();
  await site?.end();
});

const walks = ["lessons", "challenges"].flatMap((group) =>
  readdirSync(`${scenarios}/${group}`)
    .filter((file) => file.endsWith(".walk"))
    .map((file) => file.slice(0, -".walk".length).replace(/^\d+-/, "")),
);

/** The page data of a built walk. */
function pageOf(walk) {
  const html = readFileSync(`${folder}/walks/${walk}/index.html`, "utf8");
  return JSON.parse(/id="rw-page">(.*?)<\/script>/s.exec(html)[1]);
}

/**
 * Both drawings of the islands as lines of text, an element, an attribute or a text each. Runs in the browser. What is
 * not compared, and why:
 *  - comments: the components' library marks with them where its values stand;
 *  - blanks around and between texts, and in lists of classes: templates break their lines at other places;
 *  - what stands in the editor: CodeMirror takes the place of plain text;
 *  - the row's notes in the column of the walk: ahead of time it is not known how wide the window is, so they stand in
 *    two columns and the style sheet hides one, which the components do not draw;
 *  - the attribute `value` of the slider, in whose place its property is compared: the reader moves the property.
 */
async function drawings() {
  const islands = "rw-bar, rw-notice, rw-documents, rw-walk, rw-player, rw-picture, rw-timeline, rw-panes, rw-dialogs";
  const blanks = (text) => text.replace(/\s+/g, " ").trim();
  function lines(node, depth, out) {
    const indent = "  ".repeat(depth);
    out.push(`${indent}<${node.localName}>`);
    for (const { name, value } of [...node.attributes].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (name === "value" && node.localName === "input") continue;
      // At which side there are more tabs is known where they are laid out.
      const named = name === "class" ? blanks(value.replace(/\bmore-(left|right)\b/g, "")) : value;
      out.push(`${indent}  ${name}=${named}`);
    }
    if (node.localName === "input") out.push(`${indent}  .value=${node.value}`);
    if (node.id === "editor") return;
    let text = "";
    const flush = () => {
      if (blanks(text)) out.push(`${indent}  "${blanks(text)}"`);
      text = "";
    };
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) text += child.data;
      if (child.nodeType !== Node.ELEMENT_NODE) continue;
      flush();
      lines(child, depth + 1, out);
    }
    flush();
  }
  function tree(root) {
    const out = [];
    for (const island of root.querySelectorAll(islands)) lines(island, 0, out);
    return out;
  }
  const html = await (await fetch(location.pathname)).text();
  const ahead = new DOMParser().parseFromString(html, "text/html");
  // What has its place by the width of the window is drawn ahead in each, and shown in one.
  for (const other of ahead.querySelectorAll("body.page rw-walk :is(.row-notes, .goal, .suggestions)")) other.remove();
  return { ahead: tree(ahead), live: tree(document) };
}

async function compare(path) {
  await page.goto(site.url + path);
  await page.waitForFunction(
    () => document.querySelector("rw-timeline svg.now") && document.querySelector(".cm-editor"),
  );
  const { ahead, live } = await page.evaluate(drawings);
  const at = ahead.findIndex((line, i) => line !== live[i]);
  const around = (list) => list.slice(Math.max(0, at - 6), at + 4).join("\n");
  assert.ok(at < 0 && ahead.length === live.length, `${path}: ahead of time\n${around(ahead)}\nlive\n${around(live)}`);
  return ahead.length;
}

test("what a page holds of its walk is what the engine answers: until an edit it is not asked", async () => {
  const engine = await load(built("engine.wasm"));
  for (const walk of walks) {
    const html = readFileSync(`${folder}/walks/${walk}/index.html`, "utf8");
    const data = (id) => JSON.parse(new RegExp(`id="${id}">(.*?)</script>`, "s").exec(html)[1]);
    assert.deepEqual(data("rw-page"), JSON.parse(engine.call("evaluate", data("rw-text"), 0, 0)), walk);
  }
});

test("every walk looks at its first step as it was drawn ahead", async () => {
  assert.ok(walks.length >= 24, `only ${walks.length} walks`);
  let compared = 0;
  for (const walk of walks) compared += await compare(`walks/${walk}/`);
  assert.ok(compared > 200 * walks.length, `only ${compared} elements, attributes and texts`);
});

// How many steps of the library have each verdict, at least.
for (const [outcome, least] of Object.entries({ expired: 7, unknown: 1, hidden: 100 })) {
  test(`every step with a verdict that is ${outcome} looks as it was drawn ahead`, async () => {
    let compared = 0;
    for (const walk of walks) {
      const steps = pageOf(walk).rows.filter((row) => row.kind === "step");
      for (const [i, row] of steps.entries()) {
        if ((row.pending ?? row.badge).hue !== outcome) continue;
        await compare(`walks/${walk}/step-${i + 1}.html`);
        compared++;
      }
    }
    assert.ok(compared >= least, `only ${compared} steps with a verdict that is ${outcome}`);
  });
}

test("a frame looks as it was drawn ahead", async () => {
  for (const walk of walks.slice(0, 6)) await compare(`walks/${walk}/embed.html`);
});

test("a lane that AWS may or may not have issued says that it is provisional", async () => {
  const lanes = walks.flatMap((walk) => pageOf(walk).lanes.map((lane) => ({ walk, lane })));
  const provisional = lanes.filter(({ lane }) => lane.kind === "provisional");
  assert.ok(provisional.length > 0, "no such lane in the library");
  for (const { walk, lane } of provisional) {
    await page.goto(`${site.url}walks/${walk}/`);
    const shown = await page.$eval(`[data-rw=lane][data-session="${lane.session}"]`, (e) => [
      e.querySelector(".lane-word").textContent,
      e.querySelector(".lane-name").getAttribute("aria-label"),
      e.classList.contains("provisional"),
      e.querySelector(".bar").ownerSVGElement.getAttribute("width"),
    ]);
    const word = "provisional until 10:00",
      time = "09:00 to 10:00";
    const name = [lane.session, lane.of, lane.ordinal].filter(Boolean).join(" ");
    assert.deepEqual(shown, [word, `${name}, ${word}, ${time}`, true, "26"]);
  }
});
