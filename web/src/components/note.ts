import { html, type TemplateResult } from "lit";
import { store } from "../app.ts";
import type { Note } from "../gen/view.ts";
import { termButton } from "./term.ts";

/** A note as elements. One whose tree is not here stands as plain text until it comes. */
export function note(markdown: string): TemplateResult {
  const tree = store.state.notes[markdown];
  if (tree) return html`${tree.map(node)}`;
  return html`${markdown.split(/\n{2,}/).map((p) => html`<p>${p}</p>`)}`;
}

function node(n: Note): TemplateResult {
  const sub = n.sub.map(node);
  switch (n.kind) {
    case "paragraph":
      return html`<p>${sub}</p>`;
    case "heading":
      return html`<h4>${sub}</h4>`;
    case "list":
      return html`<ul>${sub}</ul>`;
    case "ordered":
      return html`<ol>${sub}</ol>`;
    case "item":
      return html`<li>${sub}</li>`;
    case "quote":
      return html`<blockquote>${sub}</blockquote>`;
    case "codeblock":
      return html`<pre tabindex="0">${n.text}</pre>`;
    case "rule":
      return html`<hr />`;
    case "code":
      return html`<code>${n.text}</code>`;
    case "emphasis":
      return html`<em>${sub}</em>`;
    case "strong":
      return html`<strong>${sub}</strong>`;
    case "link":
      return /^(https?:|mailto:)/.test(n.href) ? html`<a href=${n.href} rel="noreferrer">${sub}</a>` : html`${sub}`;
    case "break":
      return html`<br />`;
    case "term":
      return termButton(n.term ?? "", n.text);
    case "text":
      return html`${n.text}`;
  }
}
