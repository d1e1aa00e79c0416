// The box "Start from your own", in Chromium: the story that it is for, its doors, and that it makes the walks that the
// command makes.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync, strToU8, zipSync } from "fflate";
import { buildSite } from "./build.mjs";
import { evaluated, launch, serve, visit } from "./serve.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const fixtures = join(root, "engine/importer/testdata");

let site, browser, folder, command;
before(async () => {
  site = await serve(buildSite());
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), "rolewalk-start-"));
  command = join(folder, "rolewalk");
  execFileSync("go", ["build", "-o", command, "./tools/rolewalk"], { cwd: root, stdio: ["ignore", "ignore", "pipe"] });
});
after(async () => {
  await browser?.close();
  await site?.end();
  if (folder) rmSync(folder, { recursive: true });
});

const on = (run, options) => visit(browser, site.url, run, options);

/** The sources of a fixture, in its order. */
function sourcesOf(name) {
  const [head] = readFileSync(join(fixtures, name), "utf8").split("-- walk --\n");
  const parts = head.split(/^-- (.*) --\n/m).slice(1);
  const sources = [];
  for (let i = 0; i < parts.length; i += 2) {
    const body = parts[i + 1].replaceAll("␛", "\x1b").replaceAll("␍", "\r");
    sources.push({ name: parts[i].replace(/ in UTF-16[BL]E$/, ""), body });
  }
  return sources;
}

/** Waits until the box has worked out what `act` puts into it. */
async function worked(page, act) {
  const rounds = () => Number(document.querySelector(".case")?.dataset.rounds ?? 0);
  const before = await page.evaluate(rounds);
  await act();
  await page.waitForFunction(
    (n) =>
      document.querySelector(".case")?.getAttribute("aria-busy") === "false" &&
      Number(document.querySelector(".case").dataset.rounds) > n,
    before,
    { timeout: 30000 },
  );
}

const verdict = (page) => page.textContent("[data-rw=start-verdict]").then((text) => text.trim());

test("the story: an error and two files, and what would mend it", () =>
  on(async (page) => {
    let clicks = 0;
    const click = async (selector) => {
      clicks += 1;
      await page.click(selector);
    };
    await click("[data-rw=start]");
    await page.waitForSelector("[data-rw=start-input]");
    for (const { body } of sourcesOf("error-trust-identity.txt")) {
      // A paste needs no click, because the field is focused and free again.
      await page.evaluate((text) => {
        const field = document.querySelector("[data-rw=start-input]");
        if (document.activeElement !== field) throw new Error("the field is not focused");
        document.execCommand("insertText", false, text);
      }, body);
    }
    await page.waitForSelector("dialog.start [data-rw=apply]");
    const kinds = await page.$$eval("[data-rw=piece]", (list) => list.map((e) => e.dataset.kind));
    assert.deepEqual(kinds.sort(), ["error", "identity", "trust"]);
    assert.equal(await verdict(page), "Denied by the trust policy");
    const way = await page.textContent("dialog.start [data-rw=suggestion] .title");
    assert.match(way, /^Ask with external-id "pipeline-7"$/);
    await click("dialog.start [data-rw=apply]");
    await page.waitForFunction(
      () =>
        document.querySelector("[data-rw=start-verdict]")?.textContent.trim() === "Allowed, as far as you brought it",
    );
    assert.match(
      await page.textContent("[data-rw=commands]"),
      /aws iam list-attached-role-policies --role-name ci-runner/,
    );
    await click("[data-rw=start-open]");
    await page.waitForFunction(() => location.hash.startsWith("#my."));
    await page.waitForFunction(() => document.querySelector("h1").textContent.includes("prod-deployer"));
    assert.ok(clicks <= 6, `${clicks} clicks`);
    assert.match(await openedText(page), /external-id "pipeline-7"/);
  }));

/** The text of the walk that was opened last. */
const openedText = (page) =>
  page.evaluate(() => localStorage.getItem(`rolewalk:text:my:${location.hash.slice("#my.".length).split("&")[0]}`));

test("the walk behind the box has its suggestions when the box is shut, though the box searched before it", () =>
  on(async (page) => {
    await page.route("**/companion.wasm*", async (route) => {
      await new Promise((done) => setTimeout(done, 2000)); // both searches wait for it
      await route.continue();
    });
    await page.click("[data-rw=editor] .cm-content");
    await evaluated(page, () => page.keyboard.press("Space"));
    await page.waitForSelector("[data-rw=ways] .searching");
    await page.click("[data-rw=start]");
    await page.waitForSelector("[data-rw=start-input]");
    for (const { body } of sourcesOf("error-trust-identity.txt"))
      await page.evaluate((text) => document.execCommand("insertText", false, text), body);
    await page.waitForSelector("dialog.start [data-rw=apply]");
    await page.keyboard.press("Escape");
    await page.waitForSelector("[data-rw=ways] [data-rw=suggestion]");
  }));

