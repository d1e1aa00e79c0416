import { Module } from "../../../wasm/reactor/module.mjs";

/** Where a module comes from if it is not fetched: compiled already, or compressed. */
export interface Source {
  compiled?: WebAssembly.Module | undefined;
  packed?: Blob | undefined;
}

/** Fetches, compiles and starts a module. */
export async function load(
  address: string,
  settings: readonly string[],
  { compiled, packed }: Source,
): Promise<Module> {
  const host = {
    clock: () => BigInt(Math.round(performance.now() * 1e6)),
    random: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes),
    print: () => undefined,
  };
  return Module.start(compiled ?? (await (packed ? unpack(packed) : compile(address))), host, settings);
}

function unpack(packed: Blob): Promise<WebAssembly.Module> {
  const body = packed.stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compileStreaming(new Response(body, { headers: { "content-type": "application/wasm" } }));
}

/** A host that serves .wasm under another type than application/wasm cannot be streamed from, but can be read. */
async function compile(address: string): Promise<WebAssembly.Module> {
  const response = await fetch(address, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${response.status} for ${new URL(address).pathname}`);
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("application/wasm")) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
