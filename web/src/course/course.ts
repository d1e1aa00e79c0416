// The pages beside the walks: what is done and where to go on, from the record that the walks keep, and the door to the
// search, which is fetched when its field is first focused.
import { lasting, loadProgress, type Progress } from "../store/marks.ts";

const { documentElement } = document;
const at = (selector: string): HTMLElement | undefined => document.querySelector<HTMLElement>(selector) ?? undefined;

/** The walks of the page, in the order of the course. */
const walks = [...document.querySelectorAll<HTMLElement>("[data-walk]")];

const nameOf = (item: HTMLElement): string => lasting(item.dataset.walk ?? "");

/** Shows what is done of each walk, how much of all, and where to go on. */
function showProgress(): void {
  const progress = loadProgress();
  for (const item of walks) {
    const mark = progress.walks[nameOf(item)];
    const state = mark ? (mark.done ? "done" : "tried") : "";
    if (state) item.dataset.state = state;
    else delete item.dataset.state;
    const words = item.querySelector(".state");
    if (words) words.textContent = state ? `, ${state === "done" ? "done" : "started"}` : "";
  }
  const started = walks.length > 0 && Object.keys(progress.walks).length > 0;
  const summary = at("[data-rw=progress]");
  if (summary) {
    const done = walks.filter((item) => item.dataset.state === "done").length;
    summary.hidden = !started;
    summary.dataset.done = String(done);
    const words = summary.querySelector("b");
    if (words) words.textContent = `${done} of ${walks.length} done`;
  }
  const resume = at("[data-rw=resume]");
  if (resume) showResume(resume, started ? goOn(progress) : undefined, progress);
}

/** Where to go on: the walk that was touched last, or if that is done, the next one that is not. */
function goOn(progress: Progress): HTMLElement | undefined {
  const names = walks.map((item) => nameOf(item));
  const last = names.indexOf(
    Object.keys(progress.walks)
      .filter((name) => names.includes(name))
      .at(-1) ?? "",
  );
  const open = (item: HTMLElement) => item.dataset.state !== "done";
  return walks.slice(Math.max(0, last)).find(open) ?? walks.find(open);
}

function showResume(place: HTMLElement, walk: HTMLElement | undefined, progress: Progress): void {
  const link = walk?.querySelector("a");
  // Where nothing was done yet, the page says where to begin; where all is, there is nothing to go on with.
  if (Object.keys(progress.walks).length === 0) return;
  place.hidden = !link;
  if (!walk || !link) return;
  const again = document.createElement("a");
  again.className = "button primary";
  again.href = link.href;
  const begun = progress.walks[nameOf(walk)] !== undefined;
  again.textContent = begun ? "Go on where you stopped" : "Go on with the next one";
  const title = document.createElement("span");
  title.textContent = link.textContent;
  place.replaceChildren(again, " ", title);
}

/** The search is fetched when its field is first focused; what was typed until then is not lost. */
function followSearch(): void {
  const box = at("[data-rw=search]");
  const field = box?.querySelector("input");
  if (!box || !field) return;
  const begin = () => {
    field.removeEventListener("focus", begin);
    void import("./search.ts").then(({ startSearch }) => startSearch(box, field));
  };
  if (document.activeElement === field) begin();
  else field.addEventListener("focus", begin);
  document.addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : documentElement;
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || target.closest("input, textarea"))
      return;
    event.preventDefault();
    field.focus();
  });
}

showProgress();
// Back from a walk, and in another tab.
addEventListener("pageshow", showProgress);
addEventListener("storage", showProgress);
followSearch();
