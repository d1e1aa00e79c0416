import { html, type TemplateResult } from "lit";
import { engine, prebuiltNotes, store } from "../app.ts";
import type { Note } from "../gen/view.ts";

const rendered = new Map<string, Note[]>();
const asked = new Set<string>();

/** A note as elements. One that the site builder did not render is asked for, and stands as plain text until it comes. */
export function note(markdown: string): TemplateResult {
  const tree = prebuiltNotes.get(markdown) ?? rendered.get(markdown);
  if (tree) return html`${tree.map(node)}`;
  ask(markdown);
  return html`${markdown.split(/\n{2,}/).map((p) => html`<p>${p}</p>`)}`;
}

function ask(markdown: string): void {
  const client = engine();
  if (!client || asked.has(markdown) || store.state.engine !== "ready") return;
  asked.add(markdown);
  client.render(markdown).then(
    (tree) => {
      rendered.set(markdown, tree);
      store.set({});
    },
    () => undefined, // The plain text stays.
  );
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
    case "text":
      return html`${n.text}`;
  }
}
