import { StreamLanguage, type StringStream } from "@codemirror/language";

interface Place {
  /** Inside a `"""` text. */
  text: boolean;
  /** Only blanks so far on this line: the first word of a line reads as the line's keyword. */
  fresh: boolean;
}

/** Colours the walk's lexical rules and no more: what a word means is for the engine to say. */
export const walkLanguage = StreamLanguage.define<Place>({
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
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) return stream.match(/^\s*:/, false) ? "propertyName" : "string";
    if (stream.match(/^[{}[\],:]/)) {
      place.fresh = stream.current() === "{";
      return "punctuation";
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
