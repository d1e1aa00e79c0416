import { html, nothing, type TemplateResult } from "lit";
import { words } from "../gen/drawing.ts";
import type { Gate, Trace } from "../gen/view.ts";
import { isOpen, passesFilter, shownGate } from "../store/derived.ts";
import type { State, TraceFilter } from "../store/state.ts";
import { filterTrace, selectGate, selectTrace, showPane, toggleOpen } from "../store/updates.ts";
import { differing, parts } from "./differ.ts";
import { icon } from "./icons.ts";
import { prose } from "./prose.ts";
import { label, labelIn } from "./term.ts";

/** One gate. Pressed, it shows its trace under the list and lights what decides in it; the list does not move. */
export function gateRow(state: State, gate: Gate): TemplateResult {
  const shown = shownGate(state)?.gate === gate.gate;
  const name = gate.trace.length > 0 ? labelIn(gate.name) : label(gate.name);
  const head = html`${icon(gate.badge.icon)}<span class="name">${name}</span
    ><span class="vh">${gate.badge.word}</span><span class="summary">${gate.summary}</span>`;
  return html`<li class="gate ${gate.badge.hue}${shown ? " open" : ""}" data-rw="gate" data-gate=${gate.gate}
      data-outcome=${gate.outcome}>
    ${
      gate.trace.length === 0
        ? html`<div class="gate-head">${head}</div>`
        : html`<button class="gate-head" type="button" aria-expanded=${shown} aria-controls="trace"
            @click=${() => selectGate(gate.gate)}>${head}${icon("chevron", "chevron")}</button>`
    }
  </li>`;
}

const toText = () => showPane("documents");

/** What was looked at in the gate that is shown. */
export function shownTrace(state: State): TemplateResult | typeof nothing {
  const gate = shownGate(state);
  if (!gate) return nothing;
  const rows = gate.trace.flatMap((t, i) =>
    passesFilter(t, state.traceFilter) ? [traceBlock(state, t, `${gate.gate}.${i}`)] : [],
  );
  return html`<section class="trace" id="trace" aria-labelledby="trace-title"
    ><h3 id="trace-title">${label(gate.name)} <small>${gate.summary}</small></h3
    ><button type="button" class="small to-text" data-rw="to-text" @click=${toText}>${words.toText}</button
    >${filter(state)}<div class="gate-body">${
      rows.length > 0 ? rows : html`<p class="covered">${words.filteredOut}</p>`
    }</div></section>`;
}

const filters: readonly [TraceFilter, string][] = [
  ["decided", words.decided],
  ["failed", words.failed],
  ["all", words.every],
];

/** What is shown of the trace. */
function filter(state: State): TemplateResult {
  return html`<fieldset class="filter" data-rw="trace-filter"><legend class="vh">${words.filter}</legend
    >${filters.map(
      ([value, name]) =>
        html`<label><input type="radio" name="trace-filter" value=${value} .checked=${state.traceFilter === value}
          @change=${() => filterTrace(value)}><span>${name}</span></label>`,
    )}</fieldset>`;
}

/** An action, a policy or a statement, with what lies under it; elements and conditions stand in a table. */
function traceBlock(state: State, trace: Trace, path: string): TemplateResult {
  switch (trace.kind) {
    case "element":
    case "condition":
      return table(state, [{ trace, path }]);
    case "note":
      return html`<p class="trace-note">${prose(trace.sentence || trace.label)}</p>`;
    case "statement":
      return statement(state, trace, path);
    default:
      return html`<div class="policy">
        ${
          trace.document
            ? html`<button type="button" class="policy-name${selected(state, path)}"
                aria-pressed=${state.trace === path} @click=${() => selectTrace(path)}>${trace.label}</button>`
            : html`<div class="policy-name">${trace.label}</div>`
        }
        ${sentence(trace)} ${children(state, trace, path)}
      </div>`;
  }
}

function sentence(trace: Trace): TemplateResult | typeof nothing {
  return trace.sentence ? html`<p class="trace-note">${prose(trace.sentence)}</p>` : nothing;
}

