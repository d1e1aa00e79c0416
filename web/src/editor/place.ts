// Where in a policy the caret stands, found by reading the text before it. It works in a text that does not parse, and
// in a whole walk as well as in one document.

export interface Place {
  /** The names of the members around the caret, from the outside in; empty for a block or an array. */
  path: string[];
  /** The caret stands where a member's name belongs. */
  name: boolean;
  /** The caret is in a string. */
  quoted: boolean;
  /** The member whose value belongs at the caret; empty in an array and where a name belongs. */
  member: string;
  /** The members that the object around the caret has before it. */
  names: string[];
  /** Where the word begins that the caret is in: behind the quotation mark where it is a string. */
  from: number;
}

/** A text in three quotes, a string, a comment, a mark of JSON, or a word. A string ends at the end of its line. */
const TOKEN = /"""[\s\S]*?(?:"""|$)|"((?:[^"\\\n]|\\.)*)("?)|#.*|[{}[\],:]|[^\s{}[\],:"#]+/g;

/** The place behind a text. */
export function placeAfter(before: string): Place {
  const path: string[] = [];
  const blocks: { mark: string; names: string[] }[] = [];
  let last = "";
  let member = "";
  let quoted = false;
  let from = before.length - (/[\w:/.*@+=-]*$/.exec(before)?.[0].length ?? 0);
  for (const token of before.matchAll(TOKEN)) {
    const [text, string, end] = token;
    quoted = string !== undefined && !end && token.index + text.length === before.length;
    if (quoted) from = token.index + 1;
    if (quoted || text.startsWith("#") || text.startsWith('"""')) continue;
    if (text === "{" || text === "[") {
      path.push(last === ":" ? member : "");
      blocks.push({ mark: text, names: [] });
    } else if (text === "}" || text === "]") {
      path.pop();
      blocks.pop();
    } else if (string !== undefined) {
      member = string;
    } else if (text === ":") {
      blocks.at(-1)?.names.push(member);
    } else if (token.index >= from) {
      continue; // the word that the caret is in
    }
    last = text;
  }
  const block = blocks.at(-1);
  const name = block?.mark === "{" && (last === "{" || last === ",");
  return { path, name, quoted, member: last === ":" ? member : "", names: block?.names ?? [], from };
}

/** The members that the object around the caret has behind it. The rest of the word that the caret is in is not one. */
export function namesAfter(after: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let string = "";
  const rest = after.replace(/^[^"\n{}[\],]*"?\s*:?/, "");
  for (const [text, inside] of rest.matchAll(TOKEN)) {
    if (text === "{" || text === "[") depth++;
    else if ((text === "}" || text === "]") && --depth < 0) break;
    else if (text === ":" && depth === 0 && string) names.push(string);
    string = inside ?? "";
  }
  return names;
}
