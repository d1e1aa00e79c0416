import { html, nothing, type TemplateResult } from "lit";
import { parts } from "../components/differ.ts";
import { icon } from "../components/icons.ts";
import { words } from "../gen/drawing.ts";
import type { Diff, RiskLevel, Stay, Suggestion } from "../gen/view.ts";
import { currentRow, isEditablePlace } from "../store/derived.ts";
import type { State } from "../store/state.ts";
import { applySuggestion, foundSuggestions, suggestionsKind, toggleSuggestions } from "../store/suggestions.ts";
import { lightPlace } from "../store/updates.ts";

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
  if (!found.opens) return rests(found.stays, found.wider);
  const can = found.suggestions.filter((s) => s.edits.every((e) => isEditablePlace(state, e.at)));
  if (can.length === 0) return html`<p class="none">${words.kept}</p>`;
  const note = found.note ? html`<p class="others">${found.note}</p>` : nothing;
  return html`${note}${suggestionList(can, applySuggestion)}`;
}

/** What an allowed step rests on, and what is wider than the walk needs. Each lights its text. */
function rests(stays: Stay[], wider: Stay[]): TemplateResult {
  const list = (of: Stay[], rw: string) => html`<ul class="stays">${of.map((s) => stay(s, rw))}</ul>`;
  return html`${stays.length > 0 ? list(stays, "stay") : nothing}${
    wider.length > 0 ? html`<h4>${words.widerTitle}</h4>${list(wider, "wider")}` : nothing
  }`;
}

function stay(s: Stay, rw: string): TemplateResult {
  return html`<li><button type="button" class="stay" data-rw=${rw} data-document=${s.document}
    @click=${() => lightPlace(s.at)}><span class="what"><b>${s.label}</b>${
      s.value ? html` <code>${s.value}</code>` : nothing
    }</span> <span class="where">${s.where}</span>${
      s.note ? html` <span class="note-line">${s.note}</span>` : nothing
    }</button></li>`;
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
    <p class="risk ${s.level}">${icon(riskIcons[s.level])}<span><b>${s.riskWord}:</b> ${s.risk}.</span></p>
    ${s.diffs.map(diff)}
    ${s.others ? html`<p class="others">${words.changes} ${s.others}.</p>` : nothing}
  </li>`;
}

/** One edit as lines. */
export function diff(d: Diff): TemplateResult {
  return html`<figure class="diff"><figcaption>${d.where ? `${d.where}, ` : ""}line ${d.line}</figcaption><pre
    >${d.was.map((l) => html`<del><span class="vh">${words.removed} </span>${parts(l)}</del>`)}${d.is.map(
      (l) => html`<ins><span class="vh">${words.added} </span>${parts(l)}</ins>`,
    )}</pre></figure>`;
}

const riskIcons: Record<RiskLevel, string> = { none: "allow", wider: "suggestion", dangerous: "warning" };
