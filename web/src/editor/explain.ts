// What a word of a policy or of a walk means: a sentence, and where AWS documents it.
import {
  conditionKeys,
  conditionOperators,
  effects,
  operatorParts,
  policyElements,
  policyVersions,
  principalKinds,
  statementElements,
  stsActions,
  type Word,
} from "../gen/keys.ts";
import { placeAfter } from "./place.ts";
import { advance, BLOCK, read, walkPlace } from "./walk-place.ts";

export interface Explanation {
  from: number;
  to: number;
  /** The word, or the form that it belongs to; the sentence goes on from it. */
  title: string;
  sentence: string;
  /** The address of AWS's page; empty where it has none. */
  see: string;
}

type Meaning = Omit<Explanation, "from" | "to">;

const meaning = (word: Word | undefined): Meaning | undefined =>
  word && { title: word.name, sentence: `${word.says}.`, see: word.see };
const among = (words: readonly Word[], name: string) => meaning(words.find((word) => word.name === name));

/** The key is in the table, or belongs to a family of it. */
function ofKey(name: string): Meaning | undefined {
  const lower = name.toLowerCase();
  const key = conditionKeys.find((k) =>
    k.name.endsWith("/") ? lower.startsWith(k.name.toLowerCase()) : lower === k.name.toLowerCase(),
  );
  if (!key) return undefined;
  const type = key.multivalued ? `${key.type}, several values` : key.type;
  return { title: key.name, sentence: `(${type}) is present ${key.when}.`, see: key.see };
}

/** An operator with what stands before and behind it. */
function ofOperator(name: string): Meaning | undefined {
  const parts = operatorParts.filter((p) => (p.name.endsWith(":") ? name.startsWith(p.name) : name.endsWith(p.name)));
  const bare = parts.reduce((left, p) => left.replace(p.name, ""), name);
  const operator = among(conditionOperators, bare);
  if (!operator) return meaning(parts.find((p) => p.name === name));
  const more = parts.map((p) => ` ${p.name.replace(":", "")} ${p.says}.`).join("");
  return { ...operator, sentence: operator.sentence + more, see: parts[0]?.see ?? operator.see };
}

function ofAction(name: string): Meaning | undefined {
  return meaning(stsActions.find((action) => action.name.toLowerCase() === name.toLowerCase()));
}

/** What a string of a policy means at its place, which the members around it give. */
function ofString(before: string, string: string): Meaning | undefined {
  const { path, name, member } = placeAfter(before);
  const full = [...path, member].filter(Boolean);
  const [element = "", second] = full[0] === "Statement" ? full.slice(1) : full;
  const holder = element.replace(/^Not/, "");
  if (holder === "Condition" && name) return second ? ofKey(string) : ofOperator(string);
  if (holder === "Principal" && name) return among(principalKinds, string);
  if (name && !element) return among(statementElements, string) ?? among(policyElements, string);
  if (holder === "Effect") return among(effects, string);
  if (holder === "Version") return among(policyVersions, string);
  return (holder === "Action" ? ofAction(string) : undefined) ?? (name ? ofKey(string) : undefined);
}

/** The page of the action or the key that a sentence names. */
function pageIn(sentence: string): string {
  const named = /\b(?:aws|sts):\w+/.exec(sentence)?.[0] ?? "";
  return (ofAction(named) ?? ofKey(named))?.see ?? "";
}

const TOKEN = /"(?:[^"\\\n]|\\.)*"?|#.*|[{}[\],]|[^\s{}[\],"#]+/g;

/** What a word of the language means: its form, as far as the words behind it tell which one it is. */
function ofWord(before: string, word: string, after: string): Meaning | undefined {
  const place = walkPlace(before);
  const block = { name: place.block, forms: [], readings: place.readings };
  read(block, word);
  let readings = block.readings.filter((r) => r.words[r.read - 1] === word);
  if (readings.length === 0) return ofAction(word);
  for (const { 0: token, index } of after.matchAll(TOKEN)) {
    const on = advance(readings, token);
    if (on.length === 0) break;
    // What a { opens, the first word within says, as for the caret.
    const block = /^\{\s*[^\s"{}[\],]/.test(after.slice(index));
    const fitting = on.filter((r) => (r.words[r.read - 1] === BLOCK) === block);
    readings = fitting.length > 0 ? fitting : on;
  }
  const whole = readings.find((r) => r.read === r.words.length) ?? readings[0];
  if (!whole) return undefined;
  const { usage, says } = whole.form;
  return { title: usage, sentence: `${says.replaceAll("`", "")}.`, see: pageIn(says) };
}

/** Explains what stands at a position of a text, which is a policy or a walk. */
export function explain(text: string, position: number, json: boolean): Explanation | undefined {
  const line = text.lastIndexOf("\n", position - 1) + 1;
  const end = text.indexOf("\n", position);
  for (const token of text.slice(line, end < 0 ? text.length : end).matchAll(TOKEN)) {
    const from = line + token.index;
    const to = from + token[0].length;
    if (from > position || to < position || /^[#{}[\],]/.test(token[0])) continue;
    const place = json ? undefined : walkPlace(text.slice(0, from));
    if (place?.prose) return undefined;
    const string = token[0].startsWith('"');
    const start = json ? 0 : place?.either && !string ? undefined : place?.json?.from;
    const found =
      start === undefined
        ? ofWord(text.slice(0, from), token[0], text.slice(to))
        : string && ofString(text.slice(start, from), token[0].replaceAll('"', ""));
    if (found) return { from, to, ...found };
  }
  return undefined;
}