test("of several pieces in one paste each can be removed by itself", () =>
  on(async (page) => {
    await page.click("[data-rw=start]");
    const texts = sourcesOf("error-trust-identity.txt").map((s) => s.body);
    await worked(page, () => page.fill("[data-rw=start-input]", texts.join("\n\n")));
    const titles = () => page.$$eval("[data-rw=piece] .piece-title", (all) => all.map((p) => p.textContent.trim()));
    const before = await titles();
    assert.ok(before.length > 2, before.join(", "));
    const trust = before.findIndex((t) => t.startsWith("trust policy"));
    await worked(page, () => page.click(`[data-rw=piece]:nth-of-type(${trust + 1}) button`));
    assert.deepEqual(
      await titles(),
      before.filter((_, i) => i !== trust),
    );
    assert.match(await verdict(page), /The refusal comes from what you have not brought/);
  }));

test("a question that is answered decides anew, and the box can be emptied", () =>
  on(async (page) => {
    await page.click("[data-rw=start]");
    await page.waitForSelector("[data-rw=start-input]");
    await worked(page, () => page.fill("[data-rw=start-input]", sourcesOf("error-trust-identity.txt")[0].body));
    const name = '[data-rw=question][data-name="control-policies"] select';
    await page.waitForSelector(name);
    await page.selectOption(name, "none");
    await page.waitForFunction(
      () => !document.querySelector("[data-rw=commands]")?.textContent.includes("organizations"),
    );
    await page.click("text=Empty the box");
    await page.waitForFunction(() => !document.querySelector("[data-rw=piece]"));
    assert.equal(await page.getAttribute("[data-rw=start-open]", "aria-disabled"), "true");
    assert.equal(await page.evaluate(() => Object.keys(localStorage).length), 0);
  }));

test("an answer that leaves nothing to ask can still be changed", () =>
  on(async (page) => {
    await page.click("[data-rw=start]");
    await page.waitForSelector("[data-rw=start-input]");
    const body =
      '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", ' +
      '"Principal": {"AWS": "arn:aws:iam::<ACCOUNT_ID>:user/ana"}}]}';
    await worked(page, () => page.setInputFiles("rw-start input[type=file]", files([{ name: "trust.json", body }])));
    const name = '[data-rw=question][data-name="000000000001"] input';
    for (const account of ["444455556666", "777788889999"]) {
      await worked(page, async () => {
        await page.fill(name, account);
        await page.press(name, "Tab");
      });
      await page.waitForFunction(
        (number) => document.querySelector(".case .request")?.textContent.includes(`::${number}:user/ana`),
        account,
      );
    }
    assert.equal(await page.textContent("dialog.start [role=status]"), await verdict(page));
  }));

test("a walk with an error can be opened", () =>
  on(async (page) => {
    const body = 'account 111111111111 dev { user ana }\nstep "x" { dev/ana calls s3:GetObject on * }\n';
    await page.click("[data-rw=start]");
    await page.waitForSelector("[data-rw=start-input]");
    await worked(page, () => page.setInputFiles("rw-start input[type=file]", files([{ name: "my.walk", body }])));
    assert.match(await page.textContent("dialog.start [role=alert]"), /MISSING_BRACE|has no/);
    await page.click("[data-rw=start-open]");
    await page.waitForFunction(() => location.hash.startsWith("#my."));
    assert.equal(await openedText(page), body);
  }));

test("a file of CloudTrail that is packed within a zip is read", () =>
  on(async (page) => {
    const [error, trust] = sourcesOf("error-trust-identity.txt");
    const archive = zipSync({
      "logs/error.txt.gz": gzipSync(strToU8(error.body)),
      "trust.json": strToU8(trust.body),
      ".git/config": strToU8("[profile x]\nrole_arn = y\n"),
    });
    await page.click("[data-rw=start]");
    await page.waitForSelector("[data-rw=start-input]");
    await worked(page, () =>
      page.setInputFiles("rw-start input[type=file]", [
        { name: "case.zip", mimeType: "application/zip", buffer: Buffer.from(archive) },
      ]),
    );
    const kinds = await page.$$eval("[data-rw=piece]", (list) => list.map((e) => e.dataset.kind));
    assert.deepEqual(kinds.sort(), ["error", "trust"]);
    assert.match(await page.textContent('[data-rw=piece][data-kind="error"]'), /case\.zip\/logs\/error\.txt:/);
  }));

test("Ctrl-V on the page and a dropped file open the box with them", () =>
  on(async (page) => {
    const [error, trust] = sourcesOf("error-trust-identity.txt");
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      document.body.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, error.body);
    await page.waitForSelector('[data-rw=piece][data-kind="error"]');
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "trust.json"));
      document
        .querySelector("dialog.start")
        .dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }, trust.body);
    await page.waitForSelector('[data-rw=piece][data-kind="trust"]');
    assert.match(await page.textContent('[data-rw=piece][data-kind="trust"]'), /trust policy of prod-deployer/);
  }));

