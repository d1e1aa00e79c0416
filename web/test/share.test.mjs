import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { buildSite } from "./build.mjs";
import { launch, open, ready, serve, visit } from "./serve.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
let site, browser, folder, service, data;
before(async () => {
  folder = buildSite();
  data = mkdtempSync(join(tmpdir(), "rolewalk-share-"));
  site = await serve(folder);
  service = await startService();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.end();
  await service?.end();
  if (data) rmSync(data, { recursive: true, force: true });
});

/** Serves the site with a service, on a port of its own. */
async function startService() {
  const command = join(data, "rolewalk");
  execFileSync("go", ["build", "-o", command, "./tools/rolewalk"], { cwd: root });
  const args = ["serve", "--data", join(data, "walks"), "--addr", "127.0.0.1:0", "--dir", folder, "--no-limits"];
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "ignore"] });
  const url = await new Promise((found, failed) => {
    let said = "";
    child.stdout.on("data", (part) => {
      said += part;
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
      if (address) found(address);
    });
    child.on("exit", () => failed(new Error(`the service ended: ${said}`)));
  });
  const ended = new Promise((done) => child.on("exit", done));
  return { url, end: () => child.kill("SIGTERM") && ended };
}

const on = (path, run, options) => visit(browser, site.url + path, run, options);
const outcome = (page) => page.getAttribute("[data-rw=verdict]", "data-outcome");
const at = (page, words) =>
  page.waitForFunction((w) => document.querySelector("[data-rw=position]")?.textContent === w, words);
const tab = (name) => `[data-rw=tab][data-document="${name}"]`;
async function opened(page) {
  await page.click("[data-rw=share]");
  await page.waitForFunction(() => document.querySelector("[data-rw=link]")?.value);
  return page.inputValue("[data-rw=link]");
}
async function linkOf(path = "") {
  let link = "";
  await on(path, async (page) => {
    link = await opened(page);
  });
  return link.replace(/&.*/, "").replace(site.url, "");
}

test("an address says how the walk is shown", async () => {
  for (const fragment of ["#", `${await linkOf()}&`]) {
    const asked = "step=3&time=2026-03-01T09:20:00Z&theme=dark&readonly=1&later=1&pane=nowhere";
    await on(fragment + asked, async (page) => {
      await at(page, "step 3 of 6");
      await page.waitForSelector("[data-rw=now][data-time='2026-03-01T09:20:00Z']", { state: "attached" });
      assert.equal(await page.getAttribute("html", "data-theme"), "dark");
      assert.equal(await page.evaluate(() => localStorage.getItem("rolewalk:theme")), null);
      await page.click(tab("walk"));
      await page.click("[data-rw=editor] .cm-content");
      await page.keyboard.insertText("X");
      await page.click("[data-rw=title]");
      await page.keyboard.insertText("Another");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".notice");
      assert.match(await page.textContent(".notice"), /cannot be changed/);
      assert.doesNotMatch(await page.textContent(".cm-content"), /X|Another/);
      assert.match(await page.url(), /theme=dark&readonly=1/, "a reload shows it in the same way");
    });
  }
});

test("predict hides the verdict of the step until the reader has predicted it", async () => {
  for (const fragment of ["#", `${await linkOf()}&`])
    await on(`${fragment}step=3&predict=1`, async (page) => {
      await at(page, "step 3 of 6");
      assert.equal(await outcome(page), "hidden");
      assert.equal(await page.locator("[data-rw=gate]").count(), 0);
      const third = page.locator("[data-rw=step] >> nth=2");
      assert.equal(await third.getAttribute("data-outcome"), "hidden");
      assert.equal(await page.locator(".edge-group .lock").count(), 0, "the picture does not tell it either");
      await page.click("[data-rw=predict] [data-choice=allow]");
      await page.waitForSelector("[data-rw=verdict][data-outcome=allow]");
      assert.match(await page.textContent("[data-rw=guessed]"), /As you expected/);
    });
});

test("a small screen shows the pane that the address names", () =>
  on("#pane=picture", (page) => page.waitForSelector(".picture .drawing", { state: "visible" }), {
    viewport: { width: 390, height: 844 },
  }));

