// How the text is read to be coloured. What a word means is for the engine to say: here are the lexical rules alone,
// which a walk and the JSON in it share, so that the page needs no parser of JSON beside the engine's.
import type { StreamParser, StringStream } from "@codemirror/streamparser";

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

export const walk: StreamParser<Place> = {
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
};

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

export const json: StreamParser<null> = {
  name: "json",
  startState: () => null,
  token(stream) {
    if (stream.eatSpace()) return null;
    const found = string(stream) ?? punctuation(stream);
    if (found) return found;
    stream.match(/^[^\s{}[\],:"]+/) || stream.next();
    return /^(true|false|null|-?\d.*)$/.test(stream.current()) ? "atom" : null;
  },
};
