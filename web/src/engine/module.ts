import { Module } from "../../../wasm/reactor/module.mjs";

/** Fetches, compiles and starts a module. */
export async function load(address: string, settings: readonly string[]): Promise<Module> {
  const host = {
    clock: () => BigInt(Math.round(performance.now() * 1e6)),
    random: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes),
    print: () => undefined,
  };
  return Module.start(await compile(address), host, settings);
}

/** A host that serves .wasm under another type than application/wasm cannot be streamed from, but can be read. */
async function compile(address: string): Promise<WebAssembly.Module> {
  const response = await fetch(address, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${response.status} for ${new URL(address).pathname}`);
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("application/wasm")) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
