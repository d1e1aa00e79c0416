import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../components/icons.ts";
import { currentRow, position, shownBadge, stepRows } from "../store/derived.ts";
import type { State } from "../store/state.ts";
import { selectPosition, stepBy, stepEnd, stepWords } from "../store/updates.ts";
import { define, Island } from "./island.ts";

/** First, back, slider, forward, last. */
class Player extends Island {
  override render(): TemplateResult {
    const { state } = this;
    const rows = stepRows(state.page);
    const before = rows.some((r) => r < state.row);
    const after = rows.some((r) => r > state.row);
    const go = (e: Event) => selectPosition((e.target as HTMLInputElement).valueAsNumber);
    return html`<div class="player" role="group" aria-label="Steps">
      ${press("first", "First step", before, () => stepEnd(-1))}
      ${press("prev", "Previous step", before, () => stepBy(-1))}
      <input type="range" data-rw="slider" min="1" max=${Math.max(1, rows.length)}
        .value=${String(Math.max(1, position(state)))} aria-label="Step" aria-valuetext=${stepWords(state)}
        @input=${go} />
      ${press("next", "Next step", after, () => stepBy(1))} ${press("last", "Last step", after, () => stepEnd(1))}
      <span class="place">${standing(state)}<span class="count" data-rw="position">${stepWords(state)}</span></span>
    </div>`;
  }
}

/** The verdict of the step, for a phone whose pane does not show it. */
function standing(state: State): TemplateResult | typeof nothing {
  const row = currentRow(state);
  if (!row?.step) return nothing;
  const { hue, icon: name, word } = shownBadge(state, row);
  return html`<span class="standing ${hue}" data-rw="step-verdict">${icon(name)}<span>${word}</span></span>`;
}

/** A button that leads nowhere stays focusable: a reader who holds it down by the keyboard must not lose the place. */
function press(name: "first" | "prev" | "next" | "last", label: string, can: boolean, run: () => void): TemplateResult {
  const back = name === "first" || name === "prev";
  const picture = name === "first" || name === "last" ? "last" : "next";
  return html`<button type="button" data-rw=${name} class=${back ? "flip" : nothing} aria-label=${label}
    aria-disabled=${!can} @click=${run}>${icon(picture)}</button>`;
}

define("rw-player", Player);
