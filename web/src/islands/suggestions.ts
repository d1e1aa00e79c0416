import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../components/icons.ts";
import { words } from "../gen/drawing.ts";
import type { Diff, Suggestion } from "../gen/view.ts";
import { currentRow, isEditablePlace } from "../store/derived.ts";
import type { State } from "../store/state.ts";
import { applySuggestion, foundSuggestions, suggestionsKind, toggleSuggestions } from "../store/suggestions.ts";

/** What would flip the decision, each as a diff that one click applies. The box keeps its place where there is none. */
export function suggestions(state: State): TemplateResult {
  const kind = suggestionsKind(state);
  const step = currentRow(state)?.step;
  if (!kind || !step) return html`<div class="suggestions" data-rw="ways"></div>`;
  const open = state.suggestionsOpen[kind];
  const opens = step.outcome !== "allow";
  const toggle = (e: Event) => toggleSuggestions(kind, (e.target as HTMLDetailsElement).open);
  return html`<details class="suggestions ${opens ? "opens" : "closes"}" data-rw="ways" .open=${open} @toggle=${toggle}>
    <summary>${opens ? words.opens : words.closes}</summary>
    ${open ? body(state) : nothing}
  </details>`;
}

function body(state: State): TemplateResult {
  const found = foundSuggestions(state);
  if (!found) return html`<p class="none searching">${words.searching}</p>`;
  if (found.none) return html`<p class="none">${found.none}</p>`;
  const can = found.suggestions.filter((s) => s.edits.every((e) => isEditablePlace(state, e.at)));
  return can.length > 0 ? suggestionList(can, applySuggestion) : html`<p class="none">${words.kept}</p>`;
}

/** The first is the one to take; the others are a click away. */
export function suggestionList(
  [best, ...others]: Suggestion[],
  apply: (suggestion: Suggestion) => void,
): TemplateResult {
  const title = others.length === 1 ? words.oneOther : `${others.length} ${words.others}`;
  const offered = (s: Suggestion) => suggestion(s, () => apply(s));
  return html`<ol>${best ? offered(best) : nothing}</ol>
    ${
      others.length > 0
        ? html`<details class="more"><summary>${title}</summary><ol>${others.map(offered)}</ol></details>`
        : nothing
    }`;
}

/** One set of edits, and what its button does. */
function suggestion(s: Suggestion, apply: () => void): TemplateResult {
  return html`<li class="suggestion" data-rw="suggestion" data-risk=${s.level}>
    <div class="suggestion-head"><span class="title">${s.title}</span><button type="button" class="small"
      data-rw="apply" aria-label="Apply: ${s.title}" @click=${apply}>Apply</button></div>
    ${s.level === "wider" ? html`<p class="risk wider">${icon("suggestion")}<span>${words.wider}</span></p>` : nothing}
    ${s.risk ? html`<p class="risk">${icon("warning")}<span><b>${words.risk}</b> it ${s.risk}.</span></p>` : nothing}
    ${s.diffs.map(diff)}
    ${s.others ? html`<p class="others">${words.changes} ${s.others}.</p>` : nothing}
  </li>`;
}

/** One edit as lines. */
export function diff(d: Diff): TemplateResult {
  return html`<figure class="diff"><figcaption>${d.where ? `${d.where}, ` : ""}line ${d.line}</figcaption><pre
    >${d.removed.map((l) => html`<del><span class="vh">${words.removed} </span>${l}</del>`)}${d.added.map(
      (l) => html`<ins><span class="vh">${words.added} </span>${l}</ins>`,
    )}</pre></figure>`;
}
