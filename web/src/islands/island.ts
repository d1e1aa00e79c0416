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

  protected override update(changed: PropertyValues): void {
    if (!this.hasUpdated) this.replaceChildren();
    super.update(changed);
  }

  /** An island of a pane that is not shown leaves what was rendered ahead until `drawHidden`. */
  protected override scheduleUpdate(): Promise<unknown> | undefined {
    if (!this.hasUpdated && isPrerendered() && !this.isShown())
      return new Promise<void>((draw) => hidden.set(this, draw)).then(() => super.scheduleUpdate());
    super.scheduleUpdate();
    return undefined;
  }

  private isShown(): boolean {
    return this.closest("[data-pane-name]")?.checkVisibility?.() ?? true;
  }
}

/** The islands that are still to draw for the first time. */
const hidden = new Map<Island, () => void>();

/** Has the islands draw that no reader has seen yet: once the first view is live, or when their pane is shown. */
export function drawHidden(): void {
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
  const islands = [...document.querySelectorAll<Island>(drawn.join(","))].filter((island) => !hidden.has(island));
  await Promise.allSettled(islands.map((island) => island.updateComplete));
}
