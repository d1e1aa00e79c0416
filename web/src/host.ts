// What the frame and its host page have to do with each other: the frame says how high it would like to be, and leaves
// the wheel to the host page until the reader uses the frame.
import { framed, store } from "./app.ts";
import { settled } from "./islands/island.ts";
import { readFragment } from "./store/params.ts";

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
  void settled().then(say);
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
 * How high the frame has to be so that nothing of it scrolls, but not more than its address allows. What counts is the
 * height of what stands in the parts: the parts themselves are as high as the frame makes them.
 */
function wanted(): number {
  const { height } = readFragment(location.hash).params;
  const main = document.querySelector<HTMLElement>("main.frame");
  let all = 0;
  for (const part of document.body.children) if (part !== main) all += laidOut(part);
  const columns = new Map<number, number>();
  for (const part of main?.children ?? []) {
    if (!(part instanceof HTMLElement) || part.offsetHeight === 0) continue;
    const inner = [...part.children].reduce((sum, child) => sum + laidOut(child), 0);
    if (part.offsetWidth === main?.offsetWidth) all += inner;
    else columns.set(part.offsetLeft, (columns.get(part.offsetLeft) ?? 0) + inner);
  }
  all += Math.max(0, ...columns.values());
  return Math.min(Math.max(LEAST, Math.ceil(all)), height || Number.MAX_SAFE_INTEGER);
}

/** The height that a part takes; what is only heard takes none. */
function laidOut(part: Element): number {
  if (!(part instanceof HTMLElement)) return 0;
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
