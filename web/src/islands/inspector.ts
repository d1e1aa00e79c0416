import { html, nothing, type TemplateResult } from "lit";
import { words } from "../gen/drawing.ts";
import type { Field, Lane, Node } from "../gen/view.ts";
import { awaitsPrediction, currentRow, currentStep, findLane, findNode } from "../store/derived.ts";
import type { State } from "../store/state.ts";
import { inspect } from "../store/updates.ts";

/** What is selected in the picture or on the timeline; else the credential of the step, else what it asks for. */
export function inspector(state: State): TemplateResult {
  const step = currentStep(state);
  const issued = awaitsPrediction(state, currentRow(state)) ? undefined : findLane(state.page, step?.session ?? "");
  const lane = findLane(state.page, state.inspected);
  const node = findNode(state.page, state.inspected);
  if (lane && !awaitsPrediction(state, state.page.rows[lane.row])) return laneFacts(lane);
  if (node) return nodeFacts(node);
  if (issued?.kind === "session") return laneFacts(issued);
  const about = findNode(state.page, step ? step.edge.about : (state.page.accounts[0]?.nodes[0]?.id ?? ""));
  return about ? nodeFacts(about) : html`<div class="inspector"></div>`;
}

function nodeFacts(node: Node): TemplateResult {
  return html`<div class="inspector" data-rw="inspector">
    <h3><span class="kind">${node.kindWord}</span> <b>${node.name}</b></h3>
    <p class="arn"><code>${node.arn}</code></p>
    ${facts(node.facts)}
  </div>`;
}

function laneFacts(lane: Lane): TemplateResult {
  return html`<div class="inspector" data-rw="inspector">
    <h3><span class="kind">${lane.kindWord}</span> <b>${lane.session}</b>${
      lane.kind === "session" ? html` <span class="made-up">${words.noKey}</span>` : nothing
    }</h3>
    ${facts(lane.facts)}
    ${
      lane.parent
        ? html`<p><button type="button" class="small" @click=${() => inspect(lane.parent)}
            >${words.parent} ${lane.parent}</button></p>`
        : nothing
    }
  </div>`;
}

function facts(list: Field[]): TemplateResult {
  return html`<dl class="facts">${list.map((f) => html`<dt>${f.name}</dt><dd>${fieldValue(f)}</dd>`)}</dl>`;
}

/** The value of a field, as code where it is some. */
export function fieldValue(f: Field): TemplateResult | string {
  return f.code ? html`<code>${f.value}</code>` : f.value;
}
