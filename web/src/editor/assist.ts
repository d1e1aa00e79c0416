// What helps with writing, and the tables that it needs. It is large, and is fetched when a reader turns to the editor.
import type { Extension } from "@codemirror/state";
import type { PolicyKind } from "../gen/keys.ts";
import type { Page } from "../gen/view.ts";
import { brackets } from "./brackets.ts";
import { completion } from "./complete.ts";
import { signature } from "./signature.ts";
import { tips } from "./tip.ts";

export { startCompletion } from "@codemirror/autocomplete";
export { toMatchingBracket } from "./brackets.ts";
export { complete } from "./complete.ts";
export { explainAtCaret } from "./tip.ts";

export function assist(page: () => Page, json: PolicyKind | undefined): Extension {
  const policy = json !== undefined;
  return [completion(page, json), tips(policy), signature(policy), brackets(policy)];
}
