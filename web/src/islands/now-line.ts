// The line that says when it is. It stands at the current step until the reader moves it; then every step is asked
// again at its moment.
import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { framed, store } from "../app.ts";
import { icon } from "../components/icons.ts";
import { pendingStep, measures as px, words } from "../gen/drawing.ts";
import type { Page, StepAgain } from "../gen/view.ts";
import { againOf, askStepAt, moveNow, moveNowBy } from "../store/asks.ts";
import { hidesVerdict } from "../store/derived.ts";
import { axis, clockOf, nowOf, placeOf, seconds } from "../store/moment.ts";
import type { State } from "../store/state.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** An axis shorter than this is dragged by the second. */
const SHORT = 20 * MINUTE;

/** Its handle, on the axis, where it stays in view however far the lanes are scrolled. */
export function nowHandle(state: State): TemplateResult {
  const time = nowOf(state);
  const { page } = state;
  const from = seconds(page.from);
  const minute = (at: string) => Math.floor((seconds(at) - from) / MINUTE);
  const range = { most: minute(page.until), now: minute(time), text: clockOf(page, time) };
  const hear = (e: KeyboardEvent) => keys(e, page);
  return html`<svg class="now" focusable="false"><svg x=${placeOf(page, time)} overflow="visible"><g
      class="now-handle" role="slider" tabindex="0" data-rw="now" data-time=${time} aria-label="Now"
      aria-orientation="horizontal" aria-valuemin="0" aria-valuemax=${range.most} aria-valuenow=${range.now}
      aria-valuetext=${range.text} @keydown=${hear} @pointerdown=${grab} @pointermove=${drag} @pointerup=${drop}
      @pointercancel=${drop}>
    <rect class="grip" x=${-px.nowReach} y="0" width=${2 * px.nowReach} height="100%"></rect
    ><line x1="0" x2="0" y1=${px.nowMiddle} y2="100%"></line
    ><circle cx="0" cy=${px.nowMiddle} r=${px.now}></circle></g></svg></svg>`;
}

/** The line itself, over the lanes. */
export function nowLine(state: State): TemplateResult {
  const x = placeOf(state.page, nowOf(state));
  return html`<svg class="now-line" aria-hidden="true"><line x1=${x} x2=${x} y1="0" y2="100%"></line></svg>`;
}

function keys(event: KeyboardEvent, page: Page): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const by = event.shiftKey ? HOUR : MINUTE;
  const act = {
    ArrowLeft: () => moveNowBy(-by),
    ArrowDown: () => moveNowBy(-by),
    ArrowRight: () => moveNowBy(by),
    ArrowUp: () => moveNowBy(by),
    PageDown: () => moveNowBy(-HOUR),
    PageUp: () => moveNowBy(HOUR),
    Home: () => moveNow(axis(page).from),
    End: () => moveNow(axis(page).until),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

let dragging: { from: number; until: number } | undefined;

function grab(event: PointerEvent): void {
  if (event.button !== 0) return;
  const handle = event.currentTarget as SVGElement;
  const page = handle.closest(".timeline")?.querySelector(".ticks")?.getBoundingClientRect();
  if (!page || page.width === 0) return;
  dragging = { from: page.left, until: page.right };
  handle.setPointerCapture(event.pointerId);
}

function drag(event: PointerEvent): void {
  if (dragging) dragTo((event.clientX - dragging.from) / (dragging.until - dragging.from));
}

function drop(): void {
  dragging = undefined;
}

/** Goes to a share of the axis, in whole minutes where it is long. */
function dragTo(share: number): void {
  const { from, until } = axis(store.state.page);
  const at = from + Math.max(0, Math.min(1, share)) * (until - from);
  const grain = until - from < SHORT ? 1 : MINUTE;
  moveNow(at >= until ? until : Math.round(at / grain) * grain);
}

/** How every step ends at the moment of the line; before it is moved, how that is done. */
export function askedAgain(state: State): TemplateResult | typeof nothing {
  if (framed) return nothing;
  const { now } = state.asking;
  const found = againOf(state);
  if (!now) return html`<div class="again" data-rw="again"><p>${words.ask.drag}</p></div>`;
  const clock = clockOf(state.page, now);
  return html`<div class="again" data-rw="again" data-time=${now}><p>${words.ask.askedAt} <b>${clock}</b></p>
    <ol>${found?.asks.map((a) => chip(state, a)) ?? nothing}</ol></div>`;
}

function chip(state: State, a: StepAgain): TemplateResult {
  const row = state.page.rows[a.row];
  const hidden = hidesVerdict(state, row);
  const badge = hidden ? pendingStep : a.badge;
  const differs = hidden ? "" : a.changed ? words.ask.other : words.ask.asBefore;
  const says = hidden ? badge.word : `${a.says} (${differs})`;
  const name = `Step ${a.number}: ${badge.word}${differs ? `, ${differs}` : ""}`;
  return html`<li><button type="button" class="chip ${badge.hue}${a.changed && !hidden ? " changed" : ""}"
    data-rw="asked" data-step=${a.number} data-outcome=${hidden ? "hidden" : a.outcome} aria-label=${name} title=${says}
    @click=${() => askStepAt(a.row)}>${icon(badge.icon)}${a.number}</button></li>`;
}

/** When date conditions of the policies in force hold: behind the lanes, as marks under the ticks, and in words. */
export function windows({ windows: list }: Page): TemplateResult | typeof nothing {
  if (list.length === 0) return nothing;
  return html`<svg class="windows" aria-hidden="true">${list.map(
    (w) => svg`<rect class="window ${w.effect}" x=${w.x} width=${w.width} y="0" height="100%"></rect>`,
  )}</svg>`;
}

export function windowMarks({ windows: list }: Page): SVGTemplateResult[] {
  return list.map(
    (w) => svg`<rect class="window-mark ${w.effect}" x=${w.x} width=${w.width} y=${px.markTop}
      height=${px.markHeight}><title>${w.label}</title></rect>`,
  );
}

export function windowWords({ windows: list }: Page): TemplateResult | typeof nothing {
  return list.length > 0 ? html`<ul class="vh">${list.map((w) => html`<li>${w.label}</li>`)}</ul>` : nothing;
}
