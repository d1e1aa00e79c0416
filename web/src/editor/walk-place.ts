// Where in a walk the caret stands: the block, and what may come next there. It reads the text before the caret by the
// forms of the language, as the engine does: a word goes on with the statement where that has a form for it, else it
// begins another one. It works in a text that does not parse.
import { type Form, type PolicyKind, walkForms } from "../gen/keys.ts";

/** One spelling of a form: words in lower case stand as they are, those in upper case are to be filled in. */
export interface Spelling {
  form: Form;
  words: string[];
}

/** What a statement may still be, and how many of its words have been read. */
export interface Reading extends Spelling {
  read: number;
}

export interface Block {
  name: string;
  /** The statements that it has so far. */
  forms: Form[];
  readings: Reading[];
}

export interface WalkPlace {
  block: string;
  /** The statements of the block before the one that the caret is in. */
  forms: Form[];
  /** What the statement may be that the caret is in; none behind what cannot be read. */
  readings: Reading[];
  /** The caret is in a string. */
  quoted: boolean;
  /** Where the JSON begins that the caret is in, and whether it is a policy; undefined outside JSON. */
  json: { from: number; policy: PolicyKind | undefined } | undefined;
  /** The JSON has nothing so far and may turn out to be a block, which `block` then names. */
  either: boolean;
  /** The caret is in a comment or in a text of three quotes, where nothing completes. */
  prose: boolean;
}

/** The spellings of a usage: what is in brackets in or out, each of what `|` parts. */
export function spell(usage: string): string[][] {
  let all: string[][] = [[]];
  for (const [, optional, word] of usage.matchAll(/\[([^\]]*)\]|(\S+)/g)) {
    const parts = (optional ?? word ?? "").split("|").map((part) => part.split(" "));
    const longer = all.flatMap((words) => parts.map((part) => [...words, ...part]));
    all = optional === undefined ? longer : [...all, ...longer];
  }
  return all;
}

const spellings = new Map<string, Spelling[]>();
for (const form of walkForms) {
  const block = spellings.get(form.in) ?? [];
  spellings.set(form.in, block);
  for (const words of spell(form.usage)) block.push({ form, words });
}

/** The ways to begin a statement in a block. */
export function beginnings(block: string): Spelling[] {
  return spellings.get(block) ?? [];
}

/** A word stands as it is where it is in lower case. */
export function stands(word: string): boolean {
  return /^[a-z][a-z-]*$/.test(word);
}

/** What stands for a block in a usage. */
export const BLOCK = "{…}";
const NUMBERS = /^(?:NUMBER|STEP|DURATION|TIME)$/;

