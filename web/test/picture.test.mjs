// The picture and the timeline, in a real browser with the real engine: what is said is of the selected step, all of it
// can be pressed and read, and nothing lies on anything else.
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { buildSite } from "./build.mjs";
import { launch, serve, visit } from "./serve.mjs";

const lessons = fileURLToPath(new URL("../../scenarios/lessons", import.meta.url));
const files = ["205-both-sides", "220-admin-still-knocks", "340-chaining", "360-mid-session"];
/** Their addresses have no numbers. */
const chosen = files.map((name) => name.slice(4));
let site, browser, scenarios;
before(async () => {
  scenarios = mkdtempSync(join(tmpdir(), "walks-"));
  mkdirSync(join(scenarios, "lessons"));
  for (const name of files) copyFileSync(`${lessons}/${name}.walk`, `${scenarios}/lessons/${name}.walk`);
  writeFileSync(`${scenarios}/lessons/900-sixty.walk`, sixty());
  site = await serve(buildSite({ name: "picture", scenarios }));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.end();
  if (scenarios) rmSync(scenarios, { recursive: true });
});

/** A walk with sixty roles, in names of all kinds. */
function sixty() {
  const allow = '"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole"';
  const names = ["Deploy", "READ-ONLY-AUDITOR-OF-EVERYTHING", "WWWWWWWWWWWWWWWW", "ci"];
  const name = (i) => `${names[i % names.length]}-${i}`;
  const roles = Array.from(
    { length: 60 },
    (_, i) => `role ${name(i)} { trust {${allow}, "Principal": {"AWS": "*"}}} }`,
  );
  const steps = Array.from({ length: 12 }, (_, i) => `step { dev/alice assumes prod/${name(5 * i)} as session-${i} }`);
  return `title "Sixty roles"
account 111111111111 dev { user alice { policy p {${allow}, "Resource": "*"}} } }
account 222222222222 prod { ${roles.join("\n")} }
${steps.join("\n")}
step { session-3 assumes prod/${name(7)} as A-LONG-SESSION-NAME-IN-CAPITALS-THAT-GOES-ON-AND-ON }
`;
}

const on = (walk, run, options) => visit(browser, `${site.url}walks/${walk}/`, run, options);

const node = (name) => `[data-rw=node][data-name="${name}"]`;
const hop = (step) => `[data-rw=edge][data-step="${step}"]`;
const position = (page) => page.textContent("[data-rw=position]");
const heading = (page) => page.textContent("[data-rw=inspector] h3");
/** The value of a fact of the inspector. */
const fact = (page, name) =>
  page.$eval(
    "[data-rw=inspector]",
    (e, name) => [...e.querySelectorAll("dt")].find((dt) => dt.textContent === name)?.nextElementSibling.textContent,
    name,
  );
const phone = { viewport: { width: 390, height: 844 } };

test("the nodes of the step are clicked and tapped", async () => {
  await on("both-sides", async (page) => {
    for (const [name, kind] of [
      ["dev/alice", "user alice"],
      ["prod/Deploy", "role Deploy"],
    ]) {
      assert.ok(await page.locator(`${node(name)}.now`).count(), `${name} has a part in the step`);
      await page.click(node(name), { timeout: 3000 });
      assert.equal(await heading(page), kind);
      assert.equal(await page.getAttribute(node(name), "aria-pressed"), "true");
    }
  });
  await on(
    "both-sides",
    async (page) => {
      await page.tap(".panes [data-pane=picture]");
      await page.tap(node("dev/alice"), { timeout: 3000 });
      assert.equal(await heading(page), "user alice");
      await page.tap(hop(3), { timeout: 3000 });
      assert.match(await position(page), /^step 3 /);
    },
    { ...phone, hasTouch: true },
  );
});

test("the inspector tells what holds at the step", () =>
  on("both-sides", async (page) => {
    const told = [];
    for (let i = 1; i <= 2; i++) {
      await page.click(node("dev/alice"));
      const may = await fact(page, "May");
      await page.click(node("prod/Deploy"));
      told.push(`${may}; ${await fact(page, "Trusts")}`);
      await page.click("[data-rw=next]");
    }
    assert.deepEqual(told, [
      "sts:AssumeRole; arn:aws:iam::333333333333:user/alice",
      "sts:AssumeRole; arn:aws:iam::111111111111:user/alice",
    ]);
    await page.click(hop(2));
    const session = await page.textContent("[data-rw=inspector]");
    assert.match(session, /session ci/);
    assert.match(session, /assumed-role\/Deploy\/ci/);
    assert.equal(await page.getAttribute("[data-rw=inspector] details", "open"), null, "the secrets are folded");
    assert.equal(await page.$eval("[data-rw=inspector]", (e) => e.lastElementChild.localName), "details");
    await page.click(hop(4));
    await page.click("[data-rw=lane] .lane-name >> nth=1");
    assert.equal(await fact(page, "Standing"), "expired");
    await page.click(hop(1));
    await page.click("[data-rw=lane] .lane-name >> nth=1");
    assert.equal(await fact(page, "Standing"), "a later step asks for it");
  }));

