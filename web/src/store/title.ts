// The title of a text before the engine has read it.

/** The statement of a walk's title, and what may look like one: a text of several lines, a comment. */
const TITLE = /"""[\s\S]*?"""|#.*|^\s*title\s+("(?:[^"\\\n]|\\.)*"|[^\s"#{}]+)/gm;

/** The title of a text that is not decided yet, or does not parse. */
export function titleOf(body: string): string {
  for (const [, written] of body.matchAll(TITLE)) {
    if (!written?.startsWith('"')) {
      if (written) return written;
      continue;
    }
    try {
      return String(JSON.parse(written));
    } catch {
      return "";
    }
  }
  return "";
}
