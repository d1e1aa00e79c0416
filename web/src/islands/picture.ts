import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { framed } from "../app.ts";
import { drawArrow, openForm } from "../forms/door.ts";
import { measures, words } from "../gen/drawing.ts";
import type { Account, Box, EdgeDrawing, Lock, Mark, Node, Row } from "../gen/view.ts";
import { currentRow, currentStep, shownBadge, shownEdge, trails } from "../store/derived.ts";
import type { State } from "../store/state.ts";
import { inspect, selectRow } from "../store/updates.ts";
import { goal, tasks } from "./goal.ts";
import { inspector } from "./inspector.ts";
import { define, Island } from "./island.ts";
import { notesInWalk, rowNotes } from "./row-notes.ts";

/** From how many nodes on the picture has a field to find one. */
const MANY = 12;

/** The right column: the accounts with the chain of requests, and the inspector. */
class Picture extends Island {
  private shown = "";
  private sought = "";

  /** Keeps the current hop in view, and of one that is too long, what is asked for. */
  override arrange(): void {
    const { row, pane, columns } = this.state;
    const now = `${row} ${pane} ${columns}`;
    if (now !== this.shown) {
      this.bringIntoView(this.querySelector(".edge-group"));
      this.bringIntoView(this.querySelector(`[data-node="${CSS.escape(currentStep(this.state)?.edge.about ?? "")}"]`));
    }
    this.shown = now;
  }

  private bringIntoView(element: Element | null): void {
    if (!element) return;
    for (const pane of [this.querySelector(".drawing-pane"), this.closest(".picture")]) {
      if (!pane) continue;
      const inner = element.getBoundingClientRect();
      const outer = pane.getBoundingClientRect();
      if (pane.scrollHeight > pane.clientHeight)
        pane.scrollTop += outside(inner.top, inner.bottom, outer.top, outer.bottom);
      if (pane.scrollWidth > pane.clientWidth)
        pane.scrollLeft += outside(inner.left, inner.right, outer.left, outer.right);
    }
  }

  override render(): TemplateResult {
    const { state } = this;
    const { picture } = state.page;
    return html`<div class="picture-flow${state.stale ? " stale" : ""}">
      ${picture.nodes > MANY ? this.find(state) : nothing} ${drawing(state, this.sought)}
      ${this.tools()}
      ${notesInWalk(state) ? nothing : [goal(state), rowNotes(state, currentRow(state)), tasks(state)]}
      ${inspector(state)}
    </div>`;
  }

  private find(state: State): TemplateResult {
    const found = this.sought ? allNodes(state).filter((n) => isSought(n, this.sought)).length : 0;
    const says = this.sought ? `${found} of ${state.page.picture.nodes}` : "";
    return html`<div class="find"><input type="search" aria-label=${words.find} placeholder=${words.find}
      autocomplete="off" spellcheck="false" @input=${this.seek} @keydown=${this.next}
      ><output>${says}</output></div>`;
  }

  private readonly seek = async (event: Event): Promise<void> => {
    this.sought = (event.target as HTMLInputElement).value.trim().toLowerCase();
    this.requestUpdate();
    await this.updateComplete;
    this.bringIntoView(this.querySelector(".node.found"));
  };

  /** Enter inspects the first node that was found, and the next one each time after. */
  private readonly next = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !this.sought) return;
    event.preventDefault();
    const found = allNodes(this.state).filter((n) => isSought(n, this.sought));
    const at = found.findIndex((n) => n.id === this.state.inspected);
    const next = found[(at + 1) % found.length];
    if (!next) return;
    inspect(next.id);
    this.bringIntoView(this.querySelector(`[data-node="${CSS.escape(next.id)}"]`));
  };

  /** The buttons that add, and the picture as a file. */
  private tools(): TemplateResult {
    const { goal, picture } = this.state.page;
    const save = html`<button type="button" class="quiet small" data-rw="svg" @click=${this.save}
      >${words.saveSVG}</button>`;
    const forms = goal || framed ? nothing : adds();
    return html`<div class="picture-tools">${forms}${picture.nodes > 0 ? save : nothing}</div>`;
  }

  private readonly save = async (): Promise<void> => {
    const { saveSVG } = await import("./picture-svg.ts");
    const drawn = this.querySelector<SVGSVGElement>(".drawing");
    if (drawn) saveSVG(drawn, this.state.page.title);
  };
}