test("the chain is one path: a hop is pressed to go to its step", () =>
  on("chaining", async (page) => {
    const numbers = await page.$$eval("[data-rw=edge]", (list) => list.map((e) => e.dataset.step));
    assert.deepEqual(
      numbers,
      Array.from({ length: 12 }, (_, i) => String(i + 1)),
    );
    await page.click(hop(7));
    assert.match(await position(page), /^step 7 /);
    const classes = (step) => page.getAttribute(hop(step), "class");
    assert.match(await classes(3), /past/);
    assert.match(await classes(7), /now/);
    assert.match(await classes(9), /later/);
    assert.ok(await page.locator(".trail.past").count(), "where the walk has been is drawn");
    await page.focus(hop(3));
    await page.keyboard.press("Enter");
    assert.match(await position(page), /^step 3 /);
    const widths = await page.evaluate(() =>
      [".edge", ".trail"].map((name) => Number.parseFloat(getComputedStyle(document.querySelector(name)).strokeWidth)),
    );
    assert.ok(widths[0] > widths[1], "the current hop is the strong one");
    await page.locator(".trail-reach").first().dispatchEvent("click");
    assert.doesNotMatch(await position(page), /^step 3 /);
  }));

test("arrow keys go from node to node, Enter inspects, and the walk stands still", () =>
  on("both-sides", async (page) => {
    await page.focus(node("dev/alice"));
    const at = () => page.evaluate(() => document.activeElement.dataset.name);
    await page.keyboard.press("ArrowRight");
    assert.equal(await at(), "prod/Deploy");
    await page.keyboard.press("ArrowDown");
    assert.equal(await at(), "arn:aws:s3:::prod-artifacts");
    await page.keyboard.press("Enter");
    assert.match(await heading(page), /prod-artifacts/);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowLeft");
    assert.equal(await at(), "dev/alice");
    assert.match(await position(page), /^step 1 /);
  }));

/** What lies on something else, or outside of what it stands in. Runs in the browser. */
function collisions() {
  const found = [];
  const all = [...document.querySelectorAll(".drawing text, .drawing .hop rect, .drawing circle")];
  const area = (e) => e.getBBox();
  const meets = (a, b) =>
    a.x + 0.5 < b.x + b.width && b.x + 0.5 < a.x + a.width && a.y + 2.5 < b.y + b.height && b.y + 2.5 < a.y + a.height;
  const name = (e) => `${e.parentNode.dataset?.name ?? e.parentNode.className.baseVal} ${e.textContent}`;
  for (const [i, e] of all.entries()) {
    for (const other of all.slice(0, i))
      if (e.parentNode !== other.parentNode && meets(area(e), area(other))) found.push(`${name(e)} on ${name(other)}`);
    const box = e.closest(".node, .account, .hop")?.querySelector("rect");
    const inside = box?.getBBox();
    const a = area(e);
    if (inside && (a.x < inside.x - 0.5 || a.x + a.width > inside.x + inside.width + 0.5))
      found.push(`${name(e)} leaves`);
    for (const n of document.querySelectorAll(".drawing .node rect"))
      if (!n.parentNode.contains(e) && meets(a, n.getBBox())) found.push(`${name(e)} on ${n.parentNode.dataset.name}`);
  }
  return found;
}

