// Which walk is open, where its text is kept, and what an address asks for.
import { engine, framed, prerendered, site, store, text } from "../app.ts";
import { open as openShared } from "../engine/calls.ts";
import starter from "../starter.walk";
import { evaluate } from "./pages.ts";
import { listMyWalk, loadGuesses, loadText, newId, saveText } from "./saved.ts";
import { type Entry, emptyPage, type Notice } from "./state.ts";
import { selectPosition } from "./updates.ts";
import { set } from "./write.ts";

/** What the part of an address behind the # asks for. Parts that it does not know are for a later page. */
export interface Asked {
  link: string;
  mine: string;
  step: number;
}

export function readFragment(hash: string): Asked {
  const asked: Asked = { link: "", mine: "", step: 0 };
  for (const part of hash.replace(/^#/, "").split("&")) {
    if (/^w\d+\./.test(part)) asked.link = `#${part}`;
    else if (part.startsWith("my.")) asked.mine = part.slice(3);
    else if (/^step=\d{1,6}$/.test(part)) asked.step = Number(part.slice(5));
  }
  return asked;
}

function open(entry: Entry, body: string, notice?: Notice): void {
  set({
    entry,
    guesses: loadGuesses(entry.key),
    hints: {},
    notice,
    pinned: false,
    opened: {},
    evaluated: store.state.evaluated,
  });
  if (body === text.text) return;
  // Another walk must not stand under the verdict of the one before, not even while it is decided.
  const another =
    entry.kind === "library"
      ? {}
      : { page: emptyPage, pageVersion: 0, row: -1, trace: "", findings: [], advice: undefined, stale: false };
  set({ arriving: true, tab: "walk", ...another });
  text.load(body);
}

const libraryEntry: Entry = { key: `walk:${site.walk}`, kind: "library" };

/** Opens what the address asks for; the first view is already on the page. */
export function openAddress(hash: string): void {
  const asked = readFragment(hash);
  if (asked.link) {
    void openLink(asked);
    return;
  }
  const mine = asked.mine ? loadText(`my:${asked.mine}`) : undefined;
  if (mine !== undefined) {
    open({ key: `my:${asked.mine}`, kind: "mine" }, mine);
  } else {
    openLibrary(asked.mine ? "That walk is not kept in this browser." : "");
  }
  if (asked.step) selectPosition(asked.step);
}

/**
 * Follows a change of the address while the page is open. One that asks for nothing (a link within the page) is not
 * ours.
 */
export function followAddress(hash: string): void {
  const asked = readFragment(hash);
  const other = asked.link !== "" || (asked.mine !== "" && store.state.entry.key !== `my:${asked.mine}`);
  const home = /^#?$/.test(hash) && store.state.entry.kind !== "library";
  if (other || home) openAddress(hash);
  else if (asked.step) selectPosition(asked.step);
}

function openLibrary(why: string): void {
  const own = framed ? undefined : loadText(libraryEntry.key);
  const original = prerendered?.text ?? "";
  const startOver: Notice = {
    text: "This is your version from last time.",
    actions: [
      { label: "Start over", run: startAgain },
      { label: "Keep it", run: dismiss },
    ],
  };
  const told: Notice | undefined = why ? { text: why, actions: [{ label: "All right", run: dismiss }] } : undefined;
  open(libraryEntry, own ?? original, own !== undefined && own !== original ? startOver : told);
}

export function dismiss(): void {
  set({ notice: undefined });
}

/** Puts the walk back as the library has it; undo brings the reader's text back. */
export function startAgain(): void {
  text.replace(prerendered?.text ?? "", "restore");
  dismiss();
}

async function openLink(asked: Asked): Promise<void> {
  set({ entry: { key: "link", kind: "link" } });
  try {
    const opened = await openShared(engine, asked.link);
    if (opened.error) throw new Error(opened.error);
    const own = framed ? undefined : loadText(libraryEntry.key);
    const told: Notice = {
      text: own === undefined ? "This walk came with a link." : "This walk came with a link. Your own text is kept.",
      actions: [
        { label: own === undefined ? "Back to the lesson" : "Keep mine", run: leaveLink },
        { label: own === undefined ? "Stay" : "Open theirs", run: dismiss },
      ],
    };
    open({ key: "link", kind: "link" }, opened.text, framed ? undefined : told);
    awaited = asked.step || opened.step;
    void evaluate();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    set({
      entry: libraryEntry,
      notice: {
        text: `The link does not open: ${why.replace(/[.\s]+$/, "")}. The text here did not change.`,
        actions: [{ label: "All right", run: dismiss }],
      },
    });
  }
}

/** The step that a link asked for, until its walk is decided. */
let awaited = 0;

export function goWhereAsked(): void {
  if (awaited === 0 || store.state.pageVersion !== text.version) return;
  const n = awaited;
  awaited = 0;
  selectPosition(n);
}

function leaveLink(): void {
  history.replaceState(null, "", location.pathname + location.search);
  openLibrary("");
}

/** Every change is saved. The first edit of a linked walk makes it one of the reader's own. */
export function saveWork(event: string): void {
  if (event === "load" || framed) return;
  let { entry } = store.state;
  if (entry.kind === "link") {
    entry = { key: `my:${newId()}`, kind: "mine" };
    set({ entry, notice: undefined });
    history.replaceState(null, "", `#${entry.key.replace(":", ".")}`);
  }
  const original = entry.kind === "library" && text.text === prerendered?.text;
  saveText(entry.key, original ? undefined : text.text);
  if (entry.kind === "mine") listMyWalk({ id: entry.key.slice(3), title: store.state.page.title || "Untitled" });
}

export function newWalk(): void {
  openMine(starter, "New walk", 0);
}

/** Opens a text as a walk of the reader's own, at its last step. */
export function openNew(body: string, title: string): void {
  openMine(body, title || "New walk", Number.MAX_SAFE_INTEGER);
}

function openMine(body: string, title: string, step: number): void {
  const id = newId();
  saveText(`my:${id}`, body);
  listMyWalk({ id, title });
  history.pushState(null, "", `#my.${id}`);
  openAddress(location.hash);
  awaited = step;
}