function adds(): TemplateResult {
  return html`<div class="adds" role="group" aria-label=${words.add}><span aria-hidden="true">${words.add}</span
    >${words.adds.map(
      ({ kind, word, title }) => html`<button type="button" class="quiet small" data-rw="add" data-kind=${kind}
        aria-label=${title} title=${title} @click=${() => openForm(kind)}>${word}</button>`,
    )}</div>`;
}

/** How far a pane scrolls until a stretch of it is in view: 0 if it is, negative if it lies before. */
function outside(from: number, to: number, start: number, end: number): number {
  if (from >= start && to <= end) return 0;
  return (from + to) / 2 - (start + end) / 2;
}

function allNodes(state: State): Node[] {
  return state.page.accounts.flatMap((a) => a.nodes);
}

function isSought(n: Node, sought: string): boolean {
  return [n.name, n.called, n.arn].some((name) => name.toLowerCase().includes(sought));
}

function drawing(state: State, sought: string): TemplateResult {
  const { picture, accounts, rows } = state.page;
  const drawn = accounts.filter((a) => a.nodes.length > 0);
  if (drawn.length === 0) return html`<p class="picture-empty">${words.noAccount}</p>`;
  const row = currentRow(state);
  const edge = shownEdge(state, row);
  const says = edge?.words ?? words.picture;
  const hops = rows.flatMap((r, i) =>
    r.step && r.step.edge.chip.width > 0 ? [hop(state, r, i, r.step.edge.chip)] : [],
  );
  return html`<div class="drawing-pane"><svg class="drawing" width=${picture.width} height=${picture.height}
      viewBox="0 0 ${picture.width} ${picture.height}" role="group" aria-label=${says}>
    ${drawn.map((a) => [account(a), a.id && !state.page.goal && !framed ? plus(a) : nothing])}
    ${trails(state).map((t) => trail(state, t.path, t.row))}
    ${drawn.flatMap((a) => a.nodes.map((n) => node(state, n, sought)))} ${hops}
    ${edge?.segments.length ? drawEdge(state, edge) : nothing}
  </svg></div>`;
}

function account({ alias, box, title, subtitle }: Account): SVGTemplateResult {
  return svg`<g class="account"><title>${alias || title.text}</title
    ><rect x=${box.x} y=${box.y} width=${box.width} height=${box.height}></rect>
    ${label(title)}${label(subtitle, "id")}</g>`;
}

/** Adds a role to an account. */
function plus({ alias, box }: Account): SVGTemplateResult {
  const add = () => openForm("role", { account: alias });
  const says = `${words.addRole} ${alias}`;
  const { plus: size, plusLeft, plusTop } = measures;
  const [x, y] = [box.x + plusLeft, box.y + plusTop];
  return svg`<g class="plus" role="button" tabindex="0" data-rw="add-here" data-kind="role" aria-label=${says}
      @click=${add} @keydown=${pressed(add)}><title>${says}</title><rect x=${x} y=${y} width=${size} height=${size}
      ></rect><text x=${x} y=${y} dx="12" dy="17" text-anchor="middle">+</text></g>`;
}

function label(
  mark: Mark,
  className: string | typeof nothing = nothing,
  anchor: string | typeof nothing = nothing,
): SVGTemplateResult {
  return svg`<text class=${className} x=${mark.x} y=${mark.y} text-anchor=${anchor}>${mark.text}</text>`;
}

function symbol(mark: Mark, size: number, className: string | typeof nothing = nothing): SVGTemplateResult {
  return svg`<svg class=${className} x=${mark.x} y=${mark.y} width=${size} height=${size} aria-hidden="true"
    ><use href="#i-${mark.text}"></use></svg>`;
}

/** Runs an action when Enter or the space bar is pressed on what is no button of the page. */
function pressed(act: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    act();
  };
}

