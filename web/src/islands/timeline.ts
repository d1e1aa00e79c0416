import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { icon } from "../components/icons.ts";
import { measures as px, words } from "../gen/drawing.ts";
import type { Lane, Pin, Tick } from "../gen/view.ts";
import { awaitsPrediction } from "../store/derived.ts";
import { nowOf } from "../store/moment.ts";
import type { State } from "../store/state.ts";
import { inspect, selectPlace, selectRow, toggleTimeline } from "../store/updates.ts";
import { define, Island } from "./island.ts";
import { askedAgain, nowHandle, nowLine, windowMarks, windows, windowWords } from "./now-line.ts";

/** The bottom: a lane for each credential, and the line that says when it is. */
class Timeline extends Island {
  override render(): TemplateResult {
    const { state } = this;
    const { page, timelineFolded: folded } = state;
    const marks = [...page.ticks.map((t) => tick(t)), ...windowMarks(page)];
    return html`<div class="timeline-head">
        <button type="button" class="fold" aria-expanded=${!folded} @click=${toggleTimeline}
          >${icon("chevron", "chevron")}Timeline</button>
        <svg class="ticks" aria-hidden="true" @pointerdown=${this.jump}>${marks}</svg>${nowHandle(state)}
      </div>
      ${folded ? nothing : html`${askedAgain(state)}${windowWords(page)}${this.lanes(state)}`}`;
  }

  private lanes(state: State): TemplateResult {
    const { lanes } = state.page;
    return html`<div class="lanes${state.stale ? " stale" : ""}">${windows(state.page)}
      ${lanes.length === 0 ? html`<p class="lanes-empty">${words.noLane}</p>` : nothing}
      <ul>${lanes.map((l) => lane(state, l))}</ul>
      ${nowLine(state)}
    </div>`;
  }

  private readonly jump = (event: PointerEvent): void => this.goTo(event.clientX);

  private goTo(clientX: number): void {
    const box = this.querySelector(".ticks")?.getBoundingClientRect();
    if (!box || box.width === 0) return;
    selectPlace(Math.max(0, Math.min(100, (100 * (clientX - box.left)) / box.width)));
  }
}

function tick(t: Tick): SVGTemplateResult {
  return svg`<line x1=${t.x} x2=${t.x} y1=${px.tickTop} y2=${px.tickEnd}></line
    ><text x=${t.x} y=${px.tickText} text-anchor=${t.anchor}>${t.label}</text>`;
}

function lane(state: State, l: Lane): TemplateResult {
  const { page } = state;
  const pending = awaitsPrediction(state, page.rows[l.row]);
  const { hue, word } = (pending ? l.pending : undefined) ?? l.badge;
  // Times of the page are all of one form, so that they compare as texts.
  const past = hue === "session" && nowOf(state) >= l.until;
  const inspected = state.inspected === l.id;
  const says = [l.session, word, pending ? "" : l.span].filter(Boolean).join(", ");
  return html`<li class="lane ${hue}${past ? " past" : ""}${inspected ? " inspected" : ""}" data-rw="lane"
      data-session=${l.session} data-from=${l.from} data-until=${l.until}>
    <button type="button" class="lane-name" aria-label=${says} @click=${() => inspect(l.id)}>${l.session}</button>
    <svg class="lane-bar" aria-hidden="true">
      <svg x=${l.x} y=${px.barTop} width=${l.width} height=${px.barHeight} overflow=${l.beyond ? "visible" : "hidden"}
        @click=${() => inspect(l.id)}>
        <rect class="bar" x=${px.lineLeft} y=${px.lineTop} width="100%" height=${px.lineHeight}></rect>
        <text x=${l.beyond ? "100%" : "0"} dx=${px.barIndent} y=${px.barText}>${word}</text>
      </svg>
      ${l.chained && !pending ? bracket(l) : nothing} ${pending ? nothing : l.pins.map((p) => pin(state, p))}
    </svg>
  </li>`;
}

/** The ceiling that chaining puts over a session. */
function bracket({ x, end }: Lane): SVGTemplateResult {
  return svg`<g class="cap"><title>${words.chained}</title
    ><line x1=${x} x2=${end} y1=${px.capTop} y2=${px.capTop}></line
    ><line x1=${x} x2=${x} y1=${px.capTop} y2=${px.capEnd}></line
    ><line x1=${end} x2=${end} y1=${px.capTop} y2=${px.capEnd}></line></g>`;
}

/** What happened to a credential; a call that is still to be predicted is a plain ring. */
function pin(state: State, p: Pin): SVGTemplateResult {
  const pending = awaitsPrediction(state, state.page.rows[p.row]);
  const hue = pending ? "covered" : p.hue;
  return svg`<svg x=${p.x} y=${px.pinMiddle} overflow="visible"><g class="pin ${hue}" @click=${() => selectRow(p.row)}
    ><title>${pending ? words.asked : p.label}</title><circle class="reach" r=${px.pinReach}></circle
    ><use href="#pin-${hue}"></use></g></svg>`;
}

define("rw-timeline", Timeline);
