// The companion module as WebAssembly, under Node: node --test wasm/companion/companion.test.mjs, after `make wasm`.
import assert from "node:assert/strict";
import { test } from "node:test";
import { built, load } from "../reactor/node.mjs";

const companion = await load(built("companion.wasm"));
const walk = (action) => `account 111111111111 dev {
  user ana { policy read {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Action": [${action}], "Resource": "arn:aws:s3:::docs/ü/*"}]} }
}
`;

test("advice has its place in UTF-16 units, its fix, and the version of the list it compares with", () => {
  const text = `# 🔑\n${walk('"s3:PutObjekt", "s3:Get*", "s3:GetObject"')}`;
  const advice = JSON.parse(companion.call("advise", text));
  assert.deepEqual(
    advice.findings.map((f) => f.code),
    ["REDUNDANT_ACTION"],
  );
  assert.deepEqual(
    advice.dataFindings.map((f) => f.code),
    ["INVALID_ACTION"],
  );
  const [typo] = advice.dataFindings;
  assert.equal(text.slice(typo.at.from, typo.at.to), '"s3:PutObjekt"');
  assert.equal(typo.document, "policy read of dev/ana");
  assert.equal(typo.fixes[0].edits[0].new, '"s3:PutObject"');
  assert.match(advice.actionData, /^\d+\.\d+\.\d+$/);
});

test("a walk that does not parse, and one without a fault, have no advice", () => {
  for (const text of ["account {", walk('"s3:GetObject"')]) {
    const { findings, dataFindings } = JSON.parse(companion.call("advise", text));
    assert.deepEqual([findings, dataFindings], [[], []], text);
  }
});

const textOf = (node) => node.text + (node.sub ?? []).map(textOf).join("");

test("Markdown becomes a tree", () => {
  const [paragraph] = JSON.parse(companion.call("render", "Both sides must **agree** 🔑."));
  assert.equal(paragraph.kind, "paragraph");
  assert.equal(textOf(paragraph), "Both sides must agree 🔑.");
  assert.ok(paragraph.sub.some((n) => n.kind === "strong"));
});

test("nothing becomes nothing, and no list is null", () => {
  assert.equal(companion.call("render", ""), "[]");
  assert.ok(!companion.call("render", "a\n\n- b\n- c `d` [e](https://x.example)").includes("null"));
});

test("what is not to be followed or built arrives as text", () => {
  const all = companion.call(
    "render",
    "<script>alert(1)</script> [x](javascript:alert(1)) ![alt](https://x.example/i.png)",
  );
  assert.ok(!all.includes('"href":"javascript'));
  assert.match(textOf({ text: "", sub: JSON.parse(all) }), /alt/);
});
