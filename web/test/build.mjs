// Builds what the tests look at, once: the site from the fixture walk, and the page's pure modules for Node.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const web = fileURLToPath(new URL("..", import.meta.url));
const root = fileURLToPath(new URL("../..", import.meta.url));

/** ROLEWALK_SITE names a site that is built already, with the engine in it. */
export function buildSite() {
  const out = web + "node_modules/.site";
  execFileSync("go", ["run", "./tools/site", "-out", out, "-scenarios", "web/testdata", "-wasm", process.env.ROLEWALK_WASM ?? "bin/wasm"], { cwd: root, stdio: ["ignore", "ignore", "pipe"] });
  return out;
}

export async function unit(path) {
  const out = web + "node_modules/.unit";
  built ??= execFileSync(web + "node_modules/.bin/tsc", ["-p", web, "--noEmit", "false", "--outDir", out, "--rootDir", web + "src", "--rewriteRelativeImportExtensions"], { cwd: web }) ?? true;
  return import(`${out}/${path}.js`);
}
let built;
