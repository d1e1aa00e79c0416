// A module of ours as its caller sees it, in the page's worker and under Node alike: the host that it runs on, and how
// a text goes in and an answer comes out. reactor.go is the same from inside the module.

const OK = 0;
const BAD_FILE = 8;
const NOT_SUPPORTED = 52;

/** What is kept of a module's printing, in characters: a panic says there what it was. */
const MOST_PRINTED = 4096;

/**
 * What differs between hosts. The engine asks for none of it; Go's runtime does.
 *
 * @typedef {object} Host
 * @property {() => bigint} clock Nanoseconds since a moment of the host's choice.
 * @property {(bytes: Uint8Array<ArrayBuffer>) => void} random Fills the bytes.
 * @property {(bytes: Uint8Array<ArrayBuffer>) => void} print Takes what the module prints; they are gone after it.
 */

/** One loaded module. */
export class Module {
  /** What the module printed since it was loaded. */
  printed = "";

  /** @type {WebAssembly.Memory | undefined} */
  #memory;

  /** All that the module exports. @type {WebAssembly.Exports} */
  exports = {};

  /** @type {WebAssembly.Module} */
  module;

  /** @type {Host} */
  #host;

  /** The environment, each setting in UTF-8 and ended by a zero byte. @type {Uint8Array[]} */
  #settings = [];

  /**
   * @param {WebAssembly.Module} module
   * @param {Host} host
   */
  constructor(module, host) {
    this.module = module;
    this.#host = host;
  }

  /**
   * Instantiates a compiled module and starts Go's runtime in it.
   *
   * @param {WebAssembly.Module} compiled
   * @param {Host} host
   * @param {readonly string[]} settings What Go's runtime finds in its environment: `GOGC=400`.
   */
  static async start(compiled, host, settings = []) {
    const started = new Module(compiled, host);
    started.#settings = settings.map((setting) => new TextEncoder().encode(`${setting}\0`));
    const { exports } = await WebAssembly.instantiate(compiled, started.#imports());
    if (!(exports.memory instanceof WebAssembly.Memory)) throw new Error("the module has no memory");
    started.#memory = exports.memory;
    started.exports = exports;
    started.#invoke("_initialize");
    return started;
  }

  /**
   * Hands a text, and numbers where the entry takes some, to an entry and returns its answer.
   *
   * @param {string} entry
   * @param {string} text
   * @param {number[]} numbers
   * @returns {string}
   */
  call(entry, text, ...numbers) {
    const bytes = new TextEncoder().encode(text);
    const buffer = this.#invoke("alloc", bytes.length);
    if (buffer === 0 && bytes.length > 0) throw new Error("the text is longer than the engine takes");
    this.#bytes(buffer, bytes.length).set(bytes);
    const length = this.#invoke(entry, bytes.length, ...numbers);
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      this.#bytes(this.#invoke("result"), length),
    );
  }

  /**
   * @param {string} name
   * @param {number[]} numbers
   */
  #invoke(name, ...numbers) {
    const run = this.exports[name];
    if (typeof run !== "function") throw new Error(`the module does not export ${name}`);
    return Number(run(...numbers) ?? 0) >>> 0;
  }

  /** The memory may grow in any call, which leaves older views of it empty. */
  #buffer() {
    if (!this.#memory) throw new Error("the module called its host before it had memory");
    return /** @type {ArrayBuffer} */ (this.#memory.buffer);
  }

  /**
   * @param {number} from
   * @param {number} length
   */
  #bytes(from, length) {
    return new Uint8Array(this.#buffer(), from, length);
  }

  /** The imports of a Go wasip1 module. There are no files, no arguments and nothing else of a system. */
  #imports() {
    /** @param {number} at @param {number} value */
    const put = (at, value) => new DataView(this.#buffer()).setUint32(at, value, true);
    /** @param {number} count @param {number} size */
    const none = (count, size) => {
      put(count, 0);
      put(size, 0);
      return OK;
    };
    /** @type {Record<string, WebAssembly.ImportValue>} */
    const known = {
      sched_yield: () => OK,
      /** @param {number} code */
      proc_exit: (code) => {
        throw new Error(`the engine ended itself (${code})`);
      },
      args_get: () => OK,
      args_sizes_get: none,
      /** @param {number} list @param {number} text */
      environ_get: (list, text) => {
        for (const [i, setting] of this.#settings.entries()) {
          put(list + 4 * i, text);
          this.#bytes(text, setting.length).set(setting);
          text += setting.length;
        }
        return OK;
      },
      /** @param {number} count @param {number} size */
      environ_sizes_get: (count, size) => {
        put(count, this.#settings.length);
        put(
          size,
          this.#settings.reduce((sum, setting) => sum + setting.length, 0),
        );
        return OK;
      },
      /** @param {number} _id @param {bigint} _precision @param {number} at */
      clock_time_get: (_id, _precision, at) => {
        new DataView(this.#buffer()).setBigUint64(at, this.#host.clock(), true);
        return OK;
      },
      /** @param {number} from @param {number} length */
      random_get: (from, length) => {
        this.#host.random(this.#bytes(from, length));
        return OK;
      },
      /** @param {number} file @param {number} vectors @param {number} count @param {number} written */
      fd_write: (file, vectors, count, written) => {
        put(written, this.#print(file, vectors, count));
        return OK;
      },
      poll_oneoff: () => OK, // the runtime would sleep: it has slept
    };
    // Which further functions the Go runtime links depends on what the module's packages import.
    /** @param {string} name */
    const refuse = (name) => () => (name.startsWith("fd_") ? BAD_FILE : NOT_SUPPORTED);
    return {
      wasi_snapshot_preview1: new Proxy(known, {
        get: (all, name) => all[String(name)] ?? refuse(String(name)),
      }),
    };
  }

  /**
   * @param {number} file 1 or 2; nothing else is open
   * @param {number} vectors
   * @param {number} count
   * @returns {number} how many bytes were taken
   */
  #print(file, vectors, count) {
    const data = new DataView(this.#buffer());
    let total = 0;
    for (let i = 0; i < count; i++) {
      const length = data.getUint32(vectors + 8 * i + 4, true);
      total += length;
      if (file !== 1 && file !== 2) continue;
      const bytes = this.#bytes(data.getUint32(vectors + 8 * i, true), length);
      this.printed = (this.printed + new TextDecoder().decode(bytes)).slice(0, MOST_PRINTED);
      this.#host.print(bytes);
    }
    return total;
  }
}
