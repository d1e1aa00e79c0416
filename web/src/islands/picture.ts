import { html, nothing, type PropertyValues, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { words } from "../gen/drawing.ts";
import type { Account, EdgeDrawing, Lock, Mark, Node } from "../gen/view.ts";
import { awaitsPrediction, currentRow, currentStep, trails } from "../store/derived.ts";
import type { State } from "../store/state.ts";
import { inspect } from "../store/updates.ts";
import { goal, tasks } from "./goal.ts";
import { inspector } from "./inspector.ts";
import { define, Island } from "./island.ts";
import { notesInWalk, rowNotes } from "./row-notes.ts";

/** The right column: the accounts with the current request, and the inspector. */
class Picture extends Island {
  private shown = -1;

  /** Keeps the edge of the step in view in a pane that is lower than the picture. */
  protected override updated(_changed: PropertyValues): void {
    const { row } = this.state;
    const pane = this.closest(".picture");
    const edge = this.querySelector(".edge-group");
    const height = this.querySelector(".drawing")?.getBoundingClientRect().height ?? 0;
    if (pane && edge && height > pane.clientHeight && this.shown !== row) pane.scrollTop += outside(edge, pane);
    this.shown = row;
  }

  override render(): TemplateResult {
    const { state } = this;
    return html`<div class="picture-flow${state.stale ? " stale" : ""}">
      ${drawing(state)}
      ${notesInWalk(state) ? nothing : [goal(state), rowNotes(state, currentRow(state)), tasks(state)]}
      ${inspector(state)}
    </div>`;
  }
}

/** How far a pane scrolls until an element of it is in view: 0 if it is, negative if the element is above. */
function outside(element: Element, pane: Element): number {
  const inner = element.getBoundingClientRect();
  const outer = pane.getBoundingClientRect();
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return 0;
  const middle = (r: DOMRect) => r.top + r.height / 2;
  return middle(inner) - middle(outer);
}

function drawing(state: State): TemplateResult {
  const { picture, accounts } = state.page;
  const drawn = accounts.filter((a) => a.nodes.length > 0);
  if (drawn.length === 0) return html`<p class="picture-empty">${words.noAccount}</p>`;
  const row = currentRow(state);
  const asked = row?.step?.edge;
  const edge = (awaitsPrediction(state, row) ? asked?.pending : undefined) ?? asked?.drawing;
  const says = edge?.words ?? words.picture;
  return html`<svg class="drawing" viewBox="0 0 ${picture.width} ${picture.height}" role="group" aria-label=${says}>
    ${drawn.map((a) => account(a))}
    ${trails(state).map((path) => svg`<path class="trail" d=${path}></path>`)}
    ${drawn.flatMap((a) => a.nodes.map((n) => node(state, n)))}
    ${edge?.segments.length ? drawEdge(state, edge) : nothing}
  </svg>`;
}

function account({ box, title, subtitle }: Account): SVGTemplateResult {
  return svg`<g class="account"
    ><rect x=${box.x} y=${box.y} width=${box.width} height=${box.height}></rect>
    ${label(title)}${label(subtitle, "id")}</g>`;
}

function label(
  mark: Mark,
  className: string | typeof nothing = nothing,
  anchor: string | typeof nothing = nothing,
): SVGTemplateResult {
  return svg`<text class=${className} x=${mark.x} y=${mark.y} text-anchor=${anchor}>${mark.text}</text>`;
}

function symbol(state: State, mark: Mark, className: string | typeof nothing = nothing): SVGTemplateResult {
  const size = state.page.picture.icon;
  return svg`<svg class=${className} x=${mark.x} y=${mark.y} width=${size} height=${size} aria-hidden="true"
    ><use href="#i-${mark.text}"></use></svg>`;
}

function node(state: State, n: Node): SVGTemplateResult {
  const edge = currentStep(state)?.edge;
  const now = n.id === edge?.from || n.id === edge?.to;
  const subtitle = n.id === edge?.from && edge.as ? { ...n.subtitle, text: edge.as } : n.subtitle;
  const inspected = state.inspected === n.id;
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    inspect(n.id);
  };
  return svg`<g class="node${now ? " now" : ""}${inspected ? " inspected" : ""}" role="button" tabindex="0"
      data-node=${n.id} aria-label=${`${n.title.text} ${subtitle.text}, ${n.arn}`} aria-pressed=${inspected}
      @click=${() => inspect(n.id)} @keydown=${press}>
    <rect x=${n.box.x} y=${n.box.y} width=${n.box.width} height=${n.box.height}></rect>
    ${symbol(state, n.icon, "node-icon")} ${label(n.title)} ${label(subtitle, "id")}</g>`;
}

function drawEdge(state: State, edge: EdgeDrawing): SVGTemplateResult {
  return svg`<g class="edge-group" aria-hidden="true">
    ${edge.segments.map((s) => svg`<path class="edge ${s.hue}${s.head ? " head" : ""}" d=${s.path}></path>`)}
    ${edge.locks.map((l) => lock(state, l))}</g>`;
}

function lock(state: State, l: Lock): SVGTemplateResult {
  return svg`<g class="lock ${l.hue}"><circle cx=${l.x} cy=${l.y} r=${state.page.picture.lock}></circle>
    ${symbol(state, l.icon)}${label(l.label, nothing, l.anchor)}</g>`;
}

define("rw-picture", Picture);
