import { html, nothing, type TemplateResult } from "lit";
import { label } from "../components/term.ts";
import { beginArrow, openForm, type Said } from "../forms/door.ts";
import { pendingLane, words } from "../gen/drawing.ts";
import type { Field, FormKind, Lane, Node } from "../gen/view.ts";
import { awaitsPrediction, currentRow, currentStep, factsAt, findLane, findNode } from "../store/derived.ts";
import type { State } from "../store/state.ts";
import { inspect } from "../store/updates.ts";

/** What is selected in the picture or on the timeline; else the credential of the step, else what it asks for. */
export function inspector(state: State): TemplateResult {
  const step = currentStep(state);
  const issued = awaitsPrediction(state, currentRow(state)) ? undefined : findLane(state.page, step?.session ?? "");
  const lane = findLane(state.page, state.inspected);
  const node = findNode(state.page, state.inspected);
  if (lane && !awaitsPrediction(state, state.page.rows[lane.row])) return laneFacts(state, lane);
  if (node) return nodeFacts(state, node);
  if (issued?.kind === "session") return laneFacts(state, issued);
  const about = findNode(state.page, step ? step.edge.about : (state.page.accounts[0]?.nodes[0]?.id ?? ""));
  return about ? nodeFacts(state, about) : html`<div class="inspector"></div>`;
}

function nodeFacts(state: State, node: Node): TemplateResult {
  return html`<div class="inspector" data-rw="inspector">
    <h3 aria-level="2"><span class="kind">${node.kindWord}</span> <b>${node.name}</b></h3>
    <p class="arn"><code>${node.arn}</code></p>
    ${state.page.goal ? nothing : addsHere(node)} ${facts(factsAt(state, node.facts))}
  </div>`;
}

/** What can be added to what is selected. */
function addsHere({ kind, called, id }: Node): TemplateResult | typeof nothing {
  if (kind !== "user" && kind !== "role") return nothing;
  const add = (what: FormKind, word: string, said: Said) =>
    html`<button type="button" class="small" data-rw="add-here" data-kind=${what}
      @click=${() => openForm(what, said)}>${word}</button>`;
  const role = kind === "role";
  return html`<p class="adds-here">${role ? add("trust", words.addTrust, { holder: called }) : nothing}${add(
    "permission",
    words.addPermission,
    { holder: called },
  )}${role ? add("step", words.askFor, { role: called }) : nothing}<button type="button" class="small" data-rw="arrow"
      @click=${() => beginArrow(id)}>${words.askFrom}</button></p>`;
}

function laneFacts(state: State, lane: Lane): TemplateResult {
  const parent = findLane(state.page, lane.parent);
  return html`<div class="inspector" data-rw="inspector">
    <h3 aria-level="2"><span class="kind">${lane.kindWord}</span> <b>${lane.session}</b></h3>
    ${facts([...standing(state, lane), ...(isCovered(state, lane) ? [] : factsAt(state, lane.facts))])}
    ${
      parent
        ? html`<p><button type="button" class="small" @click=${() => inspect(lane.parent)}
            >${words.parent} ${parent.session}</button></p>`
        : nothing
    }
    ${lane.secrets.length > 0 && !isCovered(state, lane) ? secrets(lane) : nothing}
  </div>`;
}

/** Whether the verdict on the request for a credential is still to be predicted. */
function isCovered(state: State, lane: Lane): boolean {
  return awaitsPrediction(state, state.page.rows[lane.row]);
}

/** What the current moment makes of a credential. Times of the page are all of one form, so they compare as texts. */
function standing(state: State, lane: Lane): Field[] {
  const say = (value: string): Field[] => [{ name: words.standing, value, code: false }];
  if (isCovered(state, lane)) return say(pendingLane.word);
  if (lane.row > state.row) return say(words.later);
  if (lane.kind === "session" && (currentRow(state)?.time ?? "") >= lane.until) return say(words.over);
  return [];
}

function secrets(lane: Lane): TemplateResult {
  return html`<details class="secrets"><summary>${words.secrets}</summary>
    <p class="made-up">${words.noKey}</p>${facts(lane.secrets)}</details>`;
}

function facts(list: Field[]): TemplateResult {
  return html`<dl class="facts">${list.map((f) => html`<dt>${label(f.name)}</dt><dd>${fieldValue(f)}</dd>`)}</dl>`;
}

/** The value of a field, as code where it is some. */
export function fieldValue(f: Field): TemplateResult | string {
  return f.code ? html`<code>${f.value}</code>` : f.value;
}
