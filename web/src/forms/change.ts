// What a fix changes in the text, shown before it is applied. It is fetched when a fix is first in view.
import { html, render } from "lit";
import { advisor, text } from "../app.ts";
import type { Fix } from "../gen/view.ts";
import { diff } from "../islands/suggestions.ts";
import { changes } from "./calls.ts";

class Change extends HTMLElement {
  static observedAttributes = ["key"];
  /** The fix, and the version of the text that its edits speak of. They may be set before this class is here. */
  declare fix: Fix | undefined;
  declare version: number | undefined;

  attributeChangedCallback(): void {
    queueMicrotask(() => void this.show());
  }

  connectedCallback(): void {
    void this.show();
  }

  private async show(): Promise<void> {
    const { fix, version } = this;
    if (!fix || version !== text.version || !this.isConnected) return;
    const found = await changes(advisor, text.text, fix.edits).catch(() => []);
    if (fix === this.fix && version === text.version) render(html`${found.map(diff)}`, this);
  }
}

customElements.define("rw-change", Change);
