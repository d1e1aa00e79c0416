// The widths at which the layout changes stand in several sheets: index.css for the page, part-*.css for what is opened
// later, frame.css for frames. This holds them together.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../css/", import.meta.url));
const sheets = readdirSync(folder);
const read = (sheet) => readFileSync(folder + sheet, "utf8");

/** The widths of a sheet's media conditions. The last width below 700 px is 699.98 px. */
function widths(sheet) {
  const conditions = read(sheet)
    .split("\n")
    .filter((line) => /^@(import|media)\b/.test(line))
    .join("\n");
  return [...conditions.matchAll(/\((min|max)-width: ([\d.]+)px\)/g)].map(([, side, px]) =>
    side === "max" && px.endsWith(".98") ? Math.ceil(Number(px)) : Number(px),
  );
}

/** Where a part changes its own layout at another width than the page. */
const own = { "part-start.css": [800] };

test("what is opened later changes its layout where the page does", () => {
  const page = new Set(widths("index.css"));
  assert.ok(page.has(700) && page.has(1100));
  const parts = sheets.filter((sheet) => sheet.startsWith("part-"));
  assert.ok(parts.length > 3);
  for (const part of parts)
    for (const width of widths(part))
      assert.ok(page.has(width) || own[part]?.includes(width), `${part}: ${width} px is no width of index.css`);
});

test("no other sheet of the page knows a width", () => {
  const known = /^(index|frame|site-widths|part-.*)\.css$/;
  for (const sheet of sheets) if (!known.test(sheet)) assert.deepEqual(widths(sheet), [], sheet);
});