test("?fresh opens an empty walk, which becomes one of the reader's own", () =>
  on("?fresh", async (page) => {
    assert.equal(await page.locator("[data-rw=step]").count(), 0);
    assert.equal((await page.textContent("[data-rw=editor] .cm-content")).trim(), "");
    await page.click("[data-rw=editor] .cm-content");
    await page.keyboard.insertText('title "Mine"\n');
    await page.waitForFunction(() => location.hash.startsWith("#my."));
    await page.reload();
    await page.waitForFunction(() => document.querySelector(".cm-content")?.textContent.includes("Mine"));
  }));

/** Stores the walk, in the open dialog. */
async function stored(page) {
  await page.click("[data-rw=short]");
  await page.waitForSelector("[data-rw=short-link]");
  return page.inputValue("[data-rw=short-link]");
}
const shownText = (page) =>
  page.$eval("[data-rw=editor] .cm-content", (e) => e.cmTile?.view?.state.doc.toString() ?? e.textContent);

test("nothing of the dialog is fetched before it is opened", async () => {
  const asked = [];
  const page = await open(browser, service.url);
  page.on("request", (r) => asked.push(r.url()));
  await ready(page);
  const scripts = () => asked.filter((url) => url.endsWith(".js")).length;
  const before = scripts();
  await opened(page);
  assert.ok(scripts() > before);
  assert.equal(asked.filter((url) => url.includes("share.json")).length, 1);
  assert.equal(asked.filter((url) => url.includes("/api/")).length, 0, "the walk stays here until it is sent");
  await page.context().close();
});

test("a walk is stored when the reader asks for it, opens, and is taken back", async () => {
  let short = "";
  let hash = "";
  await visit(browser, `${service.url}#step=3`, async (page) => {
    await opened(page);
    const offer = await page.textContent("dialog.share");
    assert.match(offer, new RegExp(`sends the walk’s text to ${new URL(service.url).host}, and nothing else`));
    assert.match(offer, /All who have the address can read it/);
    hash = await page.textContent("[data-rw=share-hash]");
    await page.check("[data-rw=share-predict]");
    const sent = page.waitForRequest((r) => r.method() === "POST");
    short = await stored(page);
    const request = await sent;
    assert.equal(request.postData(), readFileSync(join(folder, "walks/cross-account/walk.txt"), "utf8"));
    assert.equal((await request.allHeaders()).cookie, undefined);
    assert.equal((await request.allHeaders()).referer, undefined);
    assert.equal(short, `${service.url}w/${hash}#step=3&predict=1`, "the id is the content hash");
    assert.match(await page.inputValue("[data-rw=iframe]"), new RegExp(`src="${service.url}w/${hash}/embed#step=3`));
    assert.match(await page.inputValue("[data-rw=card]"), new RegExp(`\\(${service.url}card/${hash}\\.svg\\)`));
    const walk = await page.request.get(`${service.url}api/walks/${hash}`);
    assert.equal(walk.status(), 200);
    await visit(browser, short, async (other) => {
      await at(other, "step 3 of 6");
      assert.equal(await outcome(other), "hidden");
    });
    await page.click("[data-rw=take-back]");
    await page.waitForSelector("[data-rw=short]");
    assert.match(await page.textContent("dialog.share"), /has deleted the walk/);
    assert.equal((await page.request.get(`${service.url}api/walks/${hash}`)).status(), 410);
  });
});

test("a site alone offers no short link", () =>
  on("", async (page) => {
    await opened(page);
    await page.waitForSelector("[data-rw=share-hash]");
    assert.equal(await page.locator("[data-rw=short]").count(), 0);
    assert.equal(await page.locator("[data-rw=card]").count(), 0);
  }));