test("a paste into a field of the page stays there", () =>
  on(async (page) => {
    await page.click("[data-rw=editor] .cm-content");
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData("text/plain", "{}");
      document.activeElement.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    assert.equal(await page.$("rw-start"), null);
  }));

test("one policy may replace a document of the walk that is open", () =>
  on(async (page) => {
    const [, , identity] = sourcesOf("error-trust-identity.txt");
    await page.click("[data-rw=start]");
    await page.waitForSelector("[data-rw=start-input]");
    await worked(page, () => page.fill("[data-rw=start-input]", identity.body));
    const titles = await page.$$eval("[data-rw=start-place] option", (list) => list.map((e) => e.textContent));
    assert.ok(titles[0].startsWith("Replace "), titles.join("; "));
    assert.ok(titles.some((title) => title.startsWith("Add it to the policies of ")));
    await evaluated(page, () => page.click("[data-rw=start-put]"));
    assert.match(await wholeWalk(page), /role\/prod-\*/);
  }));

const wholeWalk = async (page) => {
  await page.click("[data-rw=tab][data-document=walk]");
  return page.$eval("[data-rw=editor] .cm-content", (e) => e.cmTile?.view?.state.doc.toString() ?? e.textContent);
};

test("the world of a walk can be taken along, its names changed, and a key is held back", () =>
  on(async (page) => {
    await page.click("[data-rw=share]");
    await page.waitForFunction(() => document.querySelector("[data-rw=link]")?.value.includes("#w"));
    const link = await page.inputValue("[data-rw=link]");
    await page.click("[data-rw=export][data-form=cli]");
    await page.waitForFunction(() => document.querySelector("[data-rw=world]")?.value.includes("aws iam create-role"));
    await page.click("[data-rw=export][data-form=terraform]");
    await page.waitForFunction(() =>
      document.querySelector("[data-rw=world]")?.value.includes('resource "aws_iam_role"'),
    );
    await page.check("[data-rw=rename]");
    await page.waitForFunction((old) => {
      const { value } = document.querySelector("[data-rw=link]") ?? {};
      return value?.includes("#w") && value !== old;
    }, link);
    await page.click("dialog[open] [aria-label=Close]");
    await page.click("[data-rw=tab][data-document=walk]");
    await page.click("[data-rw=editor] .cm-content");
    await page.keyboard.press("Control+End");
    await page.keyboard.insertText("\n# AKIAIOSFODNN7EXAMPLE\n");
    await page.click("[data-rw=share]");
    await page.waitForSelector("[data-rw=remove-secret]");
    assert.equal(await page.$("[data-rw=link]"), null);
    await page.click("[data-rw=remove-secret]");
    await page.waitForSelector("[data-rw=link]");
    assert.doesNotMatch(await page.evaluate(() => JSON.stringify(localStorage)), /AKIAIOSFODNN7EXAMPLE/);
  }));

function files(sources) {
  return sources.map(({ name, body }) => ({ name, mimeType: "text/plain", buffer: Buffer.from(body) }));
}

/** What the command makes of the sources. */
function byCommand(name, sources) {
  const inside = join(folder, name);
  for (const s of sources) {
    mkdirSync(dirname(join(inside, s.name)), { recursive: true });
    writeFileSync(join(inside, s.name), s.body);
  }
  const said = spawnSync(command, ["import", ...sources.map((s) => s.name)], { cwd: inside, encoding: "utf8" });
  assert.ok(said.status <= 2, said.stderr);
  return said.stdout;
}

test("the box makes the walk that the command makes, for every fixture", () =>
  on(async (page) => {
    const names = readdirSync(fixtures).filter((name) => name.endsWith(".txt"));
    assert.ok(names.length > 0);
    for (const name of names) {
      const sources = sourcesOf(name);
      if (sources.some((s) => s.name.includes("/") || !s.body.trim())) continue; // a field of files has no folders
      const before = await page.evaluate(() => location.hash.split("&")[0]);
      await page.click("[data-rw=start]");
      await page.waitForSelector("dialog.start[open]");
      await worked(page, () => page.setInputFiles("rw-start input[type=file]", files(sources)));
      const disabled = await page.getAttribute("[data-rw=start-open]", "aria-disabled");
      let walk = "";
      if (disabled === "false") {
        await page.click("[data-rw=start-open]");
        await page.waitForFunction(
          (b) => location.hash.startsWith("#my.") && location.hash.split("&")[0] !== b,
          before,
        );
        walk = await openedText(page);
      } else {
        await page.click("text=Empty the box");
        await page.keyboard.press("Escape");
      }
      assert.equal(walk, byCommand(name, sources), name);
    }
  }));
