// Where in a policy the caret stands, found by reading the text before it. It works in a text that does not parse, and
// in a whole walk as well as in one document.

export interface Place {
  /** The names of the members around the caret, from the outside in; empty for a block or an array. */
  path: string[];
  /** The caret stands where a member's name belongs. */
  name: boolean;
  /** The caret is in a string. */
  quoted: boolean;
}

/** A text in three quotes, a string, a comment, a mark of JSON, or a word. A string ends at the end of its line. */
const TOKEN = /"""[\s\S]*?(?:"""|$)|"((?:[^"\\\n]|\\.)*)("?)|#.*|[{}[\],:]|[^\s{}[\],:"#]+/g;

/** The place behind a text. */
export function placeAfter(before: string): Place {
  const path: string[] = [];
  const blocks: string[] = [];
  let last = "";
  let member = "";
  let quoted = false;
  for (const token of before.matchAll(TOKEN)) {
    const [text, string, end] = token;
    quoted = string !== undefined && !end && token.index + text.length === before.length;
    if (quoted || text.startsWith("#") || text.startsWith('"""')) continue;
    if (text === "{" || text === "[") {
      path.push(last === ":" ? member : "");
      blocks.push(text);
    } else if (text === "}" || text === "]") {
      path.pop();
      blocks.pop();
    } else if (string !== undefined) {
      member = string;
    }
    last = text;
  }
  return { path, name: blocks.at(-1) === "{" && (last === "{" || last === ","), quoted };
}
