import { html, nothing, type TemplateResult } from "lit";
import { text } from "../app.ts";
import { icon } from "../components/icons.ts";
import { prose } from "../components/prose.ts";
import { words } from "../gen/drawing.ts";
import { allFound, type Found } from "../store/derived.ts";
import type { State } from "../store/state.ts";
import { documentOf, toggleProblems } from "../store/updates.ts";

type Act = (f: Found) => void;
type Fix = (f: Found, n: number) => void;

/**
 * What is wrong or could be better: one line, which opens to the list. While the text does not parse it stands open.
 */
export function problems(state: State, go: Act, fix: Fix): TemplateResult {
  const open = state.problemsOpen || state.stale;
  const all = allFound(state).sort(({ finding: a }, { finding: b }) => a.rank - b.rank || a.at.from - b.at.from);
  const gravest = all[0]?.finding.badge;
  if (open && all.some(({ finding }) => finding.fixes.length > 0)) void import("../forms/change.ts");
  if (!gravest) {
    return html`<footer class="problems none"><span class="head">${icon("allow")}${words.noFinding}</span
      ></footer>`;
  }
  return html`<footer class="problems">
    <button type="button" class="head" aria-expanded=${open} @click=${() => toggleProblems(open)}
      >${icon(gravest.icon, gravest.hue)}<span>${counts(all)}</span>${icon("chevron", "chevron")}</button>
    <ul class=${open ? "" : "folded"}>${all.map((f) => item(state, f, open, go, fix))}</ul>
    ${open && state.advice?.dataFindings.length ? dataVersion(state.advice.actionData) : nothing}
  </footer>`;
}

function dataVersion(version: string): TemplateResult {
  return html`<p class="data">Compared with AWS’s list of actions and condition keys, version ${version}.</p>`;
}

/** `1 error, 2 warnings`, from findings in order of their rank. */
function counts(all: Found[]): string {
  const numbers = new Map<string, number>();
  for (const { finding } of all) numbers.set(finding.badge.word, (numbers.get(finding.badge.word) ?? 0) + 1);
  return [...numbers].map(([word, n]) => `${n} ${word}${n === 1 ? "" : "s"}`).join(", ");
}

/**
 * Where a finding stands now, as its tab and the gutter there say: as the engine says, until the text has changed. Of a
 * text that does not parse the engine does not know the documents, but their tabs stand.
 */
function whereOf(found: Found, state: State): string {
  const { finding: f, version } = found;
  const document = documentOf(state, found);
  const named = f.document || (document?.label ?? "");
  const place = (line: number) => `${named ? `${named}, ` : ""}line ${line}`;
  if (f.at.text !== 0 || (version === text.version && !state.stale)) return place(f.line);
  const at = text.map(f.at.from, version);
  if (!document) return place(text.lineAt(at));
  const [begin, end] = [text.map(document.at.from, state.pageVersion, -1), text.map(document.at.to, state.pageVersion)];
  return place(text.lineAt(Math.max(begin, Math.min(at, end))) - text.lineAt(begin) + 1);
}

/** The list holds every finding also while it is folded, so that its hooks are always there; folded, none is shown. */
function item(state: State, found: Found, open: boolean, go: Act, fix: Fix): TemplateResult {
  const f = found.finding;
  const see = f.see ? html` <a href=${f.see} rel="noreferrer">${words.awsPage}</a>` : nothing;
  return html`<li class="finding ${f.type}" data-rw="finding" data-code=${f.code} data-type=${f.type}>
    <button type="button" class="go" @click=${() => go(found)}
      >${icon(f.badge.icon)}<span class="message">${prose(f.message)}</span
      ><span class="where">${whereOf(found, state)}</span></button>
    <div class="more">
      ${f.aws ? html`<p>${words.awsAnswer} <q>${f.aws}</q></p>` : nothing}
      ${f.remedy ? html`<p>${prose(f.remedy)}</p>` : nothing}
      <p><code>${f.code}</code>${see}</p>
      ${f.fixes.map(
        (x, n) => html`<div class="fix"><button type="button" class="small" data-rw="fix" @click=${() => fix(found, n)}
          >${x.title}</button>${
            open
              ? html`<rw-change .fix=${x} .version=${found.version}
              key="${found.version} ${f.code} ${f.at.from} ${n}"></rw-change>`
              : nothing
          }</div>`,
      )}
    </div>
  </li>`;
}
