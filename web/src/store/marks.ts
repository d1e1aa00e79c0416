// The record of what the reader has done in the library: a mark for each walk, and the one that was touched last is the
// last.
import { load } from "./saved.ts";

/** The version of the form in which progress is kept and handed on. */
const VERSION = 1;

/** What was done in one walk. */
export interface Mark {
  /** They have read it to its end, and predicted what was to be predicted. */
  read?: true;
  /** The numbers of the tasks that are solved. */
  tasks?: number[];
  /** All of it is done: read and every task solved, or the challenge. */
  done?: true;
}

export interface Progress {
  version: typeof VERSION;
  /** By lasting names. */
  walks: Record<string, Mark>;
}

/** A walk's name without its number, which changes when the library is put in another order: `lessons/both-sides`. */
export const lasting = (name: string): string => name.replace(/\/\d+-/, "/");

export const noProgress = (): Progress => ({ version: VERSION, walks: {} });

/** Reads progress; undefined for a text that is none, or is of a version that this page does not know. */
export function readProgress(body: string): Progress | undefined {
  try {
    const read = JSON.parse(body) as Partial<Progress> | null;
    if (read?.version !== VERSION || typeof read.walks !== "object" || read.walks === null) return undefined;
    const progress = noProgress();
    for (const [name, mark] of Object.entries(read.walks)) {
      if (/^[\w-]+\/[\w-]+$/.test(name) && typeof mark === "object" && mark !== null)
        progress.walks[lasting(name)] = markOf(mark);
    }
    return progress;
  } catch {
    return undefined;
  }
}

/** A mark with what this page knows of one. */
export function markOf({ read, tasks, done }: Mark): Mark {
  const numbers = Array.isArray(tasks) ? tasks.filter((n) => Number.isInteger(n) && n > 0) : [];
  return {
    ...(read === true ? { read } : {}),
    ...(numbers.length > 0 ? { tasks: numbers } : {}),
    ...(done === true ? { done } : {}),
  };
}

export function loadProgress(): Progress {
  return readProgress(load("progress") ?? "") ?? noProgress();
}
