// Completion with the names of this walk: what stands in it and what the engine found in its requests. It opens when it
// is asked for (Ctrl-Space) and never by itself, so that Enter is always a new line.
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
} from "@codemirror/autocomplete";
import { type Extension, Prec } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import type { Page } from "../gen/view.ts";

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
  for (const { step } of page.rows) {
    if (step) add(step.hop.label, "action");
    for (const key of step?.context ?? []) add(key.key, "condition key");
  }
  return [...all.values()];
}

export function completion(page: () => Page): Extension {
  const source = (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(/[\w:/.*@+=-]+/);
    if (!word && !context.explicit) return null;
    return { from: word?.from ?? context.pos, options: names(page()), validFor: /^[\w:/.*@+=-]*$/ };
  };
  return [
    autocompletion({ override: [source], activateOnTyping: false, icons: false, defaultKeymap: false }),
    Prec.high(keymap.of([...completionKeymap])),
  ];
}
