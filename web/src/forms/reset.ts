// What the reader has changed in a walk that was shared, and the way back to it, which undo takes back.
import "./box-styles.ts";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { advisor, store, text } from "../app.ts";
import { icon } from "../components/icons.ts";
import type { Diff } from "../gen/view.ts";
import { diff } from "../islands/suggestions.ts";
import { sharedText, startAgain } from "../store/entries.ts";
import { difference } from "./calls.ts";

class Reset extends LitElement {
  private diffs: Diff[] | undefined;
  private failed = "";

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override firstUpdated(): void {
    this.querySelector("dialog")?.showModal();
    void this.compare();
  }

  /** The shared text is the old one, so that what the reader wrote is what is added. */
  private async compare(): Promise<void> {
    try {
      this.diffs = await difference(advisor, sharedText(store.state) ?? "", text.text);
    } catch (error) {
      this.failed = error instanceof Error ? error.message : String(error);
    }
    this.requestUpdate();
  }

  private readonly close = (): void => this.querySelector("dialog")?.close();

  private readonly reset = (): void => {
    startAgain();
    this.close();
  };

  override render(): TemplateResult {
    const { diffs } = this;
    return html`<dialog class="add" aria-labelledby="reset-title" data-rw="reset-box" @close=${() => this.remove()}
        @keydown=${(e: Event) => e.stopPropagation()}><header><h2 id="reset-title">What you changed</h2
      ><button type="button" class="quiet tool" aria-label="Close" @click=${this.close}>${icon("close")}</button
      ></header>
      <p class="says">Start over puts the walk back as it was shared. Undo brings your text back.</p>
      <section class="add-change" aria-label="Changes" tabindex="0">${
        this.failed ? html`<p class="none">${this.failed}</p>` : nothing
      }${diffs ? diffs.map(diff) : this.failed ? nothing : html`<p class="none">Comparing …</p>`}</section>
      <p class="add-acts"><button type="button" @click=${this.close}>Keep mine</button
        ><button type="button" class="primary" data-rw="reset-apply" @click=${this.reset}>Start over</button></p>
    </dialog>`;
  }
}

customElements.define("rw-reset", Reset);
