// What the frame and its host page have to do with each other: the frame says how high it would like to be, and leaves
// the wheel to the host page until the reader uses the frame.
import { framed, store } from "./app.ts";
import { settled } from "./islands/island.ts";
import { readFragment } from "./store/entries.ts";

const HEIGHT = "rolewalk:height";

/** The least height that is asked for, at which a verdict is still read. */
const LEAST = 240;

export function followHost(): void {
  if (!framed || window.parent === window) return;
  followHeight();
  followWheel();
}

/** Says the height to the host page's origin, and to no other; what is said has nothing of the walk. */
function followHeight(): void {
  let host = hostOrigin();
  let said = 0;
  const say = () => {
    const height = wanted();
    if (!host || height === said) return;
    said = height;
    window.parent.postMessage({ type: HEIGHT, height }, host);
  };
  // A host page that sends no referrer asks. Its origin is that of its message, which no page can make up.
  window.addEventListener("message", ({ source, origin, data }: MessageEvent<{ type?: unknown } | null>) => {
    if (source !== window.parent || data?.type !== HEIGHT || !/^https?:/.test(origin)) return;
    host = origin;
    said = 0;
    say();
  });
  new ResizeObserver(() => say()).observe(document.body);
  store.listen(() => void settled().then(say));
  say();
}

/** The origin of the page around the frame; empty where the browser does not tell it. */
function hostOrigin(): string {
  const ancestors = location.ancestorOrigins as DOMStringList | undefined;
  const origin = ancestors?.[0] ?? originOf(document.referrer);
  return /^https?:/.test(origin) ? origin : "";
}

function originOf(address: string): string {
  try {
    return new URL(address).origin;
  } catch {
    return "";
  }
}

/**
 * How high the frame has to be so that nothing of it scrolls, but not more than its address allows. A part that is as
 * high as the frame is left out: the frame would grow with itself.
 */
function wanted(): number {
  const { height } = readFragment(location.hash).params;
  const main = document.querySelector<HTMLElement>("main.frame");
  let all = 0;
  for (const part of document.body.children) if (part !== main && part instanceof HTMLElement) all += laidOut(part);
  const sections = [...(main?.children ?? [])].filter((part): part is HTMLElement => part instanceof HTMLElement);
  const rows = new Map<number, number>();
  for (const part of sections) {
    if (part.offsetHeight === 0) continue;
    const own = Number.parseFloat(getComputedStyle(part).minHeight) || 0;
    const inner = part.firstElementChild instanceof HTMLElement ? part.firstElementChild.offsetHeight : 0;
    const needs = part.classList.contains("documents") ? Math.max(own, 420) : Math.max(own, inner);
    rows.set(part.offsetTop, Math.max(rows.get(part.offsetTop) ?? 0, needs));
  }
  for (const needs of rows.values()) all += needs;
  return Math.max(LEAST, Math.min(Math.ceil(all), height || Number.MAX_SAFE_INTEGER));
}

/** The height that a part takes; what is only heard takes none. */
function laidOut(part: HTMLElement): number {
  const { position } = getComputedStyle(part);
  return position === "absolute" || position === "fixed" ? 0 : part.offsetHeight;
}

/** The page around the frame scrolls under the wheel until the reader has clicked into the frame or tabbed there. */
function followWheel(): void {
  const root = document.documentElement;
  const follow = () => root.classList.toggle("passes", !document.hasFocus());
  window.addEventListener("focus", follow);
  window.addEventListener("blur", follow);
  follow();
}
