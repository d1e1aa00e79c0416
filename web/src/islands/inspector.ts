import { html, nothing, type TemplateResult } from "lit";
import { kindWords } from "../components/words.ts";
import type { Field, Lane, Node } from "../gen/view.ts";
import { awaitsPrediction, currentRow, currentStep, findLane, findNode } from "../store/derived.ts";
import type { State } from "../store/state.ts";
import { inspect } from "../store/updates.ts";

/** What is selected in the picture or on the timeline; else the credential that the step gave, else whom it asks. */
export function inspector(state: State): TemplateResult {
  const step = awaitsPrediction(state, currentRow(state)) ? undefined : currentStep(state);
  const hop = currentStep(state)?.hop;
  const issued = findLane(state.page, step?.session ?? "");
  const lane = findLane(state.page, state.inspected);
  const node = findNode(state.page, state.inspected);
  if (lane) return laneFacts(lane);
  if (node) return nodeFacts(node.node);
  if (issued?.kind === "session") return laneFacts(issued);
  const asked =
    findNode(state.page, hop?.to ?? "") ??
    findNode(state.page, hop?.from ?? "") ??
    findNode(state.page, state.page.accounts[0]?.nodes[0]?.id ?? "");
  if (asked) return nodeFacts(asked.node);
  return html`<div class="inspector"></div>`;
}

function nodeFacts(node: Node): TemplateResult {
  return html`<div class="inspector" data-rw="inspector">
    <h3><span class="kind">${kindWords[node.kind]}</span> <b>${node.name}</b></h3>
    <p class="arn"><code>${node.arn}</code></p>
    ${facts(node.facts)}
  </div>`;
}

function laneFacts(lane: Lane): TemplateResult {
  const kind = lane.kind === "session" ? "session" : "refused request";
  return html`<div class="inspector" data-rw="inspector">
    <h3><span class="kind">${kind}</span> <b>${lane.session}</b>${lane.kind === "session" ? html` <span class="made-up">made up: no such key opens anything</span>` : nothing}</h3>
    ${facts(
      lane.facts.length > 0
        ? lane.facts
        : [
            { name: "Asked", value: lane.from, code: true },
            { name: "Until", value: lane.until, code: true },
          ],
    )}
    ${lane.parent ? html`<p><button type="button" class="small" @click=${() => inspect(lane.parent)}>Asked for by session ${lane.parent}</button></p>` : nothing}
  </div>`;
}

function facts(list: Field[]): TemplateResult {
  return html`<dl class="facts">${list.map((f) => html`<dt>${f.name}</dt><dd>${f.code ? html`<code>${f.value}</code>` : f.value}</dd>`)}</dl>`;
}
