// Builds what the tests look at, once: the site from the fixture walk, and the page's pure modules for Node.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const web = fileURLToPath(new URL("..", import.meta.url));
const root = fileURLToPath(new URL("../..", import.meta.url));

/** Builds a site, that of the fixture walk unless said, by ROLEWALK_SITE_TOOL where one is built already. */
export function buildSite({ name = "site", scenarios = "web/testdata", flags = [] } = {}) {
  const out = `${root}bin/sites/${name}`;
  const [tool, ...args] = process.env.ROLEWALK_SITE_TOOL?.split(" ") ?? ["go", "run", "./tools/site"];
  const wasm = process.env.ROLEWALK_WASM ?? "bin/wasm";
  execFileSync(tool, [...args, "-out", out, "-scenarios", scenarios, "-wasm", wasm, ...flags], {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
  });
  return out;
}

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
