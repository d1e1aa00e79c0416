// Completion by place: in a policy its elements, operators, keys and values, in a walk the words of the language, and
// in both the names of this walk. It opens while a word or a string is typed, with no option chosen, so that Enter is a
// new line until one is.
import {
  acceptCompletion,
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  closeCompletion,
  completionStatus,
  moveCompletionSelection,
  selectedCompletionIndex,
  setSelectedCompletion,
  startCompletion,
} from "@codemirror/autocomplete";
import { type Extension, Prec } from "@codemirror/state";
import { EditorView, keymap, type Rect } from "@codemirror/view";
import {
  conditionKeys,
  conditionOperators,
  effects,
  operatorParts,
  type PolicyKind,
  policyElements,
  policyVersions,
  principalKinds,
  refusedElements,
  statementElements,
  type Word,
} from "../gen/keys.ts";
import type { Page } from "../gen/view.ts";
import { namesAfter, type Place, placeAfter } from "./place.ts";
import { next, stands, walkPlace } from "./walk-place.ts";
import * as world from "./world.ts";

/** What completes a word, and where it begins. */
export interface Offer {
  from: number;
  quoted: boolean;
  options: Completion[];
}

/** Every name of a page once, with what it is. */
export function names(page: Page): Completion[] {
  return world.once([
    ...page.accounts.flatMap((account) => [
      { label: account.id, detail: `account ${account.alias}` },
      ...account.nodes.flatMap(({ arn, id, called, kindWord: detail }) => [
        { label: arn, detail },
        { label: called || id, detail },
      ]),
    ]),
    ...world.sessions(page),
    ...page.rows.flatMap(({ step }) => (step ? [{ label: step.edge.label, detail: "action" }] : [])),
    ...world.contextKeys(page).map((label) => ({ label, detail: "condition key" })),
  ]);
}

/** The condition keys of the engine's table, and those that only the requests of the page have, such as claims. */
export function keys(page: Page, operator = ""): Completion[] {
  const all = new Map<string, Completion>();
  const set = operatorParts.some(({ name }) => name.endsWith(":") && operator.startsWith(name));
  for (const key of conditionKeys) {
    const typed = operator.toLowerCase().includes((key.type.split(" ")[0] ?? "").toLowerCase());
    all.set(key.name.toLowerCase(), {
      label: key.name,
      detail: key.multivalued ? `${key.type}, several values` : key.type,
      info: `It is present ${key.when}.`,
      boost: Number(typed) + Number(set && key.multivalued),
    });
  }
  for (const key of world.contextKeys(page)) {
    if (!all.has(key.toLowerCase())) all.set(key.toLowerCase(), { label: key, detail: "in this walk" });
  }
  return [...all.values()];
}

const told = (all: readonly Word[], detail: string): Completion[] =>
  all.map(({ name, says }, n) => ({ label: name, detail, info: `${name} ${says}.`, boost: all.length - n }));

/** The operators, then those with IfExists, then those for several values. */
export function operators(): Completion[] {
  const parts = operatorParts.map(({ name }) => name);
  const [suffix = ""] = parts.filter((part) => !part.endsWith(":"));
  const plain = told(conditionOperators, "operator").map((c) => ({ ...c, boost: 3 }));
  const taking = plain.filter(({ label }) => label !== "Null");
  const more = (before: string, after: string, boost: number) =>
    taking.map((c) => ({ label: before + c.label + after, detail: "operator", info: c.info ?? "", boost }));
  const sets = parts.filter((part) => part.endsWith(":"));
  return [
    ...plain,
    ...more("", suffix, 2),
    ...sets.flatMap((set) => more(set, "", 1)),
    ...sets.flatMap((set) => more(set, suffix, 0)),
  ];
}

/** What a condition may compare a key with: what its type allows, and what the requests of this walk have. */
export function values(page: Page, operator: string, written: string): Completion[] {
  const lower = written.toLowerCase();
  const key = conditionKeys.find(({ name }) =>
    name.endsWith("/") ? lower.startsWith(name.toLowerCase()) : lower === name.toLowerCase(),
  );
  if (operator === "Null" || key?.type === "Bool") return ["true", "false"].map((label) => ({ label }));
  const kind = /(?:orgid|orgpaths)$/.exec(lower)?.[0];
  const all = world.contextValues(page, (k) => k === lower || (kind !== undefined && k.endsWith(kind)));
  if (lower.endsWith("account")) all.push(...world.accounts(page));
  if (/service(?:name|principal|nameslist)$|calledvia|passedtoservice/.test(lower))
    all.push(...world.servicePrincipals(page));
  if (lower === "aws:sourcearn") all.push(...world.arns(page, "resource"));
  else if (key?.type === "ARN") all.push(...world.principals(page).filter(({ label }) => label.startsWith("arn:")));
  return world.once(all);
}

