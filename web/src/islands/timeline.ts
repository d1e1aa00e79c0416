import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { icon } from "../components/icons.ts";
import { pendingLane, measures as px, words } from "../gen/drawing.ts";
import type { Lane, Pin, Tick } from "../gen/view.ts";
import { awaitsPrediction, currentStep } from "../store/derived.ts";
import { nowOf } from "../store/moment.ts";
import type { State } from "../store/state.ts";
import { inspect, selectPlace, selectRow, toggleTimeline } from "../store/updates.ts";
import { define, Island } from "./island.ts";
import { askedAgain, nowHandle, nowLine, windowMarks, windows, windowWords } from "./now-line.ts";

/** The bottom: a lane for each credential, and the line that says when it is. */
class Timeline extends Island {
  private asTable = false;
  private shown = -1;

  /** Keeps the lane of the step in view where the lanes scroll. */
  override arrange(): void {
    const { row } = this.state;
    // On a screen that is too low for it, the timeline stands below it, and the page is not to go there by itself.
    const scrolls = this.scrollHeight > this.clientHeight;
    if (row !== this.shown && scrolls) this.querySelector(".lane.current")?.scrollIntoView({ block: "nearest" });
    this.shown = row;
  }

  override render(): TemplateResult {
    const { state } = this;
    const { page, timelineFolded: folded } = state;
    const marks = [...page.ticks.map((t) => tick(t)), ...windowMarks(page)];
    return html`<div class="timeline-head">
        <button type="button" class="fold" aria-expanded=${!folded} @click=${toggleTimeline}
          >${icon("chevron", "chevron")}Timeline</button>
        <div class="axis"><svg class="ticks" aria-hidden="true" @pointerdown=${this.jump}
          >${marks}</svg></div>${nowHandle(state)}
        ${page.lanes.length > 0 && !folded ? this.tableButton() : nothing}
      </div>
      ${
        folded
          ? nothing
          : html`${askedAgain(state)}${windowWords(page)}${this.asTable ? table(state) : this.lanes(state)}`
      }`;
  }

  private tableButton(): TemplateResult {
    const toggle = () => {
      this.asTable = !this.asTable;
      this.scrollTop = 0;
      this.requestUpdate();
    };
    return html`<button type="button" class="fold as-table" aria-pressed=${this.asTable} @click=${toggle}
      >${words.table}</button>`;
  }

