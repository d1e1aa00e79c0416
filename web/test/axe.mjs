// What axe finds on a page.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The script that makes `window.axe`. */
export const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** The rules that every page keeps. */
export const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Runs in the page: waits until it has not changed for a moment, because axe trips over what goes while it looks. */
function still() {
  return new Promise((resolve) => {
    let timer;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(done, 100);
    };
    const watch = new MutationObserver(wait);
    const done = () => {
      watch.disconnect();
      resolve();
    };
    watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    wait();
  });
}

/** What a page has against the rules, frames left out: each rule with the elements that break it. */
export async function violations(page) {
  await page.evaluate(axe);
  await page.evaluate(still);
  return page.evaluate(async (runOnly) => {
    const found = await window.axe.run(document, { iframes: false, runOnly });
    return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target)}`);
  }, rules);
}
