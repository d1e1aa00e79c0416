// Which walk is open, where its text is kept, and what an address asks for.
import { engine, framed, prerendered, site, store, text } from "../app.ts";
import { open as openShared } from "../engine/calls.ts";
import { words } from "../gen/drawing.ts";
import starter from "../starter.walk";
import { awaitsTime, follow, goToTime, paramsAt, remember } from "./asked.ts";
import { currentDocument, documentKey, documentsInForce, firstUnmet, isEditable, position } from "./derived.ts";
import { lasting } from "./marks.ts";
import { evaluate } from "./pages.ts";
import { type Asked, noParams, type Params, readFragment, writeParams } from "./params.ts";
import {
  keyOf,
  listMyWalk,
  load,
  loadGuesses,
  loadTask,
  loadText,
  newId,
  save,
  saveOrigin,
  saveTask,
  saveText,
} from "./saved.ts";
import { type Entry, emptyPage, type Notice, type State } from "./state.ts";
import { titleOf } from "./title.ts";
import { selectPosition, selectRow, showTab } from "./updates.ts";
import { set } from "./write.ts";

text.refused = () => set({ notice: { text: words.fixed, actions: [{ label: "All right", run: dismiss }] } });

/** The text that the browser keeps of the open walk, as this tab knows it. Another tab may have changed it since. */
let kept: string | undefined;

/** The step that an address asked for, until its walk is decided; GOAL is that of the first goal that is not met. */
let awaited = 0;
const GOAL = -1;

/** Under which key the text of what is open is kept: a task of a lesson has one of its own, because it starts anew. */
function slotOf({ entry, task }: Pick<State, "entry" | "task">): string {
  return entry.kind === "library" && task > 0 ? `${entry.key}/task-${task}` : entry.key;
}

/** The text of the link that is open, as it was shared. */
let linked = "";

/** The text as it was shared, by the library or a link; undefined for a walk of the reader's own from the start. */
export function sharedText({ entry }: Pick<State, "entry">): string | undefined {
  if (framed || entry.kind === "link") return undefined;
  return entry.kind === "library" ? prerendered?.text : load(`shared:${entry.key}`);
}

function open(entry: Entry, body: string, asked: Params, notice?: Notice): void {
  if (entry.kind === "link") linked = body;
  const task = framed ? 0 : loadTask(entry.key);
  kept = loadText(slotOf({ entry, task }));
  remember(asked);
  set({
    entry,
    task,
    denying: 0,
    guesses: framed || entry.kind === "link" ? {} : loadGuesses(entry.key),
    guessedIn: {},
    hints: {},
    notice,
    pinned: false,
    opened: {},
    opening: false,
    evaluated: store.state.evaluated,
  });
  follow(asked);
  const { step } = asked;
  if (body === text.written && !store.state.arriving) {
    if (step) selectPosition(step);
    goToTime();
    return;
  }
  awaited = step;
  begin(titleOf(body));
  text.load(body);
}

/** No walk stands under the verdict of another one, not even while it is decided. */
function begin(title: string): void {
  set({
    arriving: true,
    tab: "walk",
    page: { ...emptyPage, title },
    pageVersion: 0,
    row: -1,
    trace: "",
    findings: [],
    advice: undefined,
    stale: false,
  });
}

/** The walk of the library that the page was drawn with. */
export const libraryEntry: Entry = { key: `walk:${lasting(site.walk)}`, kind: "library", link: "" };

/** Opens what the address asks for; the first view is already on the page. */
export function openAddress(hash: string): void {
  const asked = readFragment(hash);
  if (asked.link) {
    void openLink(asked);
    return;
  }
  if (!asked.mine && new URLSearchParams(location.search).has("fresh")) {
    openEmpty(asked.params);
    return;
  }
  const mine = asked.mine ? loadText(`my:${asked.mine}`) : undefined;
  if (mine !== undefined) open({ key: `my:${asked.mine}`, kind: "mine", link: "" }, mine, asked.params);
  else openLibrary(asked.mine ? "That walk is not saved in this browser." : "", asked.params);
}

/**
 * Follows a change of the address while the page is open. One that asks for nothing (a link within the page) is not
 * ours.
 */