function takes(word: string, token: string): boolean {
  if (word === BLOCK) return token === "{";
  if (word === "JSON") return token === "{" || token === "[";
  if (/^[{[]/.test(token)) return false;
  if (stands(word)) return token === word;
  return NUMBERS.test(word) ? /^"?[-+.\d]/.test(token) : true;
}

/** The readings that go on with the token, one word further. */
export function advance(readings: Reading[], token: string): Reading[] {
  const on = readings.filter((r) => r.read < r.words.length && takes(r.words[r.read] ?? "", token));
  return on.map((r) => ({ ...r, read: r.read + 1 }));
}

/** Reads one more token of a block's statements. */
export function read(block: Block, token: string): void {
  const on = advance(block.readings, token);
  if (on.length > 0) {
    block.readings = on;
    return;
  }
  close(block);
  const fresh = beginnings(block.name).filter(({ words }) => takes(words[0] ?? "", token));
  const keyword = fresh.filter(({ words }) => stands(words[0] ?? ""));
  block.readings = (keyword.length > 0 ? keyword : fresh).map((s) => ({ ...s, read: 1 }));
}

/** Ends the statement that is being read. */
function close(block: Block): void {
  const done = block.readings.find((r) => r.read === r.words.length) ?? block.readings[0];
  if (done) block.forms.push(done.form);
  block.readings = [];
}

/** A text in three quotes, a string, a comment, a bracket, or a word. A string ends at the end of its line. */
const TOKEN = /"""[\s\S]*?("""|$)|"(?:[^"\\\n]|\\.)*("?)|#.*|[{}[\],]|[^\s{}[\],"#]+/g;

/** The place behind the text. */
export function walkPlace(before: string): WalkPlace {
  const blocks: Block[] = [{ name: "file", forms: [], readings: [] }];
  let json: { from: number; policy: PolicyKind | undefined; depth: number } | undefined;
  /** A { that may open a block or JSON: the first token within says which. */
  let open: Form | undefined;
  let quoted = false;
  let prose = false;
  for (const token of before.matchAll(TOKEN)) {
    const [text, three, end] = token;
    const top = blocks.at(-1) as Block;
    const last = token.index + text.length === before.length;
    quoted = last && text.startsWith('"') && !text.startsWith('"""') && end === "";
    prose = last && (text.startsWith("#") || (text.startsWith('"""') && three === ""));
    if (quoted || text.startsWith("#")) continue;
    if (open && /^[^"}\]{[,]/.test(text)) {
      blocks.push({ name: open.opens ?? "", forms: [], readings: [] });
      json = undefined;
      read(blocks.at(-1) as Block, text);
      open = undefined;
      continue;
    }
    open = undefined;
    if (json) {
      if (text === "{" || text === "[") json.depth++;
      else if ((text === "}" || text === "]") && --json.depth === 0) json = undefined;
    } else if (text === "}") {
      close(top);
      if (blocks.length > 1) blocks.pop();
      close(blocks.at(-1) as Block);
    } else if (text === "{" || text === "[") {
      const fits = top.readings.filter((r) => r.read < r.words.length && takes(r.words[r.read] ?? "", text));
      const block = fits.find((r) => r.words[r.read] === BLOCK);
      const document = fits.find((r) => r.words[r.read] === "JSON");
      read(top, text);
      if (block && document) open = block.form;
      if (block && !document) blocks.push({ name: block.form.opens ?? "", forms: [], readings: [] });
      else json = { from: token.index, policy: document ? document.form.policy : "resource", depth: 1 };
    } else if (text !== "," && text !== "]") {
      read(top, text);
    }
  }
  const { name, forms, readings } = open
    ? { name: open.opens ?? "", forms: [], readings: [] }
    : (blocks.at(-1) as Block);
  const inJSON = json && { from: json.from, policy: json.policy };
  return { block: name, forms, readings, quoted, prose, json: inJSON, either: open !== undefined };
}

/** The words that may come next at a place, with the form that each belongs to; those to fill in are in upper case. */
export function next(place: WalkPlace): { word: string; form: Form }[] {
  const words = new Map<string, Form>();
  const add = (word: string, form: Form) => {
    if (word !== BLOCK && word !== "JSON" && !words.has(word)) words.set(word, form);
  };
  for (const r of place.readings) if (r.read < r.words.length) add(r.words[r.read] ?? "", r.form);
  if (place.readings.length === 0 || place.readings.some((r) => r.read === r.words.length)) {
    const had = [...place.forms, ...place.readings.slice(0, 1).map((r) => r.form)];
    for (const { form, words: spelled } of beginnings(place.block)) if (fits(form, had)) add(spelled[0] ?? "", form);
  }
  return [...words].map(([word, form]) => ({ word, form }));
}

/** A block takes one more statement of a form: it has not as many as it may, and a step has one act, which it fits. */
function fits(form: Form, had: readonly Form[]): boolean {
  const act = had.find((f) => f.act)?.act;
  const key = form.usage.split(" ")[0];
  if (form.act && act) return false;
  if (form.acts && act && !form.acts.includes(act)) return false;
  return !form.most || had.filter((f) => f.usage.split(" ")[0] === key).length < form.most;
}
