import { Host } from "./wasi.ts";

type Exports = Record<string, unknown>;

/** One loaded module: text goes in, text comes out. */
export class Module {
  private readonly host: Host;
  private readonly exports: Exports;

  private constructor(host: Host, exports: Exports) {
    this.host = host;
    this.exports = exports;
  }

  static async load(address: string): Promise<Module> {
    const host = new Host();
    const instance = await instantiate(address, host.imports());
    const memory = instance.exports.memory;
    if (!(memory instanceof WebAssembly.Memory)) throw new Error("the module has no memory");
    host.memory = memory;
    const module = new Module(host, instance.exports);
    module.invoke("_initialize");
    return module;
  }

  /** What the module printed since it was loaded; a Go panic says here what it was. */
  get printed(): string {
    return this.host.printed;
  }

  call(name: string, text: string, ...more: number[]): string {
    const bytes = new TextEncoder().encode(text);
    const at = this.invoke("alloc", bytes.length);
    if (at === 0 && bytes.length > 0) throw new Error("the text is longer than the engine takes");
    this.memory().set(bytes, at);
    const length = this.invoke(name, bytes.length, ...more);
    return new TextDecoder().decode(this.memory().subarray(this.pointer(), this.pointer() + length));
  }

  private pointer(): number {
    return this.invoke("result");
  }

  /** The memory may have grown in any call, which leaves older views of it empty. */
  private memory(): Uint8Array<ArrayBufferLike> {
    if (!this.host.memory) throw new Error("the module has no memory");
    return new Uint8Array(this.host.memory.buffer);
  }

  private invoke(name: string, ...args: number[]): number {
    const run = this.exports[name];
    if (typeof run !== "function") throw new Error(`the module does not export ${name}`);
    return Number(run(...args) ?? 0) >>> 0;
  }
}

/** A host that serves .wasm under another type than application/wasm cannot be streamed from, but can be read. */
async function instantiate(address: string, imports: WebAssembly.Imports): Promise<WebAssembly.Instance> {
  const response = await fetch(address, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${response.status} for ${new URL(address).pathname}`);
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("application/wasm")) {
    return (await WebAssembly.instantiateStreaming(response, imports)).instance;
  }
  return (await WebAssembly.instantiate(await response.arrayBuffer(), imports)).instance;
}
