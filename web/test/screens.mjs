// Takes a picture of every view in both themes at four sizes: node test/screens.mjs SITE OUT [VIEW …]
import { mkdirSync } from "node:fs";
import { launch, open, serve } from "./serve.mjs";
import { enter, views } from "./views.mjs";

const [folder, out, ...names] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const site = await serve(folder);
const browser = await launch();
let failed = 0;
for (const view of views.filter((v) => names.length === 0 || names.includes(v.name))) {
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
    [390, 844],
    [844, 390],
  ]) {
    const page = await open(browser, site.url + (view.path ?? ""), {
      viewport: { width, height },
      hasTouch: width < 900,
      ...view.options,
    });
    try {
      await enter(page, view);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.waitForTimeout(200);
        await page.screenshot({ path: `${out}/${view.name}-${width}-${colorScheme}.png` });
      }
    } catch (error) {
      failed++;
      console.error(`${view.name} at ${width}: ${error.message}`);
    }
    await page.context().close();
  }
}
await browser.close();
await site.end();
process.exit(failed ? 1 : 0);
