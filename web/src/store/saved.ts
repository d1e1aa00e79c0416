// What the browser keeps for the reader: texts, predictions, the theme, the widths. A browser that refuses (a frame
// without storage, a full disk) costs the reader the memory and nothing else.
import type { Guess, Pane, Theme, TraceFilter } from "./state.ts";

const prefix = "rolewalk:";

export function load(key: string): string | undefined {
  try {
    return localStorage.getItem(prefix + key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value, or forgets it. False where the browser refuses; the page goes on. */
export function save(key: string, value: string | undefined): boolean {
  try {
    if (value === undefined) localStorage.removeItem(prefix + key);
    else localStorage.setItem(prefix + key, value);
    return true;
  } catch {
    return false;
  }
}

/** The key under which the browser itself has a value. */
export const keyOf = (key: string): string => prefix + key;

export interface MyWalk {
  id: string;
  title: string;
}

function parsed<T>(key: string, empty: T): T {
  try {
    return (JSON.parse(load(key) ?? "null") as T | null) ?? empty;
  } catch {
    return empty;
  }
}

export function myWalks(): MyWalk[] {
  return parsed<MyWalk[]>("mine", []);
}

/** Names a walk of the reader's own in the list: a new one first, a known one in its place. */
export function listMyWalk(walk: MyWalk): void {
  const list = myWalks();
  const known = list.find((w) => w.id === walk.id);
  if (known?.title === walk.title) return;
  save("mine", JSON.stringify(known ? list.map((w) => (w === known ? walk : w)) : [walk, ...list]));
}

/** Forgets a walk of the reader's own, and returns what brings it back. */
export function dropMyWalk(id: string): () => void {
  const list = load("mine");
  const body = load(`text:my:${id}`);
  save("mine", JSON.stringify(myWalks().filter((w) => w.id !== id)));
  const shared = load(`shared:my:${id}`);
  save(`text:my:${id}`, undefined);
  save(`shared:my:${id}`, undefined);
  return () => {
    save("mine", list);
    save(`shared:my:${id}`, shared);
    save(`text:my:${id}`, body);
  };
}

export function newId(): string {
  const words = crypto.getRandomValues(new Uint32Array(2));
  return Array.from(words, (w) => w.toString(36)).join("");
}

export function loadText(key: string): string | undefined {
  return load(`text:${key}`);
}

export function saveText(key: string, text: string | undefined): boolean {
  return save(`text:${key}`, text);
}

export function loadGuesses(key: string): Record<number, Guess> {
  return parsed(`guesses:${key}`, {});
}

export function saveGuesses(key: string, guesses: Record<number, Guess>): void {
  save(`guesses:${key}`, JSON.stringify(guesses));
}

/** The task of a walk that is open, from 1; 0 where none is. */
export function loadTask(key: string): number {
  return Number(load(`task:${key}`)) || 0;
}

export function saveTask(key: string, task: number): void {
  save(`task:${key}`, task > 0 ? String(task) : undefined);
}

/** The lesson that a walk of the reader's own was copied from, and the step at which they left it. */
export interface Origin {
  walk: string;
  /** Its page, from the site's root. */
  href?: string;
  title: string;
  step: number;
}

export function loadOrigin(key: string): Origin | undefined {
  return parsed<Origin | undefined>(`from:${key}`, undefined);
}

export function saveOrigin(key: string, origin: Origin): void {
  save(`from:${key}`, JSON.stringify(origin));
}

export function loadTheme(): Theme {
  const theme = load("theme");
  return theme === "light" || theme === "dark" ? theme : "auto";
}

export const panes: readonly Pane[] = ["documents", "walk", "picture", "timeline"];

export function loadTraceFilter(): TraceFilter {
  const saved = load("trace");
  return saved === "decided" || saved === "failed" ? saved : "all";
}
