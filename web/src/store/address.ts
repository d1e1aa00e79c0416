import { engine, store } from "../app.ts";
import { share } from "../engine/calls.ts";
import { position } from "./derived.ts";

/** The link to a walk at the current step, under an address of the page. */
export async function shareAddress(walk: string, base = location.href.split("#")[0] ?? ""): Promise<string> {
  const step = Math.max(1, position(store.state));
  const fragment = await share(engine, walk, step);
  if (!fragment) throw new Error("This walk is too large for a link.");
  return `${base}#${fragment}`;
}