/** What a place of a policy takes. */
function inPolicy(page: Page, place: Place, had: string[], kind: PolicyKind): Completion[] {
  const full = [...place.path, place.member].filter(Boolean);
  const inStatement = full[0] === "Statement";
  const [element, second, third, ...deeper] = inStatement ? full.slice(1) : full;
  // An element and its opposite never stand in one statement.
  const left = (all: readonly Word[], what: string) => {
    const bare = had.map((name) => name.replace(/^Not/, ""));
    return told(all, what).filter(({ label }) => !bare.includes(label.replace(/^Not/, "")));
  };
  if (deeper.length > 0) return [];
  if (place.name) {
    if (element === undefined && !inStatement) return left(policyElements, "element");
    if (element === undefined)
      return left(
        statementElements.filter(({ name }) => !refusedElements[kind].includes(name)),
        "element",
      );
    if (/^(?:Not)?Principal$/.test(element) && second === undefined) return left(principalKinds, "kind of principal");
    if (element === "Condition" && second === undefined) return operators().filter(({ label }) => !had.includes(label));
    if (element === "Condition" && third === undefined)
      return keys(page, second).filter(({ label }) => !had.includes(label));
    return [];
  }
  const valuesOf: Record<string, () => Completion[]> = {
    Version: () => told(policyVersions, "version"),
    Effect: () => told(effects, "effect"),
    Action: () => world.once(world.actions(page)),
    Resource: () => world.once(world.resources(page)),
    Principal: () => principalValues(page, second),
    Condition: () => (second && third ? values(page, second, third) : []),
    Sid: () => [],
    Id: () => [],
  };
  return (valuesOf[element?.replace(/^Not/, "") ?? ""] ?? (() => names(page)))();
}

function principalValues(page: Page, kind: string | undefined): Completion[] {
  if (kind === "AWS") return world.once(world.principals(page));
  if (kind === "Service") return world.once(world.servicePrincipals(page));
  if (kind === "Federated") return world.once(world.arns(page, "provider"));
  return kind === undefined ? [{ label: "*", detail: "everyone" }] : [];
}

/** What completes the word behind a text, by the place that the text leads to: in a policy of a kind, or in a walk. */
export function offer(page: Page, before: string, after: string, json: PolicyKind | boolean): Offer | null {
  const inWalk = json ? undefined : walkPlace(before);
  if (inWalk?.prose) return null;
  if (inWalk && !inWalk.json) return inLanguage(page, before);
  const start = inWalk?.json?.from ?? 0;
  const place = placeAfter(before.slice(start));
  const had = [...place.names, ...namesAfter(after)];
  const policy = inWalk ? inWalk.json?.policy : json === true ? "resource" : json || undefined;
  const plain = () => (place.name ? keys(page) : names(page));
  const options = policy ? inPolicy(page, place, had, policy) : plain();
  const written: Completion[] = options.map((c) => ({ ...c, apply: applied(c.label, place, after) }));
  if (inWalk?.either && !place.quoted) written.push(...(inLanguage(page, before)?.options ?? []));
  return { from: start + place.from, quoted: place.quoted, options: written };
}

/** A label as it is written at a place: with the quotation marks, and behind a name the colon, that are not there. */
function applied(label: string, place: Place, after: string): string {
  const line = /^[^\n]*/.exec(after)?.[0] ?? "";
  const closed = place.quoted && (line.replace(/\\./g, "").split('"').length - 1) % 2 === 1;
  const colon = place.name && !/^[^"\n]*"?\s*:/.test(after) ? ": " : "";
  const text = JSON.stringify(label);
  if (label.endsWith("/")) return place.quoted ? label : text.slice(0, -1);
  if (closed) return text.slice(1, -1);
  return (place.quoted ? text.slice(1) : text) + colon;
}

/** What a word of the language may be: one of those that stand, or a name for one that is to be filled in. */
function inLanguage(page: Page, before: string): Offer | null {
  const from = /"[^"\n]*$|[\w:/.*@+=-]*$/.exec(before)?.index ?? before.length;
  const place = walkPlace(before.slice(0, from));
  const quoted = walkPlace(before).quoted;
  const options = next(place).flatMap(({ word, form }): Completion[] => {
    if (!stands(word)) return named(page, word);
    const info = `${form.usage} ${form.says}.`;
    return quoted ? [] : [{ label: word, detail: "word", info, boost: 1 }];
  });
  return { from: from + (quoted ? 1 : 0), quoted, options: world.once(options as world.Named[]) };
}