test("what the service refuses is said in sentences", async () => {
  const answers = [
    [413, {}, "{}", /too large for 127/],
    [429, { "retry-after": "30" }, "{}", /Try again in 30 seconds/],
    [
      422,
      {},
      '{"error":"This text is not a walk.","findings":[{"line":3,"message":"<b>no</b>"}]}',
      /Line 3: <b>no<\/b>\./,
    ],
    [500, {}, "oops", /answered 500/],
    [0, {}, "", /cannot be reached/],
  ];
  const page = await open(browser, service.url);
  await ready(page);
  await opened(page);
  for (const [status, headers, body, words] of answers) {
    await page.route("**/api/walks", (route) => (status ? route.fulfill({ status, headers, body }) : route.abort()));
    await page.click("[data-rw=short]");
    await page.waitForFunction(
      (pattern) => new RegExp(pattern).test(document.querySelector("dialog.share").textContent),
      words.source,
    );
    await page.unroute("**/api/walks");
  }
  await page.context().close();
});

test("a file goes out and comes in, by its button and by a drop", () =>
  on("", async (page) => {
    await opened(page);
    const download = page.waitForEvent("download");
    await page.click("[data-rw=share-file]");
    const saved = await download;
    assert.equal(saved.suggestedFilename(), "Cross-account-access-needs-both-sides.walk");
    const path = join(data, "saved.walk");
    await saved.saveAs(path);
    const body = readFileSync(path, "utf8");
    assert.equal(body, readFileSync(join(folder, "walks/cross-account/walk.txt"), "utf8"));
    writeFileSync(path, body.replace(/title ".*"/, 'title "From a file"'));
    await page.setInputFiles("[data-rw=open-file]", path);
    await page.waitForFunction(() => document.querySelector("[data-rw=title]").textContent === "From a file");
    assert.equal(await page.locator("dialog[open]").count(), 0);
    assert.match(await page.url(), /#my\./);
    const drop = (name, bytes) =>
      page.evaluate(
        ([name, bytes]) => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(bytes)], name));
          document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        },
        [name, [...bytes]],
      );
    await drop("dropped.walk", Buffer.from(body.replace(/title ".*"/, 'title "Dropped"')));
    await page.waitForFunction(() => document.querySelector("[data-rw=title]").textContent === "Dropped");
    await drop("odd.walk", Buffer.from([0xff, 0xfe, 0x00]));
    await page.waitForSelector(".notice");
    assert.match(await page.textContent(".notice"), /not text in UTF-8/);
    await page.click(tab("walk"));
    assert.match(await shownText(page), /Dropped/, "the text is kept");
  }));

test("a long walk is told so, and what goes along is chosen", () =>
  on("#step=2", async (page) => {
    await page.click(tab("walk"));
    await page.click("[data-rw=editor] .cm-content");
    await page.keyboard.press("Control+End");
    const noise = Array.from({ length: 400 }, (_, i) => `# ${Math.sin(i + 1).toString(36)}`).join("\n");
    await page.keyboard.insertText(`\n${noise}\n`);
    await page.keyboard.press("Control+s");
    await page.waitForFunction(() => document.querySelector("[data-rw=link]")?.value.length > 2000);
    assert.match(await page.textContent("dialog.share"), /some chats and mails cut links/);
    await page.check("[data-rw=share-readonly]");
    assert.match(await page.inputValue("[data-rw=link]"), /&step=2&readonly=1$/);
    await page.uncheck("[data-rw=share-step]");
    assert.match(await page.inputValue("[data-rw=link]"), /[\w-]&readonly=1$/);
    assert.match(
      await page.inputValue("[data-rw=element]"),
      /<role-walk src="http[^"]*#w1\.[^"]*&readonly=1"><\/role-walk>$/,
    );
    const frame = await page.inputValue("[data-rw=iframe]");
    for (const part of ['title="Cross-account access needs both sides"', 'loading="lazy"', 'sandbox="allow-scripts '])
      assert.ok(frame.includes(part), part);
    const hash = await page.textContent("[data-rw=share-hash]");
    await page.check("[data-rw=rename]");
    await page.waitForFunction(
      (old) => ![old, undefined].includes(document.querySelector("[data-rw=share-hash]")?.textContent),
      hash,
    );
    assert.equal(await page.locator("[data-rw=ticket]").count(), 0, "a ticket has the reader's own names");
  }));
