// The checks as WebAssembly, under Node: node --test wasm/lint/lint.test.mjs, after `make wasm`.
import assert from "node:assert/strict";
import { test } from "node:test";
import { built, load } from "../reactor/node.mjs";

const lint = await load(built("lint.wasm"));
const walk = (action) => `account 111111111111 dev {
  user ana { policy read {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": [${action}], "Resource": "arn:aws:s3:::docs/ü/*"}]} }
}
`;

test("advice has its place in UTF-16 units, its mend, and the version of the list it compares with", () => {
  const text = `# 🔑\n${walk('"s3:PutObjekt", "s3:Get*", "s3:GetObject"')}`;
  const advice = JSON.parse(lint.call("advise", text));
  assert.deepEqual(
    advice.findings.map((f) => f.code),
    ["REDUNDANT_ACTION"],
  );
  assert.deepEqual(
    advice.dataFindings.map((f) => f.code),
    ["INVALID_ACTION"],
  );
  const [slip] = advice.dataFindings;
  assert.equal(text.slice(slip.at.from, slip.at.to), '"s3:PutObjekt"');
  assert.equal(slip.document, "policy read of dev/ana");
  assert.equal(slip.fixes[0].edits[0].new, '"s3:PutObject"');
  assert.match(advice.actionData, /^\d+\.\d+\.\d+$/);
});

test("a walk that does not parse, and one without a fault, have no advice", () => {
  for (const text of ["account {", walk('"s3:GetObject"')]) {
    const { findings, dataFindings } = JSON.parse(lint.call("advise", text));
    assert.deepEqual([findings, dataFindings], [[], []], text);
  }
});
