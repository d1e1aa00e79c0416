import type { ReactiveController, ReactiveControllerHost } from "lit";
import { type State, startState } from "./state.ts";

/** Holds the state and tells who listens. Only the functions in the update modules call `set`. */
export class Store {
  private now: State = startState;
  private readonly listeners = new Set<(before: State) => void>();

  get state(): State {
    return this.now;
  }

  set(patch: Partial<State>): void {
    const before = this.now;
    this.now = { ...before, ...patch };
    for (const listener of this.listeners) listener(before);
  }

  listen(listener: (before: State) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
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
