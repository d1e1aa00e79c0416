// What could be better in the policies. The checks have a worker of their own.
import { advisor, store, text } from "../app.ts";
import { advise } from "../engine/calls.ts";
import { TooSlow } from "../engine/client.ts";
import { isOfAnotherWalk } from "./pages.ts";
import type { State } from "./state.ts";
import { set } from "./write.ts";

/** After so many texts whose checks took too long there are no more checks. */
const MOST_SLOW = 3;

let slow = 0;

/**
 * The version of the text that is to be checked, 0 where none is. Advice on the page's own text, version 0, came with
 * the page: the checks are fetched for a text of the reader's.
 */
function wanted({ stale, pageVersion, adviceVersion, surveying }: State): number {
  const decided = !stale && pageVersion === text.version;
  return decided && adviceVersion !== pageVersion && !surveying && slow < MOST_SLOW ? pageVersion : 0;
}

/** Checks each text that was decided. */
export function followAdvice(): void {
  let asked = 0;
  store.listen(() => {
    const version = wanted(store.state);
    if (version === asked) return;
    asked = version;
    if (version) void ask(version);
  });
}

async function ask(version: number): Promise<void> {
  try {
    const advice = await advise(advisor, text.text);
    // Advice on a text that is gone is shown only until the newer one is looked at.
    if (advice && !isOfAnotherWalk(version) && version >= store.state.adviceVersion)
      set({ advice, adviceVersion: version });
  } catch (error) {
    if (error instanceof TooSlow) slow++; // and a walk is decided without advice
  }
}