export function followAddress(hash: string): void {
  const asked = readFragment(hash);
  const { entry } = store.state;
  const other = asked.link ? asked.link !== entry.link : asked.mine !== "" && entry.key !== `my:${asked.mine}`;
  const asks = writeParams(asked.params) !== "";
  const home = !asked.link && !asked.mine && (asks || /^#?$/.test(hash)) && entry.kind !== "library";
  if (other || home) openAddress(hash);
  else if (asks) {
    remember(asked.params);
    follow(asked.params);
    if (asked.params.step) selectPosition(asked.params.step);
    goToTime();
  }
}

/** Opens a walk without any text, which becomes one of the reader's own when they type. */
function openEmpty(asked: Params): void {
  set({ entry: { key: "link", kind: "link", link: "" }, opening: true });
  begin("");
  open({ key: "link", kind: "link", link: "" }, "", asked);
}

function openLibrary(why: string, asked: Params): void {
  const task = framed ? 0 : loadTask(libraryEntry.key);
  const own = framed ? undefined : loadText(slotOf({ entry: libraryEntry, task }));
  const original = prerendered?.text ?? "";
  const startOver: Notice = {
    text: "This is your own version of this walk, as you left it.",
    actions: [
      { label: "Start over", run: startAgain },
      { label: "Keep it", run: dismiss },
    ],
  };
  const told: Notice | undefined = why ? { text: why, actions: [{ label: "All right", run: dismiss }] } : undefined;
  open(libraryEntry, own ?? original, asked, task === 0 && own !== undefined && own !== original ? startOver : told);
}

export function dismiss(): void {
  set({ notice: undefined });
}

/** Puts the walk back as it was shared; undo brings the reader's text back. */
export function startAgain(): void {
  text.replace(sharedText(store.state) ?? prerendered?.text ?? "", "restore");
  dismiss();
}

/**
 * Opens a link. The page inflates it by itself, so that its own title and text stand at once; the engine says whether
 * the link is whole.
 */
async function openLink(asked: Asked): Promise<void> {
  const entry: Entry = { key: "link", kind: "link", link: asked.link };
  set({ entry, opening: true, notice: undefined });
  begin("");
  const still = () => store.state.entry === entry;
  const own = framed ? undefined : loadText(libraryEntry.key);
  const told: Notice = {
    text: own === undefined ? "This walk came with a link." : "This walk came with a link. Your own text is saved.",
    actions: [
      { label: own === undefined ? "Open the lesson" : "Back to mine", run: leaveLink },
      { label: "Stay", run: dismiss },
    ],
  };
  const show = (body: string) => open(entry, body, asked.params, framed ? undefined : told);
  try {
    const { textOfLink } = await import("./unfold.ts");
    const preview = textOfLink(asked.link);
    if (still() && preview !== undefined) show(preview);
    const opened = await openShared(engine, asked.link);
    if (!still()) return; // it was edited, or left
    if (opened.error) throw new Error(opened.error);
    if (preview === undefined) show(opened.text);
    void evaluate();
  } catch (error) {
    if (!still() || (!store.state.opening && store.state.engine === "failed")) return;
    const why = error instanceof Error ? error.message : String(error);
    leave(`The link does not open: ${why.replace(/[.\s]+$/, "")}.`);
  }
}

/** Goes where the step was asked for, once its walk is decided. */
export function goWhereAsked(): void {
  const { state } = store;
  if ((awaited === 0 && !awaitsTime()) || state.pageVersion !== text.version) return;
  if (state.task !== (state.page.goal?.task ?? 0) && state.task <= state.page.tasks.length) return; // not decided yet
  const n = awaited;
  awaited = 0;
  if (n !== GOAL) {
    if (n > 0) selectPosition(n);
    goToTime();
    return;
  }
  selectRow(firstUnmet(state.page));
  showEditable();
}

/** Shows a document that may be changed, where the one that decides may not. */
function showEditable(): void {
  const { state } = store;
  if (isEditable(state, currentDocument(state))) return;
  const own = documentsInForce(state).find((d) => isEditable(state, d));
  if (own) showTab(documentKey(own));
}

/** Opens a task of the walk, or with 0 goes back to the lesson, where it was left. */
export function openTask(task: number): void {
  const { state } = store;
  const { entry } = state;
  if (state.task === 0) left = position(state);
  saveTask(entry.key, task);
  set({ task, notice: undefined, pinned: false, hints: { ...state.hints, 0: 0 } });
  const step = task > 0 ? GOAL : left;
  if (entry.kind === "library" && !framed) {
    kept = loadText(slotOf(store.state));
    const body = kept ?? prerendered?.text ?? "";
    if (body !== text.written) {
      awaited = step;
      begin(titleOf(body));
      text.load(body);
      return;
    }
  }
  awaited = step;
  void evaluate();
}

/** The predictions of the open walk are what the browser keeps of them now. */
export function reloadGuesses(): void {
  set({ guesses: loadGuesses(store.state.entry.key), denying: 0 });
}

/** The step at which the lesson was left for a task. */
let left = 1;

/** A copy of the walk for the reader to change as they like; a challenge's rules stay behind. */
export function playFreely(): void {
  const { state } = store;
  const { goal, title } = state.page;
  const step = position(state);
  let body = text.text;
  if (goal?.task === 0) {
    const from = text.map(goal.at.from, state.pageVersion, 1);
    body = body.slice(0, from) + body.slice(text.map(goal.at.to, state.pageVersion, -1)).replace(/^\n+/, "");
  }
  const origin = { walk: site.walk, href: site.href, title, step };
  openMine(body, title || "New walk", step, (key) => {
    saveOrigin(key, origin);
    save(`shared:${key}`, body);
  });
}

function leaveLink(): void {
  leave("");
}

function leave(why: string): void {
  history.replaceState(null, "", location.pathname + location.search);
  openLibrary(why, noParams);
}

/** The address of what is shown, with its step: a reload and Back return to it. */
export function followStep(): void {
  const { state } = store;
  if (framed || state.arriving || state.opening || state.page.rows.length === 0) return;
  const step = position(state);
  const { entry } = state;
  const place = entry.kind === "mine" ? entry.key.replace(":", ".") : entry.link.slice(1);
  const named = step > 1 || (step === 1 && readFragment(location.hash).params.step > 0);
  const hash = (place + paramsAt(named ? step : 0)).replace(/^&/, "");
  if (location.hash.slice(1) === hash) return;
  try {
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  } catch {
    // A browser that is asked too often within a minute refuses; the next step is written again.
  }
}

/** Every change is saved. The first edit of a linked walk makes it one of the reader's own. */
export function saveWork(event: string): void {
  if (event === "load" || framed) return;
  let { entry } = store.state;
  if (entry.kind === "link") {
    entry = moveToOwn();
    save(`shared:${entry.key}`, linked);
    set({ notice: undefined });
  } else if (loadText(slotOf(store.state)) !== kept) {
    entry = moveToOwn();
    set({ notice: apart(store.state.page.title) });
  }
  const original = entry.kind === "library" && text.text === prerendered?.text;
  const body = original ? undefined : text.written;
  if (saveText(slotOf({ entry, task: store.state.task }), body)) kept = body;
  else if (!store.state.unkept) set({ unkept: true, notice: unkept });
}

/** The text goes on as a walk of the reader's own. */
function moveToOwn(): Entry {
  const entry: Entry = { key: `my:${newId()}`, kind: "mine", link: "" };
  kept = undefined;
  history.replaceState(null, "", `#${entry.key.replace(":", ".")}`);
  set({ entry });
  followStep();
  listMyWalk({ id: entry.key.slice(3), title: store.state.page.title || "Untitled" });
  return entry;
}

const unkept: Notice = {
  text: "This browser keeps nothing for this page, so your text is lost when you close it. Share makes a link of it.",
  actions: [{ label: "All right", run: dismiss }],
};

function apart(title: string): Notice {
  return {
    text: `Another tab changed “${title || "this walk"}”. What you type here is kept as a walk of its own.`,
    actions: [{ label: "All right", run: dismiss }],
  };
}

/** Tells of a change that another tab made to the walk that is open here. */
export function followOtherTabs(): void {
  if (framed) return;
  window.addEventListener("storage", (event) => {
    const { entry } = store.state;
    if (event.key !== keyOf(`text:${slotOf(store.state)}`) || entry.kind === "link") return;
    const theirs = event.newValue ?? (entry.kind === "library" ? prerendered?.text : undefined);
    if (theirs === undefined || theirs === text.written) return;
    const take = () => {
      kept = loadText(slotOf(store.state));
      text.replace(theirs, "restore");
    };
    set({
      notice: {
        text: "This walk was changed in another tab.",
        actions: [
          { label: "Show that version", run: take },
          { label: "Go on with this one", run: dismiss },
        ],
      },
    });
  });
}

/** A walk of the reader's own is listed under the title that it has now. */
export function listTitle(): void {
  const { entry, page } = store.state;
  if (entry.kind === "mine" && !framed) listMyWalk({ id: entry.key.slice(3), title: page.title || "Untitled" });
}

export function newWalk(): void {
  openMine(starter, "New walk", 0);
}

/** Opens a text as a walk of the reader's own, at its last step. */
export function openNew(body: string, title: string): void {
  openMine(body, title || "New walk", Number.MAX_SAFE_INTEGER);
}

/** Opens a text of a file as a walk of the reader's own. */
export function openFile(body: string, title: string): void {
  openMine(body, title, 0);
}

function openMine(body: string, title: string, step: number, begin: (key: string) => void = () => undefined): void {
  const id = newId();
  begin(`my:${id}`);
  const saved = saveText(`my:${id}`, body);
  listMyWalk({ id, title });
  history.pushState(null, "", `#my.${id}`);
  open({ key: `my:${id}`, kind: "mine", link: "" }, body, { ...noParams, step }, saved ? undefined : unkept);
}
