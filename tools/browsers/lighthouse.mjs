// Lighthouse over the built site, on a desk and a phone: lighthouse.mjs DIST. Accessibility, best practices and SEO
// have to be 100; what is not is printed with its audit.
import { argv, exit } from "node:process";
import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";
import { serve } from "../../web/test/serve.mjs";

const pages = ["", "walks/both-sides/", "walks/only-the-pipeline/", "library/"];
const categories = ["accessibility", "best-practices", "seo"];
const site = await serve(argv[2] ?? "dist");
const chrome = await launch({
  chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"].concat([
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ]),
});
let failed = false;
try {
  for (const [form, config] of Object.entries({ desktop: desktopConfig, phone: undefined }))
    for (const page of pages) {
      const flags = { port: chrome.port, onlyCategories: categories, logLevel: "error" };
      const { lhr } = await lighthouse(site.url + page, flags, config);
      const scores = categories.map((c) => `${c} ${Math.round(lhr.categories[c].score * 100)}`);
      console.log(`${form} /${page}: ${scores.join(", ")}`);
      for (const category of categories)
        for (const { id, weight } of lhr.categories[category].auditRefs) {
          const { score, title, details } = lhr.audits[id];
          if (weight === 0 || score === null || score === 1) continue;
          failed = true;
          console.log(`  ${category}: ${id}: ${title} ${JSON.stringify(details?.items ?? []).slice(0, 600)}`);
        }
    }
} finally {
  await chrome.kill();
  await site.end();
}
exit(failed ? 1 : 0);