  private lanes(state: State): TemplateResult {
    const { lanes } = state.page;
    return html`<div class="lanes${state.stale ? " stale" : ""}">${windows(state.page)}
      ${lanes.length === 0 ? html`<p class="lanes-empty">${words.noLane}</p>` : nothing}
      ${hatch}<ul>${lanes.map((l) => lane(state, l))}</ul>
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

/** How a session that is over is filled. */
const hatch = html`<svg class="sprite" aria-hidden="true"><pattern id="rw-hatch" width="6" height="6"
  patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2" height="6"></rect></pattern></svg>`;

function tick(t: Tick): SVGTemplateResult {
  return svg`<g class="tick ${t.width}"><line x1=${t.x} x2=${t.x} y1=${px.tickTop} y2=${px.tickEnd}></line
    ><text x=${t.x} y=${px.tickText} text-anchor=${t.anchor}>${t.label}</text></g>`;
}

/** What a lane is called, with what tells it from others of that name. */
function laneName(l: Lane): string {
  return [l.session, l.of, l.ordinal].filter(Boolean).join(" ");
}

/** Whether a session is over at the now-line. Times of the page are all of one form, so they compare as texts. */
function isPast(state: State, l: Lane, hue: string): boolean {
  return hue === "session" && nowOf(state) >= l.until;
}

function lane(state: State, l: Lane): TemplateResult {
  const { page } = state;
  const step = currentStep(state);
  const pending = awaitsPrediction(state, page.rows[l.row]);
  const { hue, word } = pending ? pendingLane : l.badge;
  const past = isPast(state, l, hue) ? " past" : "";
  const current = step && l.id === (step.session || step.signer) ? " current" : "";
  const inspected = state.inspected === l.id ? " inspected" : "";
  const says = [laneName(l), word, pending ? "" : l.span].filter(Boolean).join(", ");
  return html`<li class="lane ${hue}${past}${current}${inspected}" data-rw="lane"
      data-session=${l.session} data-from=${l.from} data-until=${l.until}>
    <button type="button" class="lane-name" aria-label=${says} title=${laneName(l)} @click=${() => inspect(l.id)}
      ><span class="cut long">${l.session}</span> <span class="cut">${l.of}</span>
      <span class="ordinal">${l.ordinal}</span></button>
    <svg class="lane-bar" aria-hidden="true">
      ${l.tie ? tie(l) : nothing}
      <svg y="50%" overflow="visible">
        ${begins(l, hue)} ${past ? over(l) : nothing} ${l.chained && l.width && !pending ? bracket(l) : nothing}
        ${pending ? nothing : l.pins.map((p) => pin(state, p))}
      </svg>
    </svg>
    <span class="lane-word" aria-hidden="true">${word}</span>
  </li>`;
}

/** A session's bar; of what was refused, may not be there or is to be predicted, the beginning alone. */
function begins(l: Lane, hue: string): SVGTemplateResult {
  const press = () => inspect(l.id);
  if (hue === "refused")
    return svg`<svg x=${l.x} overflow="visible"><g class="refusal" @click=${press}
      ><circle r=${px.refusal}></circle><use href="#pin-refused"></use></g></svg>`;
  const width = hue === "session" ? l.width : px.stub;
  return svg`<svg x=${l.x} y=${px.barTop} width=${width} height=${px.barHeight} @click=${press}
    ><rect class="bar" x=${px.lineLeft} y=${px.lineTop} width="100%" height=${px.lineHeight}></rect></svg>`;
}

/** The hatching of a session that is over. */
function over({ x, width }: Lane): SVGTemplateResult {
  return svg`<svg x=${x} y=${px.barTop} width=${width} height=${px.barHeight}
    ><rect class="hatch" fill="url(#rw-hatch)" width="100%" height="100%"></rect></svg>`;
}

/** The line from the session that asked. */
function tie(l: Lane): SVGTemplateResult {
  return svg`<line class="tie" x1=${l.x} x2=${l.x} y1=${`${50 - 100 * l.tie}%`} y2="50%"></line>`;
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
  return svg`<svg x=${p.x} overflow="visible"><g class="pin ${hue}" @click=${() => selectRow(p.row)}
    ><title>${pending ? words.asked : p.label}</title><circle class="reach" r=${px.pinReach}></circle
    ><use href="#pin-${hue}"></use></g></svg>`;
}

/** The lanes once more, as a table of the same facts. */
function table(state: State): TemplateResult {
  const { page } = state;
  const named = (id: string) => page.lanes.find((l) => l.id === id);
  const row = (l: Lane) => {
    const pending = awaitsPrediction(state, page.rows[l.row]);
    const { hue, word } = pending ? pendingLane : l.badge;
    const parent = named(l.parent);
    const pins = l.pins.map((p) => {
      const at = page.rows[p.row];
      return `${at?.clock ?? ""} ${awaitsPrediction(state, at) ? words.asked : p.label}`;
    });
    const says = isPast(state, l, hue) ? `${word}, over` : word;
    return html`<tr><th scope="row"><button type="button" class="quiet small" @click=${() => inspect(l.id)}
      >${laneName(l)}</button></th><td>${says}</td><td>${l.from}</td><td>${pending ? "" : l.until}</td>
      <td>${parent ? laneName(parent) : ""}</td><td>${pending ? "" : pins.join("; ")}</td></tr>`;
  };
  return html`<table class="lanes-table" data-rw="lanes-table"><thead><tr>${words.laneColumns.map(
    (name) => html`<th scope="col">${name}</th>`,
  )}</tr></thead><tbody>${page.lanes.map(row)}</tbody></table>`;
}

define("rw-timeline", Timeline);
