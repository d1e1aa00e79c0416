// A walk as a file: saved from the page, and opened in it.
import { openFile } from "../store/entries.ts";
import { titleOf } from "../store/title.ts";
import { tell } from "../store/updates.ts";

/** As in engine/link and scenario.PageLimit: what is larger is no walk that the page decides. */
const LIMIT = 256 << 10;

/** The name of a file from a title. */
export function fileName(title: string, ending: string): string {
  return `${title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "rolewalk"}.${ending}`;
}

/** Saves a text as a file of the reader's. */
export function saveFile(name: string, body: string, type: string): void {
  const url = URL.createObjectURL(new Blob([body], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** Opens a file as a walk of the reader's own. */
export async function openWalkFile(file: File): Promise<void> {
  try {
    if (file.size > LIMIT) throw new Error("It has more than 256 KiB, and a walk can have no more.");
    const bytes = await file.arrayBuffer().catch(() => {
      throw new Error("The browser could not read it.");
    });
    const body = decoded(bytes);
    openFile(body, titleOf(body) || file.name.replace(/\.walk$/i, ""));
  } catch (error) {
    tell(`“${file.name}” was not opened. ${error instanceof Error ? error.message : String(error)}`, []);
  }
}

function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Error("It is not text in UTF-8.");
  }
}
