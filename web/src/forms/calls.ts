// The entries of the companion that write what a form adds, and show edits as lines.
import type { WorkerClient } from "../engine/client.ts";
import type { Changes, Diff, Edit, FormField, FormKind, Insertion, Mend, Mends } from "../gen/view.ts";
import type { Said } from "./door.ts";

/** What a form adds to a walk. */
export async function insertion(
  companion: WorkerClient,
  walk: string,
  row: number,
  kind: FormKind,
  said: Said,
): Promise<Insertion> {
  const values = Object.entries(said).map(([field, value]) => ({ field: field as FormField, value }));
  return JSON.parse(await companion.askNewest("insert", JSON.stringify({ walk, row, kind, values }))) as Insertion;
}

/** Edits of a walk as lines. */
export async function changes(companion: WorkerClient, walk: string, edits: Edit[]): Promise<Diff[]> {
  return (JSON.parse(await companion.ask("changes", JSON.stringify({ walk, edits }))) as Changes).diffs;
}

/** How another text differs from a walk, as lines. */
export async function difference(companion: WorkerClient, walk: string, other: string): Promise<Diff[]> {
  return (JSON.parse(await companion.ask("changes", JSON.stringify({ walk, other }))) as Changes).diffs;
}

/** Fixes for findings that the engine tells without one. */
export async function mends(companion: WorkerClient, walk: string): Promise<Mend[]> {
  return (JSON.parse(await companion.askNewest("mend", walk)) as Mends).mends;
}
