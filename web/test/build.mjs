// Builds what the tests look at: sites, and the page's pure modules for Node.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const web = fileURLToPath(new URL("..", import.meta.url));
const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Builds a site, that of the fixture walk unless said, by ROLEWALK_SITE_TOOL where one is built already. Where
 * ROLEWALK_RUN names the run of all tests, a name is built once in it: sites are large, and nothing in them changes
 * meanwhile.
 */
export function buildSite({ name = "site", scenarios = "web/testdata", flags = [] } = {}) {
  const out = `${root}bin/sites/${name}`;
  const mark = `${out}.run`;
  const run = process.env.ROLEWALK_RUN;
  if (run && existsSync(mark) && readFileSync(mark, "utf8") === run) return out;
  mkdirSync(out, { recursive: true }); // a page in one file leaves nothing here
  rmSync(mark, { force: true });
  const [tool, ...args] = process.env.ROLEWALK_SITE_TOOL?.split(" ") ?? ["go", "run", "./tools/site"];
  const wasm = process.env.ROLEWALK_WASM ?? "bin/wasm";
  execFileSync(tool, [...args, "-out", out, "-scenarios", scenarios, "-wasm", wasm, ...flags], {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
  });
  if (run) writeFileSync(mark, run);
  return out;
}

/** The site of the scenarios of this repository, as it is published. */
export const buildCourse = () => buildSite({ name: "course", scenarios: "scenarios" });

let built = false;

export async function unit(path) {
  const out = `${web}bin/unit`;
  if (!built) {
    execFileSync(
      `${web}node_modules/.bin/tsc`,
      ["-p", web, "--noEmit", "false", "--outDir", out, "--rootDir", root, "--rewriteRelativeImportExtensions"],
      { cwd: web },
    );
    built = true;
  }
  return import(`${out}/web/src/${path}.js`);
}
