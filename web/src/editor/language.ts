// How the text is coloured and indented. What a word means is for the engine to say: here are the lexical rules alone,
// which a walk and the JSON in it share, so that the page needs no parser of JSON beside the engine's.
import { indentService, StreamLanguage, type StringStream } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { commonIndent, indentOf } from "./indent.ts";

interface Place {
  /** Inside a `"""` text. */
  text: boolean;
  /** Only blanks so far on this line: the first word of a line reads as the line's keyword. */
  fresh: boolean;
}

/** A name or a value of JSON; undefined where there is no string. */
function string(stream: StringStream): string | undefined {
  if (!stream.match(/^"(?:[^"\\]|\\.)*"?/)) return undefined;
  return stream.match(/^\s*:/, false) ? "propertyName" : "string";
}

function punctuation(stream: StringStream): string | undefined {
  return stream.match(/^[{}[\],:]/) ? "punctuation" : undefined;
}

const walk = StreamLanguage.define<Place>({
  name: "walk",
  startState: () => ({ text: false, fresh: true }),
  token(stream, place) {
    if (stream.sol()) place.fresh = true;
    if (place.text) return text(stream, place);
    if (stream.eatSpace()) return null;
    const first = place.fresh;
    place.fresh = false;
    if (stream.match('"""')) {
      place.text = true;
      return text(stream, place);
    }
    if (stream.peek() === "#") {
      stream.skipToEnd();
      return "comment";
    }
    const found = string(stream) ?? punctuation(stream);
    if (found) {
      place.fresh = stream.current() === "{";
      return found;
    }
    stream.match(/^[^\s{}[\],"#]+/) || stream.next();
    return first && /^[a-z][a-z-]*$/.test(stream.current()) ? "keyword" : null;
  },
  languageData: { commentTokens: { line: "#" } },
});

function text(stream: StringStream, place: Place): string {
  while (!stream.eol()) {
    if (stream.match('"""')) {
      place.text = false;
      break;
    }
    stream.next();
  }
  return "string";
}

const json = StreamLanguage.define<null>({
  name: "json",
  startState: () => null,
  token(stream) {
    if (stream.eatSpace()) return null;
    const found = string(stream) ?? punctuation(stream);
    if (found) return found;
    stream.match(/^[^\s{}[\],:"]+/) || stream.next();
    return /^(true|false|null|-?\d.*)$/.test(stream.current()) ? "atom" : null;
  },
});

/**
 * A new line begins where the one before does, a step further in behind an opening bracket and further out before a
 * closing one. The first line of a policy begins where the policy stands in its walk.
 */
function indentation(pulled: boolean): Extension {
  return indentService.of((context, pos) => {
    const { doc } = context.state;
    const after = context.textAfterPos(pos);
    for (let n = doc.lineAt(pos).number; n > 0; n--) {
      const line = doc.line(n);
      const before = line.text.slice(0, Math.max(0, pos - line.from));
      const own = indentOf(before);
      if (own === undefined) continue;
      const base = n === 1 && pulled ? commonIndent(doc.iterLines()) : own;
      const inward = /[{[]\s*$/.test(before) ? context.unit : 0;
      return Math.max(0, base + inward - (/^\s*[}\]]/.test(after) ? context.unit : 0));
    }
    return 0;
  });
}

/** The language of a walk, or of a policy alone, which stands indented in its walk. */
export const language = (policy: boolean): Extension => [policy ? json : walk, indentation(policy)];
