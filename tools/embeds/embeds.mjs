// Builds real documentation sites with what `rolewalk embed --for` writes, opens each in Chromium, checks that a walk
// in it is live, and takes pictures in both themes: node embeds.mjs SITE OUT GENERATOR …
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch, serve } from "../../web/test/serve.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const [site, out, ...names] = process.argv.slice(2);

/** What builds each site, and where it then stands. */
const generators = {
  hugo: { build: ["hugo", "--quiet"], built: "public" },
  mkdocs: { build: ["mkdocs", "build", "--quiet"], built: "site" },
  docusaurus: { build: ["node_modules/.bin/docusaurus", "build"], built: "build" },
  vitepress: { build: ["node_modules/.bin/vitepress", "build"], built: ".vitepress/dist" },
};

const run = (folder, [program, ...args], env = {}) =>
  execFileSync(program, args, {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NO_UPDATE_NOTIFIER: "1", DOCUSAURUS_NO_TELEMETRY: "1", ...env },
  });

/** Writes, builds and returns the folder of a documentation site. */
function build(name, address) {
  const folder = `${root}bin/embeds/${name}`;
  mkdirSync(folder, { recursive: true });
  for (const old of ["public", "site", "build", ".vitepress", "layouts", "rolewalk"])
    rmSync(`${folder}/${old}`, { recursive: true, force: true });
  cpSync(`${root}tools/embeds/testdata/${name}`, folder, { recursive: true });
  run(root, ["go", "run", "./tools/rolewalk", "embed", "--force", "--for", name, "--site", address, "--out", folder]);
  const { build: command, built } = generators[name];
  run(folder, command, { ROLEWALK_SITE: address });
  return `${folder}/${built}`;
}

async function look(browser, name, address, colorScheme, rolewalk) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    colorScheme,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(`${error.message}`));
  await page.goto(address);
  const element = page.locator("role-walk");
  assert.equal(await element.count(), 1, `${name} has one element`);
  assert.match(await element.evaluate((e) => e.textContent), /\naccount 111111111111 dev \{\n {2}user alice \{\n/);
  await element.locator("iframe").waitFor({ state: "attached", timeout: 20_000 });
  await element.scrollIntoViewIfNeeded();
  const frame = await frameOf(page, rolewalk);
  await frame.waitForFunction(() => document.documentElement.dataset.engine === "ready", null, { timeout: 30_000 });
  await frame.waitForSelector("[data-rw=verdict][data-outcome=deny]");
  await frame.click("[data-rw=next]");
  await frame.waitForSelector("[data-rw=verdict][data-outcome=allow]");
  assert.match(await page.textContent("body"), /"walk": "no"/, "another fence stays as it is");
  assert.equal(await element.locator("iframe").getAttribute("height"), "480");
  assert.deepEqual(complaints, []);
  await page.screenshot({ path: `${out}/${name}-${colorScheme}.png` });
  await context.close();
}

async function frameOf(page, rolewalk) {
  for (let tries = 0; tries < 100; tries++) {
    const found = page.frames().find((frame) => frame.url().startsWith(rolewalk));
    if (found) return found;
    await page.waitForTimeout(100);
  }
  return assert.fail("the frame did not come");
}

mkdirSync(out, { recursive: true });
const rolewalk = await serve(site);
const browser = await launch();
let failed = 0;
for (const name of names) {
  try {
    const docs = await serve(build(name, rolewalk.url));
    // localhost is another site than 127.0.0.1, as a team's documentation is. Docusaurus stands at the root.
    const address = docs.url.replace("127.0.0.1", "localhost").replace("/sub/", "/");
    for (const theme of ["light", "dark"]) await look(browser, name, address, theme, rolewalk.url);
    await docs.end();
    console.log(`${name}: a live walk, in both themes`);
  } catch (error) {
    failed++;
    console.error(`${name}: ${error.stack}`);
  }
}
await browser.close();
await rolewalk.end();
process.exit(failed ? 1 : 0);
