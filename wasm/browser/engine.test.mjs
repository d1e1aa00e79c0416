// The engine as WebAssembly, under Node: node --test wasm/browser/engine.test.mjs, after `make wasm`.
import assert from "node:assert/strict";
import { test } from "node:test";
import { built, load } from "../reactor/node.mjs";

const engine = await load(built("engine.wasm"));
const walk = `title "Ünïcode 🔑"
account 111111111111 dev {
  user alice { policy go {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}]} }
  role Deploy { trust {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"AWS": "111111111111"}, "Action": "sts:AssumeRole"}]} }
}

step { dev/alice assumes dev/Deploy as ci expect allow }
`;

test("it imports what every host can give and exports what the page calls", () => {
  const imports = WebAssembly.Module.imports(engine.module);
  assert.deepEqual(new Set(imports.map((i) => i.module)), new Set(["wasi_snapshot_preview1"]));
  for (const { name } of imports)
    assert.doesNotMatch(name, /^(path|sock)_/, "the engine opens no file and no connection");
  const names = Object.keys(engine.exports).sort();
  assert.deepEqual(names, [
    "_initialize",
    "alloc",
    "answer",
    "evaluate",
    "format",
    "held",
    "library",
    "memory",
    "near",
    "open",
    "result",
    "share",
  ]);
});

test("a walk is decided", () => {
  const page = JSON.parse(engine.call("evaluate", walk));
  assert.equal(page.fault, "");
  assert.equal(page.status, "decided");
  assert.equal(page.title, "Ünïcode 🔑");
  assert.equal(page.rows[0].step.outcome, "allow");
  assert.deepEqual([page.passed, page.failed], [1, 0]);
});

test("the same text gives the same bytes, whatever was asked in between", () => {
  const first = engine.call("evaluate", walk);
  engine.call("evaluate", "step {");
  engine.call("share", walk, 1);
  assert.equal(engine.call("evaluate", walk), first);
});

test("a broken walk has its errors, and no fault", () => {
  const page = JSON.parse(engine.call("evaluate", "account 1 {"));
  assert.equal(page.status, "broken");
  assert.equal(page.fault, "");
  assert.ok(page.findings.length > 0);
});

test("a walk over the limit is refused with that reason, and a buffer over 64 MiB is not given", () => {
  const page = JSON.parse(engine.call("evaluate", "#".repeat(256 * 1024 + 1)));
  assert.equal(page.status, "broken");
  assert.match(page.findings[0].message, /262,145 bytes.*262,144/);
  assert.notEqual(engine.exports.alloc(64 << 20), 0);
  assert.equal(engine.exports.alloc((64 << 20) + 1), 0);
  assert.equal(engine.exports.alloc(-1), 0);
});

test("a link holds the walk", () => {
  const fragment = engine.call("share", walk, 3);
  assert.match(fragment, /^w1\.[A-Za-z0-9_-]+&step=3$/);
  assert.deepEqual(JSON.parse(engine.call("open", `https://walks.example/#${fragment}`)), {
    text: walk,
    error: "",
  });
  assert.match(engine.call("share", walk, 0), /^w1\.[A-Za-z0-9_-]+$/);
  assert.equal(engine.call("share", "#".repeat(256 * 1024 + 1), 0), "");
  const refused = JSON.parse(engine.call("open", "#w9.AAAA"));
  assert.equal(refused.text, "");
  assert.match(refused.error, /version w9/);
});

test("a walk is formatted, and a broken one refused", () => {
  assert.deepEqual(JSON.parse(engine.call("format", "account 111111111111 dev {\n      user alice { }   \n}\n")), {
    text: "account 111111111111 dev {\n  user alice { }\n}\n",
    error: "",
  });
  const refused = JSON.parse(engine.call("format", "account {"));
  assert.equal(refused.text, "");
  assert.match(refused.error, /1:\d+: ERROR/);
});

test("Go's runtime finds its settings, and the engine answers the same with them", async () => {
  const plain = engine.call("evaluate", walk);
  const memory = async (settings) => {
    const other = await load(built("engine.wasm"), settings);
    for (let i = 0; i < 250; i++) assert.equal(other.call("evaluate", walk), plain);
    return other.exports.memory.buffer.byteLength;
  };
  assert.ok((await memory(["GOGC=off", "GOMEMLIMIT=1GiB"])) > 2 * (await memory([])));
});
