// The answer to the current step as text that is copied.
import { store, text } from "../app.ts";
import { toClipboard } from "../clipboard.ts";
import { shareAddress } from "./address.ts";
import { currentRow, currentStep } from "./derived.ts";
import type { CopyFormat, State } from "./state.ts";
import { foundSuggestions } from "./suggestions.ts";
import { showCopied } from "./updates.ts";

/** The answer to the current step as a ticket that leads to an address; empty where there is no step. */
export function ticketOf(answerIn: typeof import("./answer.ts").answerIn, link: string): string {
  const { state } = store;
  const row = currentRow(state);
  const step = currentStep(state);
  return row && step ? answerIn("ticket", { row, step, title: state.page.title, link, fix: firstFix(state) }) : "";
}

/** Copies the answer, and says whether the browser let it. */
export async function copyAnswer(format: CopyFormat): Promise<void> {
  const { answerIn } = await import("./answer.ts");
  const { state } = store;
  const row = currentRow(state);
  const step = currentStep(state);
  if (!row || !step) return;
  const link = await shareAddress(text.text).catch(() => "");
  const body = answerIn(format, { row, step, title: state.page.title, link, fix: firstFix(state) });
  showCopied(await copied(body));
}

/** Copies a text, and says what became of that. */
export async function copied(body: string): Promise<string> {
  return (await toClipboard(body)) ? "Copied." : "The browser does not let the page copy.";
}

/** What would turn the decision first, where it is known. */
function firstFix(state: State): string {
  const found = foundSuggestions(state);
  return found?.opens ? (found.suggestions[0]?.title ?? "") : "";
}