/** The names of this walk that fill in a word of a usage. */
function named(page: Page, word: string): Completion[] {
  const fill: Record<string, () => world.Named[]> = {
    ACTOR: () => [...world.ids(page, "user", "role", "root"), ...world.sessions(page), ...world.ids(page, "service")],
    ROLE: () => world.ids(page, "role"),
    HOLDER: () => world.ids(page, "user", "role"),
    SESSION: () => world.sessions(page),
    PROVIDER: () => world.ids(page, "provider"),
    HOST: () => world.ids(page, "provider"),
    ACTION: () => world.actions(page),
    RESOURCE: () => [...world.arns(page, "resource", "role"), { label: "*", detail: "every resource" }],
    ARN: () => world.arns(page, "resource"),
    ALIAS: () => world.aliases(page),
    NUMBER: () => world.accounts(page),
    SERVICE: () => world.servicePrincipals(page),
    GATE: () => world.gates(page),
    CODE: () => world.codes(page),
  };
  return fill[word]?.() ?? [];
}

/** The editors whose reader asked for the options: there the first one is chosen when they come. */
const asked = new WeakSet<EditorView>();

/** Opens the options at the caret with the first one chosen, which Enter takes. */
export function complete(view: EditorView): boolean {
  asked.add(view);
  return choose(view) || startCompletion(view);
}

function choose(view: EditorView): boolean {
  if (completionStatus(view.state) !== "active") return false;
  asked.delete(view);
  if (selectedCompletionIndex(view.state) === null) view.dispatch({ effects: setSelectedCompletion(0) });
  return true;
}

/** Takes the option that is chosen, or the first one. */
function take(view: EditorView): boolean {
  return choose(view) && acceptCompletion(view);
}

/** How wide what an option means is at most, and how far it stays from the edge of the window, in pixels. */
const INFO = 400;
const EDGE = 8;

/** Where what an option means stands: beside the options, or under or above them all where there is no room for it. */
export function infoPlace(_: EditorView, list: Rect, option: Rect, info: Rect, space: Rect) {
  const [width, height] = [info.right - info.left, info.bottom - info.top];
  const [before, behind] = [list.left - space.left, space.right - list.right];
  if (Math.max(before, behind) >= width) {
    const side = behind >= width ? "right" : "left";
    const top = Math.max(space.top, Math.min(option.top, space.bottom - height)) - list.top;
    return {
      style: `top: ${top}px; max-width: ${Math.min(INFO, Math.max(before, behind))}px`,
      class: `cm-completionInfo-${side}`,
    };
  }
  const wide = Math.min(INFO, space.right - space.left - 2 * EDGE);
  const left = Math.min(0, space.right - EDGE - wide - list.left);
  const side = space.bottom - list.bottom >= height || list.top - space.top < height ? "top" : "bottom";
  return { style: `${side}: ${list.bottom - list.top}px; left: ${left}px; width: ${wide}px`, class: "" };
}

export function completion(page: () => Page, json: PolicyKind | undefined): Extension {
  const source = (context: CompletionContext): CompletionResult | null => {
    const { doc, readOnly } = context.state;
    if (readOnly) return null;
    const found = offer(page(), doc.sliceString(0, context.pos), doc.sliceString(context.pos), json ?? false);
    if (!found || found.options.length === 0) return null;
    if (!found.quoted && found.from === context.pos && !context.explicit) return null;
    return { ...found, validFor: found.quoted ? /^[^"\\\n]*$/ : /^[\w:/.*@+=-]*$/ };
  };
  return [
    autocompletion({
      override: [source],
      selectOnOpen: false,
      icons: false,
      defaultKeymap: false,
      positionInfo: infoPlace,
    }),
    EditorView.updateListener.of(({ view, docChanged }) => {
      if (docChanged) asked.delete(view);
      else if (asked.has(view) && completionStatus(view.state) === "active") queueMicrotask(() => choose(view));
    }),
    Prec.high(
      keymap.of([
        { key: "Escape", run: closeCompletion },
        { key: "ArrowDown", run: moveCompletionSelection(true) },
        { key: "ArrowUp", run: moveCompletionSelection(false) },
        { key: "PageDown", run: moveCompletionSelection(true, "page") },
        { key: "PageUp", run: moveCompletionSelection(false, "page") },
        { key: "Enter", run: acceptCompletion },
        { key: "Tab", run: take },
      ]),
    ),
  ];
}
