import { LitElement, type PropertyValues } from "lit";
import { store } from "../app.ts";
import { isPrerendered } from "../store/pages.ts";
import type { State } from "../store/state.ts";
import { FollowsStore } from "../store/store.ts";

/**
 * A part of the page that a component draws. It draws into the page itself, not into a shadow, so that the page's one
 * style sheet and its hooks reach it; and it takes the place of what the site builder rendered ahead.
 */
export abstract class Island extends LitElement {
  constructor() {
    super();
    new FollowsStore(this, store);
  }

  protected get state(): State {
    return store.state;
  }

  protected override updated(_changed: PropertyValues): void {
    if (waiting.size === 0) void settled().then(arrangeAll);
    waiting.add(this);
  }

  /** What is done by measures of the page, such as scrolling: once, after all islands have drawn an update. */
  arrange(): void {}

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private began = false;

  protected override update(changed: PropertyValues): void {
    if (!this.began) this.replaceChildren(); // what was rendered ahead
    this.began = true;
    super.update(changed);
  }

  /** An island of a pane that is not shown leaves what was rendered ahead until `drawHidden`. */
  protected override scheduleUpdate(): Promise<unknown> | undefined {
    const pane = this.began ? null : this.closest("[data-pane-name]");
    if (pane && isPrerendered() && pane.checkVisibility?.() === false)
      return hide(this, pane).then(() => super.scheduleUpdate());
    super.scheduleUpdate();
    return undefined;
  }
}

/** The islands that are still to draw for the first time. */
const hidden = new Map<Island, () => void>();

/** Tells when a style sheet shows a pane that it did not: a window was made wider, a frame has come into view. */
let panes: ResizeObserver | undefined;

function hide(island: Island, pane: Element): Promise<void> {
  panes ??= new ResizeObserver((seen) => seen.some((e) => e.contentRect.width > 0) && drawHidden());
  panes.observe(pane);
  return new Promise((draw) => hidden.set(island, draw));
}

/** Has the islands draw that no reader has seen yet: once the first view is live, or when they are needed before. */
export function drawHidden(): void {
  panes?.disconnect();
  const all = [...hidden.values()];
  hidden.clear();
  for (const draw of all) draw();
}

/** The islands that have drawn and are to arrange. A measure between two of them would lay the page out once more. */
const waiting = new Set<Island>();

function arrangeAll(): void {
  const islands = [...waiting];
  waiting.clear();
  for (const island of islands) {
    try {
      island.arrange();
    } catch (error) {
      reportError(error); // the other islands go on
    }
  }
}

const drawn: string[] = [];

export function define(name: string, island: CustomElementConstructor): void {
  drawn.push(name);
  customElements.define(name, island);
}

/** When every island that is or was shown has drawn the present state, or has failed to. */
export async function settled(): Promise<void> {
  await undefined; // the islands whose update has begun with this one's have said by then whether they wait
  const islands = [...document.querySelectorAll<Island>(drawn.join(","))].filter((island) => !hidden.has(island));
  await Promise.allSettled(islands.map((island) => island.updateComplete));
}
