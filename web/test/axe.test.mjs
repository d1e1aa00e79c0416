// Every view, on a desk and on a phone, in both themes: axe finds nothing, what axe leaves open has the contrast of
// text, nothing is loaded from another host, the security policy forbids nothing and the console is silent.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, rules } from "./axe.mjs";
import { buildCourse } from "./build.mjs";
import { launch, open, serve } from "./serve.mjs";
import { enter, views } from "./views.mjs";

let site, browser;
before(async () => {
  site = await serve(buildCourse());
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.end();
});

/** Runs in the page: what axe forbids, and what it could not decide, that has not the contrast of text. */
async function look(runOnly) {
  const found = await window.axe.run({
    runOnly,
    resultTypes: ["violations", "incomplete"],
  });
  const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (color, under) => {
    brush.fillStyle = under;
    brush.fillRect(0, 0, 1, 1);
    brush.fillStyle = color;
    brush.fillRect(0, 0, 1, 1);
    return `rgb(${[...brush.getImageData(0, 0, 1, 1).data].slice(0, 3).join(" ")})`;
  };
  const channel = (v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  const light = (color) => {
    const [r, g, b] = color.match(/\d+/g).map(Number).map(channel);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  // A line of the editor is tinted by itself; all other grounds are those of ancestors.
  const ground = (e) => {
    const above = e.parentElement ? ground(e.parentElement) : rgb("Canvas", "Canvas");
    const box = e.localName === "svg" ? undefined : e.closest(".node, .hop")?.querySelector("rect");
    return rgb(box ? getComputedStyle(box).fill : getComputedStyle(e).backgroundColor, above);
  };
  const low = (e) => {
    const style = getComputedStyle(e);
    if (!e.textContent.trim() || style.visibility === "hidden" || e.getClientRects().length === 0) return [];
    const under = ground(e);
    const [a, b] = [rgb(e instanceof SVGElement ? style.fill : style.color, under), under].map(light);
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const large = Number.parseFloat(style.fontSize) >= (Number(style.fontWeight) >= 700 ? 18.66 : 24);
    return ratio < (large ? 3 : 4.5) ? [`${e.textContent.trim().slice(0, 40)}: ${ratio.toFixed(2)}`] : [];
  };
  const open = found.incomplete.filter((v) => v.id === "color-contrast").flatMap((v) => v.nodes);
  return [
    ...found.violations.map((v) => {
      const nodes = v.nodes.slice(0, 3).map((n) => `${n.target} ${n.any[0]?.message ?? ""}`);
      return `${v.id}: ${nodes.join(" | ")}`;
    }),
    ...open.flatMap((n) => low(document.querySelector(n.target[0])).map((words) => `open, ${words}`)),
  ];
}

// Without scripts axe does not run; where they are blocked the page is the same.
for (const [width, height] of [
  [1440, 900],
  [390, 844],
])
  for (const view of views.filter((v) => v.options?.javaScriptEnabled !== false))
    test(`${view.name} at ${width} px`, { timeout: 60_000 }, async () => {
      const page = await open(browser, site.url + (view.path ?? ""), {
        viewport: { width, height },
        hasTouch: width < 700,
        ...view.options,
      });
      await enter(page, view);
      await page.evaluate(axe);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        assert.deepEqual(await page.evaluate(look, rules), [], colorScheme);
      }
      if (!view.options) assert.deepEqual(await page.complaints(), []);
      await page.context().close();
    });
