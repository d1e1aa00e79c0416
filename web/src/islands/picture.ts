import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { nodeIcons } from "../components/icons.ts";
import { kindWords, sideWords } from "../components/words.ts";
import type { Hop, Side } from "../gen/view.ts";
import {
  type Lock,
  layout,
  type PlacedAccount,
  type PlacedNode,
  short,
  size,
  type Way,
  way,
} from "../picture/layout.ts";
import { awaitsPrediction, currentRow, currentStep, findLane } from "../store/derived.ts";
import type { State } from "../store/state.ts";
import { inspect } from "../store/updates.ts";
import { inspector } from "./inspector.ts";
import { define, Island } from "./island.ts";
import { notesInWalk, rowNotes } from "./row-notes.ts";

/** The right column: who asks whom, and the inspector. */
class Picture extends Island {
  override render(): TemplateResult {
    const { state } = this;
    const picture = layout(state.page.accounts);
    const nodes = picture.accounts.flatMap((a) => a.nodes);
    const hop = currentStep(state)?.hop;
    const hidden = awaitsPrediction(state, currentRow(state));
    const words = hop ? describe(hop, hidden) : "Accounts, principals and resources of the walk";
    return html`<div class="picture-flow${state.stale ? " stale" : ""}">
      ${
        picture.accounts.length === 0
          ? html`<p class="picture-empty">Accounts and who is in them will stand here.</p>`
          : html`<svg class="drawing" viewBox="0 0 ${picture.width} ${picture.height}" role="group" aria-label=${words}>
            ${picture.accounts.map((a) => account(a))} ${trails(state, nodes)} ${picture.accounts.flatMap((a) => a.nodes.map((n) => node(state, n, hop)))}
            ${hop ? drawHop(hop, nodes, hidden) : nothing}
          </svg>`
      }
      ${notesInWalk(state) ? nothing : rowNotes(state, currentRow(state))} ${inspector(state)}
    </div>`;
  }
}

function describe(hop: Hop, hidden: boolean): string {
  const asks = `${hop.from || "Somebody"} asks for ${hop.label}${hop.to ? ` at ${hop.to}` : ""}`;
  return hidden
    ? asks
    : `${asks}; caller’s side ${sideWords[hop.callerSide]}, ${hop.targetWord} ${sideWords[hop.targetSide]}`;
}

function account({ account, x, y, width, height }: PlacedAccount): SVGTemplateResult {
  return svg`<g class="account"><rect x=${x} y=${y} width=${width} height=${height} rx="10"></rect>
    <text x=${x + size.inset} y=${y + 24}>${account.alias || (account.id ? "" : "no account")}</text><text class="id" x=${x + size.inset} y=${y + 41}>${account.id}</text></g>`;
}

function node(state: State, n: PlacedNode, hop: Hop | undefined): SVGTemplateResult {
  const { id, kind, name } = n.node;
  const now = id === hop?.from || id === hop?.to;
  const session = id === hop?.from ? findLane(state.page, currentStep(state)?.signer ?? "")?.session : undefined;
  const sub = session ? `${kindWords[kind]}, as ${session}` : kindWords[kind];
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    inspect(id);
  };
  return svg`<g class="node${now ? " now" : ""}${state.inspected === id ? " inspected" : ""}" role="button" tabindex="0" data-node=${id}
      aria-label=${`${short(name)} ${short(sub, 17)}, ${n.node.arn}`} aria-pressed=${state.inspected === id} @click=${() => inspect(id)} @keydown=${press}>
    <rect x=${n.x} y=${n.y} width=${n.width} height=${n.height} rx="8"></rect>
    <svg x=${n.x + 10} y=${n.y + 10} width="18" height="18" class="node-icon" aria-hidden="true"><use href="#i-${nodeIcons[kind]}"></use></svg>
    <text x=${n.x + 36} y=${n.y + 22}>${short(name)}</text> <text class="id" x=${n.x + 36} y=${n.y + 39}>${short(sub, 17)}</text></g>`;
}

/** More faint hops than this are a tangle and say nothing. */
const MANY = 6;

/** The other hops of the walk, faint: where it has been and where it will go. */
function trails(state: State, nodes: PlacedNode[]): SVGTemplateResult[] {
  const now = currentStep(state)?.hop;
  const seen = new Set<string>(now ? [`${now.from}>${now.to}`] : []);
  const drawn = state.page.rows.flatMap(({ step }) => {
    const key = `${step?.hop.from}>${step?.hop.to}`;
    if (!step || seen.has(key)) return [];
    seen.add(key);
    const way = wayOf(step.hop, nodes);
    return way ? [svg`<path class="trail" d=${way.path}></path>`] : [];
  });
  return drawn.length > MANY ? [] : drawn;
}

function wayOf(hop: Hop, nodes: PlacedNode[]): Way | undefined {
  const from = nodes.find((n) => n.node.id === hop.from);
  const to = nodes.find((n) => n.node.id === hop.to);
  return from && to ? way(from, to) : undefined;
}

function drawHop(hop: Hop, nodes: PlacedNode[], hidden: boolean): SVGTemplateResult | typeof nothing {
  const w = wayOf(hop, nodes);
  if (!w) return nothing;
  const caller = hidden ? "unknown" : hop.callerSide;
  const target = hidden ? "unknown" : hop.targetSide;
  const after = caller === "shut" ? "untried" : target === "shut" ? "cut" : target;
  const middle = caller === "shut" ? "cut" : target === "shut" ? "gap" : caller;
  return svg`<g class="hop-group" aria-hidden="true">
    <path class="hop ${hopClass(caller === "shut" ? "open" : caller)}" d=${w.parts[0]}></path>
    <path class="hop ${hopClass(middle)}" d=${w.parts[1]}></path>
    <path class="hop ${hopClass(after)}" d=${w.parts[2]}></path>
    <path class="hop ${hopClass(caller === "shut" ? "cut" : after)} head" d=${w.head}></path>
    ${lock(w.locks[0], caller, "caller’s side")}${lock(w.locks[1], target, hop.targetWord)}</g>`;
}

function hopClass(side: Side | "cut" | "gap" | "untried"): string {
  return side === "shut" ? "cut" : side;
}

function lock(at: Lock, side: Side, words: string): SVGTemplateResult {
  const r = size.lock;
  const [x, y, anchor] = {
    below: [at.x, at.y + r + 15, "middle"],
    above: [at.x, at.y - r - 7, "middle"],
    right: [at.x + r + 6, at.y + 4, "start"],
    left: [at.x - r - 6, at.y + 4, "end"],
  }[at.words];
  const name = side === "open" ? "unlock" : side === "shut" ? "lock" : side === "none" ? "none" : "unknown";
  return svg`<g class="lock ${side}"><circle cx=${at.x} cy=${at.y} r=${r}></circle>
    <svg x=${at.x - 9} y=${at.y - 9} width="18" height="18"><use href="#i-${name}"></use></svg>
    <text x=${x} y=${y} text-anchor=${anchor}>${words}</text></g>`;
}

define("rw-picture", Picture);
