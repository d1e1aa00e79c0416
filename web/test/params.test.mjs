import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { unit } from "./build.mjs";

const { noParams, readParams, writeParams } = await unit("store/params");
const cases = JSON.parse(readFileSync(new URL("../../engine/link/testdata/params.json", import.meta.url), "utf8"));

test("the page reads and writes the parameters of a link as the engine does", () => {
  assert.ok(cases.length > 10);
  for (const { after, params, written } of cases) {
    const wanted = { ...noParams, ...params };
    assert.deepEqual(readParams(after.split("&")), wanted, after);
    assert.equal(writeParams(wanted), written);
  }
});
