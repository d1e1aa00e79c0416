// Runs the built Worker on workerd, on loopback and without a network: workerd.mjs WORKER SITE [COMMAND…]. The command
// finds the service's address in ROLEWALK_WORKER and ends the Worker with it; without one, the address is printed.
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import process, { argv } from "node:process";
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
const miniflare = new Miniflare({
  host: "127.0.0.1",
  port: 0,
  cf: false,
  compatibilityDate: "2026-04-01",
  modulesRoot: path.resolve(worker),
  modules,
  kvNamespaces: ["WALKS"],
  serviceBindings: {
    // The site's files, of which the Worker reads one.
    async ASSETS(request) {
      const name = new URL(request.url).pathname.slice(1);
      const body = await readFile(path.join(site, name)).catch(() => undefined);
      return body ? new Response(body) : new Response("missing", { status: 404 });
    },
  },
});
const address = String(await miniflare.ready).replace(/\/$/, "");
if (command) {
  const child = spawn(command, args, { stdio: "inherit", env: { ...process.env, ROLEWALK_WORKER: address } });
  const code = await new Promise((ended) => child.on("exit", (status, signal) => ended(signal ? 1 : status)));
  await miniflare.dispose();
  process.exit(code);
}
console.log(address);
process.on("SIGTERM", () => miniflare.dispose().then(() => process.exit(0)));
