// The picture as a file of its own. It is loaded when it is asked for.
import { fileName, saveFile } from "../share/file.ts";

const KEPT = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "paint-order",
  "rx",
];

const DRAWN = new Set(["path", "rect", "circle", "text", "use"]);

const SVG = "http://www.w3.org/2000/svg";

/** Saves a drawing as a file that needs nothing of the page. */
export function saveSVG(drawn: SVGSVGElement, title: string): void {
  saveFile(fileName(title, "svg"), alone(drawn), "image/svg+xml");
}

/** The text of a drawing with its styles as attributes and its icons in place. */
export function alone(drawn: SVGSVGElement): string {
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  paint(drawn, copy);
  for (const gone of copy.querySelectorAll(".trail-reach, .plus")) gone.remove();
  for (const use of copy.querySelectorAll("use")) placeIcon(use);
  for (const element of copy.querySelectorAll("*")) strip(element);
  strip(copy);
  copy.setAttribute("xmlns", SVG);
  const ground = document.createElementNS(SVG, "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", getComputedStyle(drawn).backgroundColor);
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

function paint(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of DRAWN.has(from.localName) ? KEPT : ["opacity"]) {
    const value = style.getPropertyValue(name);
    if (value && value !== "normal" && value !== "auto") to.setAttribute(name, value);
  }
  if (from.localName === "use") to.setAttribute("color", style.color);
  for (const [i, child] of [...from.children].entries()) {
    const other = to.children[i];
    if (other) paint(child, other);
  }
}

/** Puts the shapes of an icon in the place of what refers to it. */
function placeIcon(use: SVGUseElement): void {
  const symbol = document.querySelector(use.getAttribute("href") ?? "#");
  const icon = use.parentElement;
  if (!symbol || !icon) return;
  const color = use.getAttribute("color") ?? "currentColor";
  icon.setAttribute("viewBox", symbol.getAttribute("viewBox") ?? "");
  icon.setAttribute("color", color);
  for (const name of ["fill", "stroke", "stroke-width"]) icon.removeAttribute(name);
  use.replaceWith(...[...symbol.children].map((shape) => shape.cloneNode(true)));
}

/** Takes away what means something to the page alone. */
function strip(element: Element): void {
  for (const { name } of [...element.attributes])
    if (/^(?:class|role|tabindex|data-.*|aria-.*)$/.test(name)) element.removeAttribute(name);
  for (const child of [...element.childNodes]) if (child.nodeType === Node.COMMENT_NODE) child.remove();
}
