import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { icon } from "../components/icons.ts";
import type { Lane, Pin } from "../gen/view.ts";
import { awaitsPrediction, currentRow, stepRows } from "../store/derived.ts";
import type { State } from "../store/state.ts";
import { inspect, selectMoment, selectRow, stepBy, stepEnd, toggleTimeline } from "../store/updates.ts";
import { clock, type TimeScale, timeScale } from "../timeline/scale.ts";
import { define, Island } from "./island.ts";

/** The bottom: a lane for each credential, and the line that says when it is. */
class Timeline extends Island {
  private dragging = false;

  override render(): TemplateResult {
    const { state } = this;
    const { page } = state;
    const scale = timeScale(page);
    const now = currentRow(state)?.time ?? page.from;
    return html`<div class="timeline-head">
        <button type="button" class="fold" aria-expanded=${!state.timelineFolded} @click=${() => toggleTimeline()}>${icon("chevron", "chevron")}Timeline</button>
        <svg class="ticks" aria-hidden="true" @pointerdown=${this.jump}>${scale.ticks.map((t) => tick(t))}</svg>
      </div>
      ${
        state.timelineFolded
          ? nothing
          : html`<div class="lanes${state.stale ? " stale" : ""}">
            ${page.lanes.length === 0 ? html`<p class="lanes-empty">No credential has been asked for yet.</p>` : nothing}
            <ul>${page.lanes.map((l) => lane(state, l, scale))}</ul>
            <svg class="now" focusable="false">${this.nowLine(state, scale.at(now), now)}</svg>
          </div>`
      }`;
  }

  private nowLine(state: State, at: number, now: string): SVGTemplateResult {
    const rows = stepRows(state.page);
    return svg`<svg x="${at}%" overflow="visible"><g class="now-handle" role="slider" tabindex="0" data-rw="now" aria-label="Now" aria-orientation="horizontal"
        aria-valuemin="1" aria-valuemax=${Math.max(1, rows.length)} aria-valuenow=${Math.max(1, rows.indexOf(state.row) + 1)}
        aria-valuetext=${clock(now, state.page)} @keydown=${this.keys} @pointerdown=${this.grab} @pointermove=${this.drag} @pointerup=${this.drop}>
      <rect class="grip" x="-8" y="0" width="16" height="100%"></rect><line x1="0" x2="0" y1="0" y2="100%"></line><circle cx="0" cy="4" r="4"></circle></g></svg>`;
  }

  private readonly keys = (event: KeyboardEvent): void => {
    const act = {
      ArrowLeft: () => stepBy(-1),
      ArrowDown: () => stepBy(-1),
      ArrowRight: () => stepBy(1),
      ArrowUp: () => stepBy(1),
      Home: () => stepEnd(-1),
      End: () => stepEnd(1),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  private readonly grab = (event: PointerEvent): void => {
    this.dragging = true;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
  };

  private readonly drag = (event: PointerEvent): void => {
    if (this.dragging) this.goTo(event.clientX);
  };

  private readonly drop = (): void => {
    this.dragging = false;
  };

  private readonly jump = (event: PointerEvent): void => this.goTo(event.clientX);

  private goTo(clientX: number): void {
    const box = this.querySelector(".ticks")?.getBoundingClientRect();
    if (!box || box.width === 0) return;
    const percent = Math.max(0, Math.min(100, (100 * (clientX - box.left)) / box.width));
    selectMoment(timeScale(this.state.page).moment(percent) + 999);
  }
}

function tick(t: { at: number; label: string }): SVGTemplateResult {
  const anchor = t.at < 3 ? "start" : t.at > 97 ? "end" : "middle";
  return svg`<line x1="${t.at}%" x2="${t.at}%" y1="20" y2="26"></line><text x="${t.at}%" y="15" text-anchor=${anchor}>${t.label}</text>`;
}

function lane(state: State, l: Lane, scale: TimeScale): TemplateResult {
  const { page } = state;
  const asked = page.rows[l.row];
  const covered = awaitsPrediction(state, asked);
  const kind = covered || l.kind === "unknown" ? "covered" : l.kind;
  const from = scale.at(l.from);
  const width = Math.max(0.2, scale.at(l.until) - from);
  const span = `${clock(l.from, page)} to ${clock(l.until, page)}`;
  const words =
    covered || l.kind === "unknown"
      ? "asked for"
      : l.kind === "refused"
        ? "asked for, refused"
        : `until ${clock(l.until, page)}${l.chained ? ", chained" : ""}`;
  const past =
    !covered && l.kind === "session" && Date.parse(currentRow(state)?.time ?? page.from) >= Date.parse(l.until);
  // What does not fit into a short bar is said behind it, where there is room.
  const beyond = width < 14 && from + width < 84;
  return html`<li class="lane ${kind}${past ? " past" : ""}${state.inspected === l.id ? " inspected" : ""}" data-rw="lane" data-session=${l.session} data-from=${l.from} data-until=${l.until}>
    <button type="button" class="lane-name" aria-label="${l.session}, ${words}, ${span}" @click=${() => inspect(l.id)}>${l.session}</button>
    <svg class="lane-bar" aria-hidden="true">
      <svg x="${from}%" y="4" width="${width}%" height="18" overflow=${beyond ? "visible" : "hidden"} @click=${() => inspect(l.id)}>
        <rect class="bar" x="1" y="0.5" width="100%" height="17" rx="4"></rect>
        <text x=${beyond ? "100%" : 0} dx="8" y="13">${words}</text>
      </svg>
      ${l.chained && !covered ? bracket(from, from + width) : nothing} ${covered ? nothing : l.pins.map((p) => pin(state, p, scale))}
    </svg>
  </li>`;
}

/** The ceiling that chaining puts over a session. */
function bracket(from: number, to: number): SVGTemplateResult {
  return svg`<g class="cap"><title>one hour at most when chained</title>
    <line x1="${from}%" x2="${to}%" y1="1.5" y2="1.5"></line><line x1="${from}%" x2="${from}%" y1="1.5" y2="6"></line><line x1="${to}%" x2="${to}%" y1="1.5" y2="6"></line></g>`;
}

/** A call that was not granted is crossed out, whatever refused it; one that is still to be predicted is a plain ring. */
function pinKind(state: State, p: Pin): Pin["kind"] | "covered" {
  const row = state.page.rows[p.row];
  if (awaitsPrediction(state, row)) return "covered";
  const granted = !row?.step || row.step.outcome === "allow";
  return p.kind === "call" && !granted ? "refused" : p.kind;
}

function pin(state: State, p: Pin, scale: TimeScale): SVGTemplateResult {
  const kind = pinKind(state, p);
  const shapes: Record<Pin["kind"] | "covered", SVGTemplateResult> = {
    covered: svg`<circle r="4"></circle>`,
    call: svg`<circle r="4.5"></circle>`,
    renewal: svg`<path d="M-5 3.5L0-5l5 8.500z"></path>`,
    refused: svg`<path class="cross" d="M-4-4l8 8M4-4l-8 8"></path>`,
    revoked: svg`<path d="M-4.500-4.500h9v9h-9z"></path>`,
    change: svg`<path d="M0-5.500l5.500 5.500L0 5.500-5.500 0z"></path>`,
  };
  return svg`<svg x="${scale.at(p.time)}%" y="13" overflow="visible"><g class="pin ${kind}" @click=${() => selectRow(p.row)}><title>${kind === "covered" ? "asked" : p.label}</title><circle class="reach" r="9"></circle>${shapes[kind]}</g></svg>`;
}

define("rw-timeline", Timeline);
