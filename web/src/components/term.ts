// A word that the glossary explains. What it says is fetched when a reader first asks for it (glossary/door.ts).
import { html, type TemplateResult } from "lit";
import { labelTerms } from "../gen/drawing.ts";

/** The term as a button, for where nothing around it is pressed. */
export function termButton(id: string, text: string): TemplateResult {
  return html`<button type="button" class="term" data-rw="term" data-term=${id}>${text}</button>`;
}

/** A fixed word of the page, as a button where the glossary explains it. */
export function label(text: string): TemplateResult | string {
  const id = labelTerms[text];
  return id ? termButton(id, text) : text;
}

/** The same in a button that does something else: it is explained under the pointer and under the focus. */
export function labelIn(text: string): TemplateResult | string {
  const id = labelTerms[text];
  return id ? html`<span class="term" data-rw="term" data-term=${id}>${text}</span>` : text;
}
