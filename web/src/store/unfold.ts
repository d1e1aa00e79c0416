// A link's walk, inflated by the page itself, so that its title and its text stand before the engine is here. Whether
// the link is whole, and what is wrong with it where it is not, the engine says (engine/link).
import { inflateSync } from "fflate";
import dictionary from "../../../engine/link/dictionary_w1.txt";

/** As in engine/link: what is larger is refused there. */
const LIMIT = 256 << 10;

/** The text of a fragment `w1.…`; undefined for what does not open here. */
export function textOfLink(fragment: string): string | undefined {
  const code = /^#?w1\.([\w-]+)/.exec(fragment)?.[1];
  if (!code || code.length > 2 * LIMIT) return undefined;
  try {
    const packed = Uint8Array.from(atob(code.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
    // Room of a fixed size: what expands beyond it is cut, and refused by its length.
    const room = new Uint8Array(LIMIT + 1);
    const bytes = inflateSync(packed, { out: room, dictionary: new TextEncoder().encode(dictionary) });
    if (bytes.length > LIMIT) return undefined;
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
