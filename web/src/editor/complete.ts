// Completion with the names of this walk, and in a condition with the operators and keys that the engine knows. It
// opens when it is asked for (Ctrl-Space) and never by itself, so that Enter is always a new line.
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
} from "@codemirror/autocomplete";
import { type Extension, Prec } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import { conditionKeys, conditionOperators } from "../gen/keys.ts";
import type { Page } from "../gen/view.ts";
import { placeAfter } from "./place.ts";

/** Every name of a page once, with what it is. */
export function names(page: Page): Completion[] {
  const all = new Map<string, Completion>();
  const add = (label: string, detail: string) => {
    if (label && !all.has(label)) all.set(label, { label, detail });
  };
  for (const account of page.accounts) {
    add(account.id, `account ${account.alias}`);
    for (const node of account.nodes) {
      add(node.arn, node.kindWord);
      add(node.id, node.kindWord);
    }
  }
  for (const lane of page.lanes) add(lane.session, "session");
  for (const { step } of page.rows) if (step) add(step.edge.label, "action");
  for (const key of contextKeys(page)) add(key, "condition key");
  return [...all.values()];
}

/** The keys that the requests of a page have. */
function contextKeys(page: Page): string[] {
  return page.rows.flatMap(({ step }) => step?.context.map(({ key }) => key) ?? []);
}

/** The condition keys of the engine's table, and those that only the requests of the page have, such as claims. */
export function keys(page: Page): Completion[] {
  const all = new Map<string, Completion>();
  for (const key of conditionKeys) {
    all.set(key.name.toLowerCase(), {
      label: key.name,
      detail: key.multivalued ? `${key.type}, several values` : key.type,
      info: `It is present ${key.when}.`,
    });
  }
  for (const key of contextKeys(page)) {
    if (!all.has(key.toLowerCase())) all.set(key.toLowerCase(), { label: key, detail: "in this walk" });
  }
  return [...all.values()];
}

/** What completes a word behind a text: in a Condition its operators and keys, everywhere else the page's names. */
export function options(page: Page, before: string): Completion[] {
  const { path, name, quoted } = placeAfter(before);
  if (!name) return names(page);
  const quote = (all: Completion[]) => (quoted ? all : all.map((c) => ({ ...c, apply: JSON.stringify(c.label) })));
  if (path.at(-1) === "Condition")
    return quote(conditionOperators.map(({ name: label }) => ({ label, detail: "operator" })));
  return path.at(-2) === "Condition" ? quote(keys(page)) : names(page);
}

export function completion(page: () => Page): Extension {
  const source = (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(/[\w:/.*@+=-]+/);
    if (!word && !context.explicit) return null;
    const from = word?.from ?? context.pos;
    return { from, options: options(page(), context.state.sliceDoc(0, from)), validFor: /^[\w:/.*@+=-]*$/ };
  };
  return [
    autocompletion({ override: [source], activateOnTyping: false, icons: false, defaultKeymap: false }),
    Prec.high(keymap.of([...completionKeymap])),
  ];
}