function node(state: State, n: Node, sought: string): SVGTemplateResult {
  const edge = currentStep(state)?.edge;
  const now = n.id === edge?.from || n.id === edge?.to ? " now" : "";
  const subtitle = n.id === edge?.from && edge.as ? { ...n.subtitle, text: edge.as } : n.subtitle;
  const inspected = state.inspected === n.id;
  const found = sought === "" ? "" : isSought(n, sought) ? " found" : " missed";
  const press = pressed(() => inspect(n.id));
  const keys = (event: KeyboardEvent) => {
    press(event);
    goBeside(state, n, event);
  };
  return svg`<g class="node${now}${inspected ? " inspected" : ""}${found}" role="button" tabindex="0" data-rw="node"
      data-name=${n.called} data-node=${n.id} aria-label=${`${n.title.text} ${subtitle.text}, ${n.arn}`}
      aria-pressed=${inspected} @click=${() => inspect(n.id)} @keydown=${keys}
      @pointerdown=${drawArrow}><title>${`${n.name}, ${n.arn}`}</title>
    <rect x=${n.box.x} y=${n.box.y} width=${n.box.width} height=${n.box.height}></rect>
    ${symbol(n.icon, state.page.picture.icon, "node-icon")} ${label(n.title)} ${label(subtitle, "id")}</g>`;
}

/** Arrow keys go to the nearest node on that side. */
function goBeside(state: State, from: Node, event: KeyboardEvent): void {
  const way = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
  if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  const [right = 0, down = 0] = way;
  const far = (n: Node) => {
    const x = n.box.x - from.box.x;
    const y = n.box.y - from.box.y;
    const along = x * right + y * down;
    const aside = Math.abs(x * down) + Math.abs(y * right);
    return along > 0 && (right !== 0 || aside === 0) ? along + aside : Number.POSITIVE_INFINITY;
  };
  const near = allNodes(state).reduce<Node | undefined>((best, n) => {
    return far(n) < (best ? far(best) : Number.POSITIVE_INFINITY) ? n : best;
  }, undefined);
  const drawing = (event.currentTarget as Element).closest(".drawing");
  if (near) drawing?.querySelector<SVGGElement>(`[data-node="${CSS.escape(near.id)}"]`)?.focus();
}

/** Whether a row lies before the current one, or is it. */
function when(state: State, row: number): string {
  if (row === state.row) return "now";
  return row < state.row ? "past" : "later";
}

function trail(state: State, path: string, row: number): SVGTemplateResult {
  return svg`<path class="trail ${when(state, row)}" d=${path}></path
    ><path class="trail-reach" d=${path} @click=${() => selectRow(row)}></path>`;
}

/** The number of a step, which goes to it. */
function hop(state: State, row: Row, index: number, box: Box): SVGTemplateResult {
  const { hue, word } = shownBadge(state, row);
  const go = () => selectRow(index);
  const now = index === state.row;
  const says = `${words.step} ${row.number}: ${row.title}, ${word}`;
  return svg`<g class="hop ${when(state, index)} ${hue}" role="button" tabindex=${isStop(state, index) ? 0 : -1}
      data-rw="edge" data-step=${row.number} aria-label=${says} aria-pressed=${now} @click=${go} @keydown=${pressed(go)}
    ><title>${says}</title><rect x=${box.x} y=${box.y} width=${box.width} height=${box.height}></rect
    ><text x=${box.x + box.width / 2} y=${box.y + 17} text-anchor="middle">${row.number}</text></g>`;
}

/** Whether Tab stops at a step's number: at the current step's, or the first where no step is the current one. */
function isStop(state: State, index: number): boolean {
  if (state.page.rows[state.row]?.kind === "step") return index === state.row;
  return index === state.page.rows.findIndex((r) => r.kind === "step");
}

function drawEdge(state: State, edge: EdgeDrawing): SVGTemplateResult {
  return svg`<g class="edge-group" aria-hidden="true">
    ${edge.segments.map((s) => svg`<path class="edge ${s.hue}${s.head ? " head" : ""}" d=${s.path}></path>`)}
    ${edge.locks.map((l) => lock(state, l))}</g>`;
}

function lock(state: State, l: Lock): SVGTemplateResult {
  const { picture } = state.page;
  return svg`<g class="lock ${l.hue}"><circle cx=${l.x} cy=${l.y} r=${picture.lock}></circle>
    ${symbol(l.icon, picture.lockIcon)}${label(l.label, nothing, l.anchor)}</g>`;
}

define("rw-picture", Picture);
