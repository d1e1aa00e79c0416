// An arrow from who asks to what is asked for, which opens the form of a step. It is dragged, or its two ends are
// chosen one after the other, with keys, mouse or finger.
import { openForm } from "./door.ts";

/** How far the pointer moves before a press is a drag, in pixels. */
const MOVED = 8;
const SVG = "http://www.w3.org/2000/svg";

const nodeAt = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<SVGGElement>("rw-picture [data-node]") : null;
const called = (node: SVGGElement) => node.dataset.name ?? "";

function ask(from: SVGGElement, to: SVGGElement): void {
  void openForm("step", { caller: called(from), role: called(to) });
}

/** Follows a pointer that went down on a node. Let go over another one, it asks for that. */
export function drag(from: SVGGElement, down: PointerEvent): void {
  const svg = from.ownerSVGElement;
  if (!svg) return;
  let line: SVGLineElement | undefined;
  const move = (event: PointerEvent) => {
    if (event.buttons === 0) {
      stop(); // it was let go outside the window
      return;
    }
    if (!line && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < MOVED) return;
    line ??= begun(svg, from);
    const at = placeOf(svg, event.clientX, event.clientY);
    line.setAttribute("x2", String(at.x));
    line.setAttribute("y2", String(at.y));
    const over = nodeAt(document.elementFromPoint(event.clientX, event.clientY));
    for (const other of svg.querySelectorAll(".aimed")) if (other !== over) other.classList.remove("aimed");
    if (over && over !== from) over.classList.add("aimed");
    event.preventDefault();
  };
  const end = (event: Event) => {
    stop();
    if (!line || !(event instanceof PointerEvent) || event.type !== "pointerup") return;
    const over = nodeAt(document.elementFromPoint(event.clientX, event.clientY));
    // The click that ends a drag chooses nothing.
    window.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), 0);
    if (over && over !== from) ask(from, over);
  };
  const giveUp = (event: KeyboardEvent) => {
    if (event.key === "Escape" && line) stop();
  };
  const stop = () => {
    line?.remove();
    for (const other of svg.querySelectorAll(".aimed")) other.classList.remove("aimed");
    window.removeEventListener("pointermove", move);
    window.removeEventListener("pointerup", end);
    window.removeEventListener("pointercancel", end);
    window.removeEventListener("keydown", giveUp, { capture: true });
  };
  window.addEventListener("pointermove", move);
  window.addEventListener("pointerup", end);
  window.addEventListener("pointercancel", end);
  window.addEventListener("keydown", giveUp, { capture: true });
}

function swallow(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}

/** The arrow that follows the pointer. */
function begun(svg: SVGSVGElement, from: SVGGElement): SVGLineElement {
  const box = from.getBoundingClientRect();
  const at = placeOf(svg, box.left + box.width / 2, box.top + box.height / 2);
  const line = document.createElementNS(SVG, "line");
  line.setAttribute("class", "drawn-arrow");
  line.setAttribute("x1", String(at.x));
  line.setAttribute("y1", String(at.y));
  svg.append(line);
  return line;
}

/** A place of the window in the drawing. */
function placeOf(svg: SVGSVGElement, x: number, y: number): { x: number; y: number } {
  const box = svg.getBoundingClientRect();
  const { width, height } = svg.viewBox.baseVal;
  return { x: ((x - box.left) * width) / box.width, y: ((y - box.top) * height) / box.height };
}

let ending: (() => void) | undefined;

/** An arrow begins at a node: what is chosen next is what is asked for. Escape gives up. */
export function begin(id: string): void {
  ending?.();
  const picture = document.querySelector("rw-picture");
  const from = picture?.querySelector<SVGGElement>(`[data-node="${CSS.escape(id)}"]`);
  if (!picture || !from) return;
  const says = document.createElement("p");
  says.className = "arrow-says";
  says.setAttribute("role", "status");
  document.body.append(says);
  says.textContent = `From ${called(from)}: choose the role that it asks for. Escape gives up.`;
  const choose = (event: Event) => {
    const to = nodeAt(event.target);
    if (!to) return;
    swallow(event);
    done();
    if (to !== from) ask(from, to);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      swallow(event);
      done();
    } else if (event.key === "Enter" || event.key === " ") choose(event);
  };
  const done = () => {
    ending = undefined;
    says.remove();
    from.classList.remove("aimed");
    window.removeEventListener("click", choose, { capture: true });
    window.removeEventListener("keydown", keys, { capture: true });
  };
  ending = done;
  from.classList.add("aimed");
  window.addEventListener("click", choose, { capture: true });
  window.addEventListener("keydown", keys, { capture: true });
  const role = [...picture.querySelectorAll<SVGGElement>("[data-node]")].find((n) => n !== from);
  (role ?? from).focus();
}
