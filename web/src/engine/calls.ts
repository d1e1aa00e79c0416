// The entries of the modules with their types: what goes into a worker and what comes back.
import type { Ask, Case, Held, Renamed, World } from "../gen/case.ts";
import type { Advice, Answer, Fix, Nearby, Note, Page, Places, Suggestions } from "../gen/view.ts";
import type { WorkerClient } from "./client.ts";

/** The answer of `open`. */
export interface Opened {
  text: string;
  error: string;
}

/** Decides a walk while one of its tasks is open, 0 is none, for a reader who looks at a row. */
export async function evaluate(engine: WorkerClient, text: string, task: number, row: number): Promise<Page> {
  return JSON.parse(await engine.askNewest("evaluate", text, task, row)) as Page;
}

/** The rows near a row with all their details; undefined where the engine failed. */
export async function near(engine: WorkerClient, text: string, task: number, row: number): Promise<Nearby | undefined> {
  const body = await engine.askNewest("near", text, task, row);
  return body ? (JSON.parse(body) as Nearby) : undefined;
}

/** The fragment that holds a walk, naming the step; empty where the walk is too large for a link. */
export function share(engine: WorkerClient, text: string, step: number): Promise<string> {
  return engine.ask("share", text, step);
}

/** What a link holds. */
export async function open(engine: WorkerClient, fragment: string): Promise<Opened> {
  return JSON.parse(await engine.ask("open", fragment)) as Opened;
}

/** Makes a case of what a person brought. */
export async function bring(importer: WorkerClient, ask: Ask): Promise<Case> {
  return JSON.parse(await importer.askNewest("bring", JSON.stringify(ask))) as Case;
}

/** What another module finds in the sources, as `bring` takes it. */
export function read(reader: WorkerClient, ask: Ask): Promise<string> {
  return reader.ask("read", JSON.stringify(ask));
}

/** The decision of the last step of a walk, and of each thing that could be asked whether it could turn it. */
export async function answer(engine: WorkerClient, walk: string, about: string[][]): Promise<Answer> {
  // Each name, each group and the groups end with a sign that no name has: the module reads no JSON.
  const names = about.map((group) => `${group.map((name) => `${name}\u0000`).join("")}\u0001`).join("");
  return JSON.parse(await engine.askNewest("answer", `${names}\u0002${walk}`)) as Answer;
}

/** What could be better in the policies of a walk; undefined where the checks failed. */
export async function advise(companion: WorkerClient, text: string): Promise<Advice | undefined> {
  const body = await companion.askNewest("advise", text);
  return body ? (JSON.parse(body) as Advice) : undefined;
}

/** The edits that would flip the decision of a row. */
export async function suggest(companion: WorkerClient, text: string, row: number): Promise<Suggestions> {
  return JSON.parse(await companion.askNewest("suggest", text, row)) as Suggestions;
}

/** The world of a walk as commands of the AWS CLI or as Terraform. */
export async function world(companion: WorkerClient, text: string, form: "cli" | "terraform"): Promise<World> {
  return JSON.parse(await companion.ask("world", text, form === "cli" ? 0 : 1)) as World;
}

/** What keeps a walk from being handed on. */
export async function held(engine: WorkerClient, text: string): Promise<Held> {
  return JSON.parse(await engine.ask("held", text)) as Held;
}

/** Where a document may go in a walk. */
export async function place(companion: WorkerClient, walk: string, document: string, kind: string): Promise<Fix[]> {
  return (JSON.parse(await companion.askNewest("place", JSON.stringify({ walk, document, kind }))) as Places).places;
}

/** A walk with other names. */
export async function rename(companion: WorkerClient, text: string): Promise<Renamed> {
  return JSON.parse(await companion.ask("rename", text)) as Renamed;
}

/** A Markdown text as a tree. */
export async function render(companion: WorkerClient, markdown: string): Promise<Note[]> {
  return JSON.parse(await companion.ask("render", markdown)) as Note[];
}
