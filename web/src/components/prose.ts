import { html, type TemplateResult } from "lit";

/** A sentence of the engine's, in which code stands between backticks. */
export function prose(sentence: string): TemplateResult {
  const parts = sentence.split("`");
  // An odd number of backticks is a text that has one of its own.
  if (parts.length % 2 === 0) return html`${sentence}`;
  return html`${parts.map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
