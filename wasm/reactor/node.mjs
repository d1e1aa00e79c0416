// A module of ours under Node, for tests and measurements: what the page does in its worker, without a page.
import { readFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";

/** Where `make wasm` puts a module. */
export const built = (name) => path.join(process.env.ROLEWALK_WASM ?? "bin/wasm", name);

const BAD_FILE = 8;

/** What the Go runtime imports; the engine itself asks its host for nothing. */
function host(memory) {
  let asked = 0n;
  const none = (count, size) => {
    const data = new DataView(memory().buffer);
    data.setUint32(count, 0, true);
    data.setUint32(size, 0, true);
    return 0;
  };
  return {
    sched_yield: () => 0,
    proc_exit: (code) => {
      throw new Error(`the module ended itself (${code})`);
    },
    args_get: () => 0,
    args_sizes_get: none,
    environ_get: () => 0,
    environ_sizes_get: none,
    // A clock that counts questions, and chance that is none: Go's runtime wants them, the engine must not.
    clock_time_get: (_id, _precision, out) => {
      new DataView(memory().buffer).setBigUint64(out, ++asked * 1000n, true);
      return 0;
    },
    random_get: (from, length) => {
      new Uint8Array(memory().buffer, from, length).fill(7);
      return 0;
    },
    fd_write: (_fd, vectors, count, written) => {
      const data = new DataView(memory().buffer);
      let total = 0;
      for (let i = 0; i < count; i++) {
        const [from, length] = [data.getUint32(vectors + 8 * i, true), data.getUint32(vectors + 8 * i + 4, true)];
        process.stderr.write(new Uint8Array(memory().buffer.slice(from, from + length)));
        total += length;
      }
      data.setUint32(written, total, true);
      return 0;
    },
    poll_oneoff: () => 0, // the runtime would sleep: it has slept
    // Package os, which fmt brings, looks for files at its start and is told that there are none.
    fd_prestat_get: () => BAD_FILE,
    fd_prestat_dir_name: () => BAD_FILE,
    fd_fdstat_get: () => BAD_FILE,
    fd_fdstat_set_flags: () => BAD_FILE,
    fd_read: () => BAD_FILE,
    fd_close: () => BAD_FILE,
  };
}

/** Loads a module: `call` hands a text to an entry and returns its answer, `exports` is all that it exports. */
export async function load(file) {
  const module = await WebAssembly.compile(await readFile(file));
  let memory;
  const instance = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: host(() => memory) });
  memory = instance.exports.memory;
  instance.exports._initialize();
  const { alloc, result } = instance.exports;
  const bytes = (at, length) => new Uint8Array(memory.buffer, at, length);
  return {
    module,
    exports: instance.exports,
    call(entry, text, ...more) {
      const input = new TextEncoder().encode(text);
      const room = alloc(input.length);
      if (room === 0 && input.length > 0) throw new Error(`no room for ${input.length} bytes`);
      bytes(room, input.length).set(input);
      const length = instance.exports[entry](input.length, ...more);
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes(result(), length));
    },
  };
}
