// What a term means, in the platform's own popover: a sentence or two, AWS's page, the lesson that shows it.
import { framed, site } from "../app.ts";
import { words } from "../gen/drawing.ts";
import { terms } from "../gen/terms.ts";
import type { Term } from "../gen/view.ts";

/** Between the term and its explanation, and between that and the window's edge, in pixels. */
const GAP = 6;
const EDGE = 8;
/** How long the pointer may be between the two, in milliseconds. */
const BETWEEN = 250;

let box: HTMLElement | undefined;
let of: HTMLElement | undefined;
/** The explanation was asked for by a press: it stays until the reader leaves it. */
let stays = false;
let leaving: number | undefined;

/** Explains a term, or shuts the explanation that a press has opened before. */
export function explain(term: HTMLElement, pressed: boolean): void {
  if (of === term && box) {
    if (pressed && stays) close();
    else stays ||= pressed;
    return;
  }
  close();
  const found = terms.find((t) => t.id === term.dataset.term);
  if (!found) return;
  box = body(found);
  of = term;
  stays = pressed;
  // A dialog is above the page, so what explains its words is in it.
  (term.closest("dialog") ?? document.body).append(box);
  box.showPopover();
  place(box, term);
  described(term).setAttribute("aria-describedby", "term-says");
  listen("addEventListener");
}

/** Who has the focus is who is described: the term, or the button around it. */
const described = (term: HTMLElement): Element => term.closest("button") ?? term;

function body(term: Term): HTMLElement {
  const element = document.createElement("div");
  element.className = "term-tip";
  element.popover = "manual";
  element.dataset.rw = "term-tip";
  element.dataset.term = term.id;
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", term.name);
  const p = document.createElement("p");
  p.id = "term-says";
  const name = document.createElement("b");
  name.textContent = term.name;
  p.append(name, ` ${term.says}`);
  element.append(p, link(term.see, words.awsPage, true), link(site.root + term.lesson, words.lesson, framed));
  return element;
}

function link(href: string, text: string, away: boolean): HTMLAnchorElement {
  const a = document.createElement("a");
  a.href = href;
  a.textContent = text;
  if (away) {
    a.target = "_blank";
    a.rel = "noreferrer";
  }
  return a;
}

/** Under the term, or above it where there is more room; never over it. */
function place(element: HTMLElement, term: HTMLElement): void {
  const at = [...term.getClientRects()].at(-1) ?? term.getBoundingClientRect();
  const first = term.getClientRects()[0] ?? at;
  const { innerWidth, innerHeight } = window;
  const { width, height } = element.getBoundingClientRect();
  const below = innerHeight - at.bottom >= height + GAP + EDGE || innerHeight - at.bottom >= first.top;
  element.style.left = `${Math.max(EDGE, Math.min(at.left, innerWidth - width - EDGE))}px`;
  element.style.top = `${below ? at.bottom + GAP : Math.max(0, first.top - GAP - height)}px`;
}

function close(): void {
  clearTimeout(leaving);
  if (!box) return;
  listen("removeEventListener");
  if (of) described(of).removeAttribute("aria-describedby");
  box.remove();
  box = of = undefined;
}

function listen(change: "addEventListener" | "removeEventListener"): void {
  document[change]("keydown", keys, true);
  document[change]("pointerdown", outside, true);
  document[change]("pointerover", over, true);
  document[change]("focusout", left, true);
  window[change]("resize", follow);
  document[change]("scroll", follow, true);
}

/** What scrolls takes the explanation along, as long as its term is seen. */
function follow(): void {
  if (!box || !of) return;
  const { top, bottom } = of.getBoundingClientRect();
  if (of.isConnected && bottom > 0 && top < window.innerHeight) place(box, of);
  else close();
}

const within = (target: EventTarget | null): boolean =>
  target instanceof Node && (box?.contains(target) || (of !== undefined && described(of).contains(target)));

function keys(event: Event): void {
  if (!(event instanceof KeyboardEvent) || !box || !of) return;
  const links = [...box.querySelectorAll("a")];
  const owner = described(of) as HTMLElement;
  if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    if (box.contains(document.activeElement)) owner.focus();
    close();
  } else if (event.key === "Tab" && stays && document.activeElement === owner && !event.shiftKey) {
    event.preventDefault();
    links[0]?.focus();
  } else if (event.key === "Tab" && document.activeElement === (event.shiftKey ? links[0] : links.at(-1))) {
    if (event.shiftKey) event.preventDefault();
    owner.focus();
  }
}

function outside(event: Event): void {
  if (!within(event.target)) close();
}

/** A pointer that leaves both shuts what it has opened. */
function over(event: Event): void {
  clearTimeout(leaving);
  const focused = of !== undefined && described(of) === document.activeElement;
  if (stays || focused || within(event.target)) return;
  leaving = window.setTimeout(close, BETWEEN);
}

function left(event: Event): void {
  if (event instanceof FocusEvent && !within(event.relatedTarget)) close();
}
