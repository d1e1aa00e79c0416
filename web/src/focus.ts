// Where an element that had the focus is gone, as a button is that was pressed once, the focus goes to what stands in
// its place, and not back to the beginning of the page.
import { store } from "./app.ts";

/** Parts of the page, and what takes the focus in each. */
const homes: readonly [part: string, home: string][] = [
  ["[data-rw=ways]", "[data-rw=ways] > summary, .verdict"],
  [".problems", ".problems .head, .verdict"],
  ["[data-rw=tasks], [data-rw=goal]", "[data-rw=goal], [data-rw=tasks]"],
  ["rw-walk", ".verdict"],
  [".notice-slot", ".verdict"],
];

let last: { element: Element; home: string } | undefined;

export function followFocus(): void {
  document.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof Element)) return;
    const part = homes.find(([selector]) => target.closest(selector));
    last = part && { element: target, home: part[1] };
  });
}

/** The first of the elements that is drawn: some stand in two columns, of which a window shows one. */
const drawn = (selector: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(selector)].find((e) => e.getClientRects().length > 0);

/** Lets the way to the task, at the beginning of the page, lead to the one that is shown, where there is one. */
export function followSkips(): void {
  const link = document.querySelector<HTMLElement>("[data-rw=to-task]");
  link?.addEventListener("click", (event) => {
    event.preventDefault();
    drawn("[data-rw=goal], [data-rw=tasks]")?.focus();
  });
  store.listen(({ page }) => {
    const { goal, tasks } = store.state.page;
    if (link && page !== store.state.page) link.hidden = !goal && tasks.length === 0;
  });
}

/** Gives the focus a home after the page was drawn anew. */
export function keepFocus(): void {
  if (!last || last.element.isConnected || document.activeElement !== document.body) return;
  const home = drawn(last.home);
  if (!home) return; // it is not drawn yet
  last = undefined;
  home.focus({ preventScroll: true });
}