function selected(state: State, path: string): string {
  return state.trace === path ? " selected" : "";
}

function statement(state: State, trace: Trace, path: string): TemplateResult {
  const open = isOpen(state, path, trace.decides || state.traceFilter !== "all");
  return html`<div class="statement ${trace.badge.hue}${selected(state, path)}">
    <div class="statement-head">
      <button type="button" class="pick" aria-pressed=${state.trace === path} @click=${() => selectTrace(path)}>
        ${icon(trace.badge.icon)}<span class="vh">${trace.badge.word}</span>
        ${trace.effect ? html`<span class="effect">${trace.effect}</span>` : nothing}<span
          class="label">${trace.label}</span>
      </button>
      ${
        trace.sub.length > 0
          ? html`<button type="button" class="fold" aria-expanded=${open} aria-label="Elements of ${trace.label}"
              @click=${() => toggleOpen(path, open)}>${icon("chevron", "chevron")}</button>`
          : nothing
      }
    </div>
    ${sentence(trace)} ${open ? children(state, trace, path) : nothing}
  </div>`;
}

/** Children in order, with elements and conditions that stand together in one table. */
function children(state: State, trace: Trace, path: string): TemplateResult[] {
  const out: TemplateResult[] = [];
  let rows: { trace: Trace; path: string }[] = [];
  const flush = () => {
    if (rows.length > 0) out.push(table(state, rows));
    rows = [];
  };
  for (const [i, sub] of trace.sub.entries()) {
    if (!passesFilter(sub, state.traceFilter)) continue;
    const at = `${path}.${i}`;
    if (sub.kind === "element" || sub.kind === "condition") {
      rows.push({ trace: sub, path: at });
      continue;
    }
    flush();
    out.push(traceBlock(state, sub, at));
  }
  flush();
  return out;
}

function table(state: State, rows: { trace: Trace; path: string }[]): TemplateResult {
  return html`<table class="elements">
    <thead><tr><th scope="col"><span class="vh">element</span></th><th scope="col">wanted</th
      ><th scope="col">asked</th></tr></thead>
    <tbody>${rows.map(({ trace, path }) => elementRow(state, trace, path))}</tbody>
  </table>`;
}

function elementRow(state: State, trace: Trace, path: string): TemplateResult {
  const condition = trace.kind === "condition";
  const title = condition ? html`<code>${trace.key}</code><small>${trace.operator}</small>` : trace.label;
  const row = html`<th scope="row">
      <button type="button" class="pick" aria-pressed=${state.trace === path} @click=${() => selectTrace(path)}>
        ${icon(trace.badge.icon)}<span class="vh">${trace.badge.word}</span
        ><span class="label">${title}</span>
      </button>
    </th>
    <td>${values(trace, trace.wanted, trace.actual)}</td>
    <td>${trace.absent ? html`<em>${trace.absent}</em>` : values(trace, trace.actual, trace.wanted)}</td>`;
  const classes = `${trace.badge.hue}${selected(state, path)}`;
  const main = condition
    ? html`<tr class=${classes} data-rw="condition" data-key=${trace.key} data-outcome=${trace.outcome}>${row}</tr>`
    : html`<tr class=${classes}>${row}</tr>`;
  const below =
    trace.sub.length > 0 ? html`<tr class="below"><td colspan="3">${children(state, trace, path)}</td></tr>` : nothing;
  const says =
    trace.sentence && !trace.quiet
      ? html`<tr class="says ${trace.badge.hue}"><td colspan="3">${prose(trace.sentence)}</td></tr>`
      : nothing;
  return html`${main}${says}${below}`;
}

/** The values of one side. Where the row fails, what differs from the other side is marked. */
function values(trace: Trace, list: string[], others: string[]): TemplateResult {
  if (list.length === 0) return html`<span class="nothing">none</span>`;
  if (trace.outcome !== "false") return html`${list.map((v) => html`<code>${v}</code>`)}`;
  return html`${differing(list, others).map((v) => html`<code>${parts(v)}</code>`)}`;
}
