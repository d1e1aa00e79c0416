// Files that a person drops or chooses, as texts: packed ones unpacked, folders with all that is in them.
import { unzipSync } from "fflate";
import type { Source } from "../gen/case.ts";

/** How many bytes are read in all, unpacked. */
const MOST = 64 * 1024 * 1024;

/** Folders that hold copies and caches. */
const PASSED_OVER = new Set([".git", "node_modules", ".terraform"]);

/** What was dropped or chosen, read to its end. It rejects with a sentence where there is too much of it. */
export async function readFiles(files: readonly { path: string; file: File }[]): Promise<Source[]> {
  const reading = new Reading();
  for (const { path, file } of files) await reading.add(path, new Uint8Array(await file.arrayBuffer()));
  return reading.sources;
}

class Reading {
  readonly sources: Source[] = [];
  private left = MOST;

  async add(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    this.take(bytes.length, path);
    if (begins(bytes, 0x1f, 0x8b)) this.text(path.replace(/\.gz$/, ""), await this.unpacked(path, bytes));
    else if (begins(bytes, 0x50, 0x4b, 3, 4)) await this.zip(path, bytes);
    else this.text(path, bytes);
  }

  /** What gzip has packed. It is counted while it is unpacked, because a small file may become a very large one. */
  private async unpacked(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const reader = stream.getReader();
    for (let { value } = await reader.read(); value; { value } = await reader.read()) {
      this.take(value.length, path);
      parts.push(value);
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  }

  private async zip(path: string, bytes: Uint8Array): Promise<void> {
    const files = unzipSync(bytes, {
      filter: (f) => {
        const wanted = !f.name.endsWith("/") && !isPassedOver(f.name);
        if (wanted) this.take(f.originalSize, path);
        return wanted;
      },
    });
    for (const [name, body] of Object.entries(files)) {
      this.left += body.length; // which add counts
      await this.add(`${path}/${name}`, new Uint8Array(body));
    }
  }

  private text(name: string, bytes: Uint8Array): void {
    this.sources.push({ name, body: decoded(bytes) });
  }

  private take(size: number, path: string): void {
    this.left -= size;
    if (this.left < 0) throw new Error(`${path}: the files have more than ${MOST / 1024 / 1024} MiB in all.`);
  }
}

function begins(bytes: Uint8Array, ...mark: number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}

function isPassedOver(path: string): boolean {
  return path.split("/").some((part) => PASSED_OVER.has(part));
}

/** UTF-8, or UTF-16 with a byte order mark, as PowerShell writes it. */
function decoded(bytes: Uint8Array): string {
  if (begins(bytes, 0xff, 0xfe)) return new TextDecoder("utf-16le").decode(bytes);
  if (begins(bytes, 0xfe, 0xff)) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder().decode(bytes);
}

/** The files of a drop, those in folders too. */
export async function filesOf(items: DataTransferItemList): Promise<{ path: string; file: File }[]> {
  const found: { path: string; file: File }[] = [];
  const entries = [...items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry != null);
  for (const entry of entries) await walk(entry, entry.name, found);
  return found;
}

async function walk(entry: FileSystemEntry, path: string, found: { path: string; file: File }[]): Promise<void> {
  if (PASSED_OVER.has(entry.name)) return;
  if (entry.isFile) {
    const file = await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail));
    found.push({ path, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) return;
    for (const inside of some) await walk(inside, `${path}/${inside.name}`, found);
  }
}