test("no name, number, lock or label lies on another, as it is really drawn", async () => {
  for (const walk of [...chosen, "sixty"])
    await on(walk, async (page) => {
      for (;;) {
        assert.deepEqual(await page.evaluate(collisions), [], `${walk}, ${await position(page)}`);
        if ((await page.getAttribute("[data-rw=next]", "aria-disabled")) === "true") break;
        await page.click("[data-rw=next]");
      }
    });
});

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
  [390, 844],
]) {
  test(`at ${width} px the picture has its own size, no text under 13 px, and the hop in view`, () =>
    on(
      "sixty",
      async (page) => {
        if (width < 700) await page.click(".panes [data-pane=picture]");
        const scale = await page.$eval(".drawing", (e) => [e.getScreenCTM().a, e.getScreenCTM().d]);
        assert.deepEqual(scale, [1, 1]);
        const small = await page.$$eval(".drawing text, rw-timeline text, rw-timeline button, .lane-word", (list) =>
          list.map((e) => Number.parseFloat(getComputedStyle(e).fontSize)).filter((size) => size < 13),
        );
        assert.deepEqual(small, []);
        const sizes = await page.$$eval("[data-rw=node] rect", (list) => list.map((e) => `${e.width.baseVal.value}`));
        assert.equal(new Set(sizes).size, 1, "nodes of one size");
        for (let i = 1; i <= 13; i++) {
          const seen = await page.$$eval(".node.now", (list) => {
            const at = list.at(-1).querySelector("rect").getBoundingClientRect();
            const top = document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2);
            return list.some((e) => e.contains(top));
          });
          assert.ok(seen, `step ${i}`);
          if (i < 13) await page.click("[data-rw=next]");
        }
      },
      { viewport: { width, height } },
    ));
}

test("a large picture has a field that finds a node; a small one has none", async () => {
  await on("both-sides", async (page) => assert.equal(await page.locator(".find").count(), 0));
  await on("sixty", async (page) => {
    await page.fill(".find input", "Deploy-5");
    assert.equal(await page.textContent(".find output"), "2 of 61");
    assert.equal(await page.locator(".node.found").count(), 2);
    await page.press(".find input", "Enter");
    const first = await heading(page);
    assert.match(first, /role Deploy-5/);
    await page.press(".find input", "Enter");
    assert.notEqual(await heading(page), first);
    await page.click(".node.found >> nth=0", { timeout: 3000 });
    const full = await page.textContent(`${node("prod/READ-ONLY-AUDITOR-OF-EVERYTHING-1")} title`);
    assert.match(full, /READ-ONLY-AUDITOR-OF-EVERYTHING-1/);
    const cut = await page.textContent(`${node("prod/READ-ONLY-AUDITOR-OF-EVERYTHING-1")} text`);
    assert.match(cut, /…/);
  });
});

test("the picture is saved as an SVG that needs nothing of the page", () =>
  on("both-sides", async (page) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("[data-rw=svg]")]);
    assert.equal(download.suggestedFilename(), "Cross-account-access-needs-both-sides.svg");
    const text = readFileSync(await download.path(), "utf8");
    assert.match(text, /^<svg[^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.doesNotMatch(text, /class=|var\(|<use|url\(|data-rw|<!--/);
    const drawn = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
      if (parsed.querySelector("parsererror")) return undefined;
      const strokes = [...parsed.querySelectorAll("path")].map((e) => e.getAttribute("stroke"));
      return { words: parsed.documentElement.textContent, strokes: new Set(strokes).size, shapes: strokes.length };
    }, text);
    assert.match(drawn.words, /alice[\s\S]*Deploy/);
    assert.ok(drawn.strokes > 2 && drawn.shapes > 8, JSON.stringify(drawn));
  }));

test("lanes are told apart, and only a session has the length of one", () =>
  on("both-sides", async (page) => {
    const names = await page.$$eval(".lane-name", (list) => list.map((e) => e.textContent.replace(/\s+/g, " ").trim()));
    assert.deepEqual(names, ["ci → Deploy", "ci → Deploy 2", "ci → Deploy 3", "ci → Deploy 4"]);
    assert.equal(await page.locator(".lane.refused .bar").count(), 0);
    assert.ok(await page.locator(".lane.refused .refusal").count());
    await page.click(hop(5));
    assert.equal(await page.locator(".lane.past .hatch").count(), 1, "a session that is over is hatched");
    assert.equal(await page.locator(".lane.current").getAttribute("data-from"), "2026-03-01T10:01:00Z");
  }));

test("of a lane with long names, session and role are both read", () =>
  on("sixty", async (page) => {
    const widths = await page.$$eval(".lane-name .cut", (list) => list.map((e) => e.getBoundingClientRect().width));
    assert.ok(widths.length === 26 && Math.min(...widths) > 20, JSON.stringify(widths));
  }));

