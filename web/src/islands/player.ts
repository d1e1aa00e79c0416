import { html, type TemplateResult } from "lit";
import { icon } from "../components/icons.ts";
import { position, stepRows } from "../store/derived.ts";
import { selectPosition, stepBy, stepEnd, stepWords } from "../store/updates.ts";
import { define, Island } from "./island.ts";

/** First, back, slider, forward, last. */
class Player extends Island {
  override render(): TemplateResult {
    const { state } = this;
    const rows = stepRows(state.page);
    const count = rows.length;
    const at = position(state);
    const before = rows.some((r) => r < state.row);
    const after = rows.some((r) => r > state.row);
    // A button that is at its end stays focusable: who holds it down by the keyboard must not lose the place.
    return html`<div class="player" role="group" aria-label="Steps">
      <button type="button" data-rw="first" class="flip" aria-label="First step" aria-disabled=${!before} @click=${() => stepEnd(-1)}>${icon("last")}</button>
      <button type="button" data-rw="prev" class="flip" aria-label="Previous step" aria-disabled=${!before} @click=${() => stepBy(-1)}>${icon("next")}</button>
      <input type="range" data-rw="slider" min="1" max=${Math.max(1, count)} .value=${String(Math.max(1, at))} aria-label="Step" aria-valuetext=${stepWords(state)}
        @input=${(e: Event) => selectPosition((e.target as HTMLInputElement).valueAsNumber)} />
      <button type="button" data-rw="next" aria-label="Next step" aria-disabled=${!after} @click=${() => stepBy(1)}>${icon("next")}</button>
      <button type="button" data-rw="last" aria-label="Last step" aria-disabled=${!after} @click=${() => stepEnd(1)}>${icon("last")}</button>
      <span class="count" data-rw="position">${stepWords(state)}</span>
    </div>`;
  }
}

define("rw-player", Player);
