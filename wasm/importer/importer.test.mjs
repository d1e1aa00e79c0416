// The modules that read what people bring, under Node: node --test wasm/importer/importer.test.mjs, after `make wasm`.
import assert from "node:assert/strict";
import { test } from "node:test";
import { built, load } from "../reactor/node.mjs";

const importer = await load(built("importer.wasm"));
const files = await load(built("files.wasm"));
const terraform = await load(built("terraform.wasm"));

const bring = (ask) => JSON.parse(importer.call("bring", JSON.stringify({ answers: {}, read: [], ...ask })));

test("they import what every host can give, and neither files nor connections", () => {
  for (const module of [importer, files, terraform]) {
    const imports = WebAssembly.Module.imports(module.module);
    assert.deepEqual(new Set(imports.map((i) => i.module)), new Set(["wasi_snapshot_preview1"]));
    for (const { name } of imports) assert.doesNotMatch(name, /^(path|sock)_/);
  }
});

test("an error and a trust policy make a case, and what is missing is asked for", () => {
  const made = bring({
    sources: [
      {
        name: "error.txt",
        body:
          "User: arn:aws:iam::111111111111:user/mia is not authorized to perform: sts:AssumeRole " +
          "on resource: arn:aws:iam::222222222222:role/deploy",
      },
      {
        name: "trust.json",
        body:
          '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "111111111111"}, ' +
          '"Action": "sts:AssumeRole"}',
      },
    ],
  });
  assert.equal(made.fault, "");
  const unread = made.pieces.filter((p) => p.form === "unread");
  assert.equal(unread.length, 1);
  assert.equal(unread[0].source, 1);
  assert.match(unread[0].title, /JSON that is broken/);
});

test("what the other modules find joins", () => {
  const sources = [
    {
      name: "main.tf",
      body: 'resource "aws_iam_role" "d" {\n  name = "deploy"\n  assume_role_policy = var.x\n}\n',
    },
    { name: "role.yaml", body: "Role:\n  RoleName: audit\n  Arn: arn:aws:iam::222222222222:role/audit\n" },
  ];
  const first = bring({ sources });
  assert.deepEqual(first.needs, ["files", "terraform"]);
  const ask = JSON.stringify({ sources, answers: {}, read: [] });
  const made = bring({ sources, read: [files.call("read", ask), terraform.call("read", ask)] });
  const titles = made.pieces.map((p) => p.title).join("; ");
  assert.match(titles, /deploy/);
  assert.match(titles, /audit/);
});

test("what is no request gives a fault in words", () => {
  assert.match(JSON.parse(importer.call("bring", "{")).fault, /^reading what was brought: /);
});
