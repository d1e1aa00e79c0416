// The imports that a Go wasip1 module asks of its host. The engine reads no file, no clock and no chance; these are
// here because the Go runtime links them. What it prints (a panic, before it ends) is kept to be shown as our fault.

const OK = 0;
const BAD_FILE = 8;
const NOT_SUPPORTED = 52;

export class Host {
  memory: WebAssembly.Memory | undefined;
  printed = "";

  private data(): DataView<ArrayBuffer> {
    if (!this.memory) throw new Error("the module called its host before it had memory");
    return new DataView(this.memory.buffer as ArrayBuffer);
  }

  private write(fd: number, vectors: number, count: number, written: number): number {
    const data = this.data();
    let total = 0;
    for (let i = 0; i < count; i++) {
      const from = data.getUint32(vectors + 8 * i, true);
      const length = data.getUint32(vectors + 8 * i + 4, true);
      total += length;
      if (fd === 1 || fd === 2) this.keep(new Uint8Array(data.buffer, from, length));
    }
    data.setUint32(written, total, true);
    return OK;
  }

  private keep(bytes: Uint8Array): void {
    const room = 4096 - this.printed.length;
    if (room > 0) this.printed += new TextDecoder().decode(bytes).slice(0, room);
  }

  private none(count: number, size: number): number {
    const data = this.data();
    data.setUint32(count, 0, true);
    data.setUint32(size, 0, true);
    return OK;
  }

  imports(): WebAssembly.Imports {
    const known: Record<string, unknown> = {
      sched_yield: () => OK,
      proc_exit: (code: number) => {
        throw new Error(`the engine ended itself (${code})`);
      },
      args_get: () => OK,
      args_sizes_get: (count: number, size: number) => this.none(count, size),
      environ_get: () => OK,
      environ_sizes_get: (count: number, size: number) => this.none(count, size),
      clock_time_get: (_id: number, _precision: bigint, out: number) => {
        this.data().setBigUint64(out, BigInt(Math.round(performance.now() * 1e6)), true);
        return OK;
      },
      random_get: (from: number, length: number) => {
        crypto.getRandomValues(new Uint8Array(this.data().buffer, from, length));
        return OK;
      },
      fd_write: (fd: number, vectors: number, count: number, written: number) =>
        this.write(fd, vectors, count, written),
      poll_oneoff: () => NOT_SUPPORTED,
    };
    // Which further functions the Go runtime links depends on what the engine's packages import. There are no files
    // here, and nothing else of a system.
    const refuse = (name: string) => () => (name.startsWith("fd_") ? BAD_FILE : NOT_SUPPORTED);
    return {
      wasi_snapshot_preview1: new Proxy(known, {
        get: (all, name) => all[String(name)] ?? refuse(String(name)),
      }) as WebAssembly.ModuleImports,
    };
  }
}
