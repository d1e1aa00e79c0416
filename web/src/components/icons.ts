import { html, svg, type TemplateResult } from "lit";

/** An icon of the sprite that the page carries. It says nothing by itself: the words stand next to it. */
export function icon(name: string, more = ""): TemplateResult {
  return html`<svg class="ic ${more}" aria-hidden="true" focusable="false">${svg`<use href="#i-${name}"></use>`}</svg>`;
}
