// Runs the built Worker on workerd, on loopback and without a network: workerd.mjs WORKER SITE [COMMAND…]. The command
// finds the service's address in ROLEWALK_WORKER and that of the namespace in ROLEWALK_KV; ROLEWALK_CONFIGURED is a
// second one, with LIMITER and PUBLIC_URL. They end with the command.
// Without a command, the address is printed.
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import process, { argv } from "node:process";
import { text } from "node:stream/consumers";
import { Miniflare } from "miniflare";

const [worker, site, command, ...args] = argv.slice(2);
const read = async (type, name) => ({
  type,
  path: path.resolve(worker, name),
  contents: await readFile(path.join(worker, name), type === "CompiledWasm" ? null : "utf8"),
});
const modules = await Promise.all([
  read("ESModule", "worker.mjs"),
  read("ESModule", "runtime.mjs"),
  read("ESModule", "wasm_exec.js"),
  read("CompiledWasm", "app.wasm"),
]);
const options = {
  host: "127.0.0.1",
  port: 0,
  cf: false,
  compatibilityDate: "2026-04-01",
  modulesRoot: path.resolve(worker),
  modules,
  kvNamespaces: ["WALKS"],
  // As in wrangler.toml: the site's files are the platform's, and these addresses the Worker's.
  assets: {
    directory: path.resolve(site),
    binding: "ASSETS",
    routerConfig: {
      has_user_worker: true,
      static_routing: { user_worker: ["/api/*", "/w/*", "/card/*", "/oembed", "/healthz", "/share.json"] },
    },
    assetConfig: { not_found_handling: "404-page" },
  },
};
const addressOf = async (worker) => String(await worker.ready).replace(/\/$/, "");
const miniflare = new Miniflare(options);
const address = await addressOf(miniflare);
if (command) {
  // What an administrator does to the namespace: PUT /KEY writes a key.
  const walks = await miniflare.getKVNamespace("WALKS");
  const administrator = createServer(async (request, response) => {
    await walks.put(decodeURIComponent(request.url.slice(1)), await text(request));
    response.end();
  });
  await new Promise((ready) => administrator.listen(0, "127.0.0.1", ready));
  const kv = `http://127.0.0.1:${administrator.address().port}`;
  // The same with what wrangler.toml may leave out.
  const configured = new Miniflare({
    ...options,
    ratelimits: { LIMITER: { simple: { limit: 3, period: 60 } } },
    bindings: { PUBLIC_URL: "https://walks.example.com/team/" },
  });
  const env = {
    ...process.env,
    ROLEWALK_WORKER: address,
    ROLEWALK_CONFIGURED: await addressOf(configured),
    ROLEWALK_KV: kv,
  };
  const child = spawn(command, args, { stdio: "inherit", env });
  const code = await new Promise((ended) => child.on("exit", (status, signal) => ended(signal ? 1 : status)));
  await Promise.all([miniflare.dispose(), configured.dispose()]);
  process.exit(code);
}
console.log(address);
process.on("SIGTERM", () => miniflare.dispose().then(() => process.exit(0)));
