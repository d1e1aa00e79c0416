// Takes pictures of the page for who changes its looks: node test/shots.mjs SITE OUT [PATH#FRAGMENT] [STEP]
import { mkdirSync } from "node:fs";
import { fakeWorker } from "./fake-worker.mjs";
import { launch, open, ready, serve } from "./serve.mjs";

const [folder, out, path = "", step = "1", real = ""] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const site = await serve(folder, real ? {} : { "/worker.js": fakeWorker(folder) });
const browser = await launch();
for (const scheme of ["light", "dark"]) {
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
    [390, 844],
  ]) {
    const page = await open(browser, site.url + path, { viewport: { width, height }, colorScheme: scheme });
    await ready(page);
    for (let i = 1; i < Number(step); i++) await page.click("[data-rw=next]");
    await page.waitForTimeout(350);
    await page.screenshot({ path: `${out}/${width}-${scheme}.png` });
    for (const line of await page.complaints()) console.log(width, scheme, line);
    await page.context().close();
  }
}
await browser.close();
await site.end();
