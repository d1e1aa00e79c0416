import { LitElement } from "lit";
import { store } from "../app.ts";
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

  protected override createRenderRoot(): HTMLElement {
    this.replaceChildren();
    return this;
  }
}

const drawn: string[] = [];

export function define(name: string, island: CustomElementConstructor): void {
  drawn.push(name);
  customElements.define(name, island);
}

/** When every island shows the present state. */
export async function settled(): Promise<void> {
  const islands = [...document.querySelectorAll<LitElement>(drawn.join(","))];
  await Promise.all(islands.map((island) => island.updateComplete));
}