test("a tie leads from parent to child, and the lane of the step is in view in 96 px", () =>
  on("chaining", async (page) => {
    assert.ok((await page.locator(".tie").count()) >= 3);
    const ends = await page.$eval(".tie", (tie) => {
      const lanes = [...document.querySelectorAll(".lane")].map((e) => e.getBoundingClientRect());
      const at = tie.getBoundingClientRect();
      const holds = (y) => lanes.findIndex((r) => y >= r.top && y <= r.bottom);
      return [holds(at.top), holds(at.bottom)];
    });
    assert.ok(ends[0] >= 0 && ends[1] > ends[0], JSON.stringify(ends));
    const height = await page.$eval("rw-timeline", (e) => e.getBoundingClientRect().height);
    assert.ok(height <= 96, `${height} px high`);
    for (let i = 1; i <= 11; i++) {
      await page.click(hop(i));
      const seen = await page.$$eval(".lane.current", (list) =>
        list.every((e) => {
          const [at, pane] = [e.getBoundingClientRect(), e.closest("rw-timeline").getBoundingClientRect()];
          return at.top >= pane.top + 50 && at.bottom <= pane.bottom + 3;
        }),
      );
      assert.ok(seen, `step ${i}`);
    }
  }));

test("the timeline is told as a table too, with the same facts", () =>
  on("chaining", async (page) => {
    await page.click("[data-rw=last]");
    const lanes = await page.$$eval("[data-rw=lane]", (list) =>
      list.map((e) => [e.querySelector(".lane-name").title, e.dataset.from, e.dataset.until].join(" ")),
    );
    await page.click(".as-table");
    const rows = await page.$$eval("[data-rw=lanes-table] tbody tr", (list) =>
      list.map((tr) => [0, 2, 3].map((i) => tr.children[i].textContent.trim()).join(" ")),
    );
    assert.equal(rows.length, lanes.length);
    for (const [i, row] of rows.entries()) if (!/ $/.test(row)) assert.equal(row, lanes[i]);
    assert.match(await page.textContent("[data-rw=lanes-table]"), /over[\s\S]*hub → Hub|hub → Hub/);
    await page.click(".as-table");
    assert.equal(await page.locator("[data-rw=lane]").count(), lanes.length);
  }));

test("no tick's label lies on another, at any width", async () => {
  for (const width of [320, 390, 700, 1024, 1440])
    for (const walk of ["both-sides", "chaining", "sixty"])
      await on(
        walk,
        async (page) => {
          if (width < 700) await page.click(".panes [data-pane=timeline]");
          const boxes = await page.$$eval(".tick text", (list) =>
            list
              .map((e) => e.getBoundingClientRect())
              .filter((r) => r.width > 0)
              .map((r) => [r.left, r.right])
              .sort((a, b) => a[0] - b[0]),
          );
          assert.ok(boxes.length > 0, `${walk} at ${width}: no labels`);
          for (const [i, [left]] of boxes.entries())
            if (i > 0) assert.ok(left > boxes[i - 1][1] + 2, `${walk} at ${width}: ${JSON.stringify(boxes)}`);
        },
        { viewport: { width, height: 800 } },
      );
});

test("the now-line has no box around it when it was dragged", () =>
  on("both-sides", async (page) => {
    const at = await (await page.$(".now-handle circle")).boundingBox();
    await page.mouse.move(at.x + 4, at.y + 4);
    await page.mouse.down();
    await page.mouse.move(at.x + 300, at.y + 4, { steps: 4 });
    await page.mouse.up();
    const outlines = await page.$$eval(".now-handle, svg.now, svg.now > svg", (list) =>
      list.map((e) => getComputedStyle(e).outlineStyle),
    );
    assert.deepEqual([...new Set(outlines)], ["none"]);
  }));

for (const colorScheme of ["light", "dark"])
  test(`what is written in the picture has the contrast of text, ${colorScheme}`, () =>
    on(
      "both-sides",
      async (page) => {
        const low = await page.evaluate(() => {
          const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          const rgb = (color) => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = color;
            canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
          };
          const light = (color) => {
            const [r, g, b] = rgb(color).map((v) => {
              const c = v / 255;
              return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const ground = getComputedStyle(document.querySelector(".drawing")).backgroundColor;
          const under = (e) => {
            const rect = e.closest(".node, .hop")?.querySelector("rect");
            return rect ? getComputedStyle(rect).fill : ground;
          };
          return [...document.querySelectorAll(".drawing text")].flatMap((e) => {
            const [a, b] = [light(getComputedStyle(e).fill), light(under(e))];
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            return ratio < 4.5 ? [`${e.textContent} ${ratio.toFixed(2)}`] : [];
          });
        });
        assert.deepEqual(low, []);
      },
      { colorScheme },
    ));
