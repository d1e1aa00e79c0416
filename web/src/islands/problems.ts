import { html, nothing, type TemplateResult } from "lit";
import { text } from "../app.ts";
import { icon } from "../components/icons.ts";
import { prose } from "../components/prose.ts";
import { findingWords } from "../components/words.ts";
import type { FindingType } from "../gen/view.ts";
import { allFound, type Found } from "../store/derived.ts";
import type { State } from "../store/state.ts";
import { toggleProblems } from "../store/updates.ts";

const order: FindingType[] = ["ERROR", "SECURITY_WARNING", "WARNING", "SUGGESTION"];

/** What is wrong or could be better: one line, which opens to the list. While the text does not parse it stands open. */
export function problems(state: State, go: (f: Found) => void, fix: (f: Found, n: number) => void): TemplateResult {
  const open = state.problemsOpen || state.stale;
  const all = allFound(state);
  if (all.length === 0)
    return html`<footer class="problems none"><span class="head">${icon("allow")}Nothing to say against this text.</span></footer>`;
  const sorted = [...all].sort(
    ({ finding: a }, { finding: b }) => order.indexOf(a.type) - order.indexOf(b.type) || a.at.from - b.at.from,
  );
  const gravest = sorted[0]?.finding.type ?? "SUGGESTION";
  return html`<footer class="problems">
    <button type="button" class="head" aria-expanded=${open} @click=${() => toggleProblems(open)}>
      ${icon(gravest === "ERROR" ? "deny" : gravest === "SUGGESTION" ? "suggestion" : "warning", gravest)}<span>${counts(all)}</span>${icon("chevron", "chevron")}
    </button>
    <ul class=${open ? "" : "folded"}>${sorted.map((f) => item(f, go, fix))}</ul>
    ${open && state.advice?.dataFindings.length ? html`<p class="data">Compared with AWS’s list of actions and condition keys, version ${state.advice.actionData}.</p>` : nothing}
  </footer>`;
}

function counts(all: Found[]): string {
  return order
    .flatMap((type) => {
      const n = all.filter(({ finding }) => finding.type === type).length;
      return n === 0 ? [] : [`${n} ${findingWords[type][n === 1 ? 0 : 1]}`];
    })
    .join(", ");
}

/** The strip holds every finding also while it is folded, for who reads the page by its hooks; folded, none is shown. */
function item(found: Found, go: (f: Found) => void, fix: (f: Found, n: number) => void): TemplateResult {
  const { finding: f, version } = found;
  const line = text.lineAt(text.map(f.at.from, version));
  return html`<li class="finding ${f.type}" data-rw="finding" data-code=${f.code} data-type=${f.type}>
    <button type="button" class="go" @click=${() => go(found)}>
      ${icon(f.type === "ERROR" ? "deny" : f.type === "SUGGESTION" ? "suggestion" : "warning")}<span class="message">${prose(f.message)}</span
      ><span class="where">${f.document ? `${f.document}, ` : ""}line ${line}</span>
    </button>
    <div class="more">
      ${f.aws ? html`<p>AWS would answer: <q>${f.aws}</q></p>` : nothing} ${f.remedy ? html`<p>${prose(f.remedy)}</p>` : nothing}
      <p><code>${f.code}</code>${f.see ? html` <a href=${f.see} rel="noreferrer">What AWS says</a>` : nothing}
        ${f.fixes.map((x, n) => html` <button type="button" class="small" data-rw="fix" @click=${() => fix(found, n)}>${x.title}</button>`)}</p>
    </div>
  </li>`;
}
