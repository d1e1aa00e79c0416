import type { ReactiveController, ReactiveControllerHost } from "lit";
import { type State, startState } from "./state.ts";

/** The state as everything but the update modules sees it. */
export interface Store {
  readonly state: State;
  /** Calls the listener after each change, with the state before it, until the returned function is called. */
  listen(listener: (before: State) => void): () => void;
}

/** Makes a store, and the function that changes it and tells the listeners. */
export function createStore(): { holder: Store; set: (patch: Partial<State>) => void } {
  let now = startState;
  const listeners = new Set<(before: State) => void>();
  return {
    holder: {
      get state() {
        return now;
      },
      listen(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    set(patch) {
      const before = now;
      now = { ...before, ...patch };
      for (const listener of listeners) listener(before);
    },
  };
}

/** Redraws a component whenever the store changes. */
export class FollowsStore implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private readonly store: Store;
  private stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, store: Store) {
    this.host = host;
    this.store = store;
    host.addController(this);
  }

  hostConnected(): void {
    this.stop = this.store.listen(() => this.host.requestUpdate());
  }

  hostDisconnected(): void {
    this.stop?.();
  }
}
