// What differs between what a policy wants and what a request has. The site builder marks the same (engine/view), and
// one table of cases tests both.
import { html, type TemplateResult } from "lit";
import type { Part } from "../gen/view.ts";

/** A text of which what differs is marked. */
export function parts(list: Part[]): TemplateResult[] {
  return list.map((p) => (p.differs ? html`<mark>${p.text}</mark>` : html`${p.text}`));
}

/** Each value with what differs from the one among the others that is most like it. */
export function differing(values: string[], others: string[]): Part[][] {
  return values.map((value) => {
    const own = [...value];
    let best: [from: number, to: number] | undefined;
    for (const other of others) {
      const [from, to] = compared(value, other);
      if (!best || from + to > best[0] + best[1]) best = [from, to];
    }
    if (!best) return [{ text: value, differs: false }];
    const cut = [own.slice(0, best[0]), own.slice(best[0], own.length - best[1]), own.slice(own.length - best[1])];
    return cut.flatMap((chars, i) => (chars.length > 0 ? [{ text: chars.join(""), differs: i === 1 }] : []));
  });
}

/** The ends that two values have in common. Of an ARN and an account only the account numbers are compared. */
function compared(a: string, b: string): [from: number, to: number] {
  const [mine, other] = [ACCOUNT.exec(a)?.groups, ACCOUNT.exec(b)?.groups];
  const account = mine?.account && other?.account && [mine, other].some((g) => !g.before || g.after === ":root");
  if (!account) return commonEnds([...a], [...b]);
  const [from, to] = commonEnds([...(mine.account ?? "")], [...(other.account ?? "")]);
  return [from + [...(mine.before ?? "")].length, to + [...(mine.after ?? "")].length];
}

/** An account number, or an ARN with one. */
const ACCOUNT = /^(?<before>arn:[^:]*:[^:]*:[^:]*:|)(?<account>(?<=:)[^:]*(?=:)|\d{12}$)(?<after>:.*|)$/s;

/** How many characters two texts have in common at their beginning and then at their end. */
function commonEnds(a: string[], b: string[]): [from: number, to: number] {
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from++;
  const most = Math.min(a.length, b.length) - from;
  let to = 0;
  while (to < most && a.at(-1 - to) === b.at(-1 - to)) to++;
  return [from, to];
}
