// The npm package as its users have it: packed, installed from the tarball, typed, imported.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const source = fileURLToPath(new URL("../embed", import.meta.url));
const tsc = fileURLToPath(new URL("../node_modules/.bin/tsc", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "rolewalk-embed-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const npm = (...args) =>
  execFileSync("npm", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const [{ filename, files, size }] = JSON.parse(npm("pack", source, "--json", "--ignore-scripts"));
writeFileSync(join(folder, "package.json"), '{"private": true, "type": "module"}');
npm("install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", `./${filename}`);
const installed = join(folder, "node_modules/rolewalk-embed");
const load = (name) => import(pathToFileURL(join(installed, name)));

test("the package has the element, the plugins, their types, licence and README, and no more", (t) => {
  t.diagnostic(`${size} bytes packed`);
  assert.deepEqual(files.map((file) => file.path).sort(), [
    "LICENSE",
    "README.md",
    "markdown-it.d.mts",
    "markdown-it.mjs",
    "options.mjs",
    "package.json",
    "remark.d.mts",
    "remark.mjs",
    "role-walk.d.mts",
    "role-walk.mjs",
  ]);
  assert.ok(readdirSync(installed).includes("LICENSE"));
  const made = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  assert.equal(made.name, "rolewalk-embed");
  assert.equal(made.license, "Apache-2.0");
});

test("its names and types resolve as a user writes them", () => {
  writeFileSync(
    join(folder, "use.mts"),
    `import { linesOf, RoleWalk } from "rolewalk-embed";
import remarkWalk from "rolewalk-embed/remark";
import walkFences from "rolewalk-embed/markdown-it";
const element: RoleWalk | null = document.querySelector("role-walk");
element?.start();
const steps: string[] = linesOf("").steps;
remarkWalk({ site: "https://walks.example.com/" });
walkFences({ renderer: { rules: {} } });
// @ts-expect-error site is a text
remarkWalk({ site: 1 });
export { steps };
`,
  );
  execFileSync(
    tsc,
    [
      "--noEmit",
      "--strict",
      "--module",
      "nodenext",
      "--target",
      "es2022",
      "--lib",
      "es2023,dom",
      "--types",
      "",
      "use.mts",
    ],
    { cwd: folder, stdio: "pipe" },
  );
  writeFileSync(
    join(folder, "use.mjs"),
    `import { linesOf } from "rolewalk-embed"; import r from "rolewalk-embed/remark";
import m from "rolewalk-embed/markdown-it";
console.log(typeof linesOf, typeof r, typeof m);`,
  );
  assert.equal(execFileSync("node", ["use.mjs"], { cwd: folder, encoding: "utf8" }), "function function function\n");
});

test("remark: a fence becomes the element with the walk as text, another stays", async () => {
  const { default: remarkWalk } = await load("remark.mjs");
  const code = { type: "code", lang: "walk", meta: "step=2 predict x=1", value: "a {{b}} <c>" };
  const tree = {
    type: "root",
    children: [
      { type: "blockquote", children: [code] },
      { type: "code", lang: "json", value: "{}" },
      { type: "code", lang: null, value: "walk" },
    ],
  };
  const made = remarkWalk({ site: "https://walks.example.com/" })(structuredClone(tree));
  const [figure] = made.children[0].children;
  assert.equal(figure.data.hName, "figure");
  assert.equal(figure.children[0].data.hName, "role-walk");
  assert.deepEqual(figure.children[0].data.hProperties, { site: "https://walks.example.com/", step: "2", predict: "" });
  assert.equal(figure.children[0].children[0].data.hChildren[0].value, "a {{b}} <c>\n");
  assert.deepEqual(made.children.slice(1), tree.children.slice(1));
});

test("markdown-it: a fence becomes the element, another goes to the rule that was there", async () => {
  const { default: walkFences } = await load("markdown-it.mjs");
  const md = { renderer: { rules: { fence: (tokens, index) => `other ${tokens[index].info}` } } };
  walkFences(md, { site: "https://walks.example.com/" });
  const render = (info) => md.renderer.rules.fence([{ info, content: '<script>"{{x}}"\n' }], 0);
  const text = "<pre><code>&lt;script&gt;&quot;{{x}}&quot;\n</code></pre>";
  for (const [info, attributes] of [
    ["walk", ""],
    ["walk step=2 predict", ' step="2" predict=""'],
    ["walk {step=2 readonly=false}", ' step="2"'],
    ['walk theme="a>b" onclick=x', ' theme="a&gt;b"'],
    ["{.walk height='300'}", ' height="300"'],
  ]) {
    const site = ' site="https://walks.example.com/"';
    const element = `<role-walk v-pre${site}${attributes}>${text}</role-walk>`;
    assert.equal(render(info), `<figure class="role-walk">${element}</figure>\n`);
  }
  assert.equal(render("json"), "other json");
  assert.equal(render("walks"), "other walks");
});

test("the poster's lines are those of the walk", async () => {
  const { linesOf } = await load("role-walk.mjs");
  assert.deepEqual(
    linesOf('title "A \\"b\\""\nstep "x" { a assumes b as c expect deny }\nstep {\n  a calls s3:X on y\n}\n'),
    {
      title: 'A "b"',
      steps: ["a assumes b as c", "a calls s3:X on y"],
    },
  );
  assert.deepEqual(linesOf(""), { title: "", steps: [] });
});
