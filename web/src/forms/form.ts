// A form that adds to the walk, for who does not write its language: fields, what is wrong beside each, and what
// changes in the text before it is changed.
import "./box-styles.ts";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { advisor, store, text } from "../app.ts";
import { icon } from "../components/icons.ts";
import { prose } from "../components/prose.ts";
import { Replaced } from "../engine/client.ts";
import { forms } from "../gen/forms.ts";
import type { Form, FormField, FormInput, FormKind, Insertion } from "../gen/view.ts";
import { diff } from "../islands/suggestions.ts";
import { addToWalk } from "../store/added.ts";
import { insertion } from "./calls.ts";
import type { Said } from "./door.ts";

/** What a ticked box says. */
const YES = "yes";

/** Callers that a step begins with a word for. */
const PROVIDERS = ["oidc ", "saml "];

class AddForm extends LitElement {
  private kind: FormKind = "account";
  private said: Said = {};
  private found: Insertion | undefined;
  /** What `found` is the answer to. */
  private answers = "";
  private touched = new Set<FormField>();
  private tried = false;
  private failed = "";

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  open(kind: FormKind, said: Said): void {
    this.kind = kind;
    this.said = { ...said };
    this.found = undefined;
    this.answers = "";
    this.touched.clear();
    this.tried = false;
    this.failed = "";
    this.requestUpdate();
    void this.updateComplete.then(() => {
      this.querySelector("dialog")?.showModal();
      const first = this.form.inputs.find(({ name }) => !said[name])?.name;
      this.field(first ?? "")?.focus();
      void this.ask();
    });
  }

  private get form(): Form {
    return forms.find(({ kind }) => kind === this.kind) ?? { kind: this.kind, title: "", says: "", inputs: [] };
  }

  private field(name: FormField): HTMLElement | null {
    return this.querySelector(`[name="${name}"]`);
  }

  private get key(): string {
    return JSON.stringify([text.version, this.kind, this.said]);
  }

  /** Asks what the form adds as it stands. */
  private async ask(): Promise<void> {
    const { key } = this;
    if (key === this.answers) return;
    try {
      const found = await insertion(advisor, text.text, store.state.row, this.kind, this.said);
      if (key !== this.key) return;
      this.found = found;
      this.answers = key;
      this.failed = "";
      this.nameProvider(found);
    } catch (error) {
      if (error instanceof Replaced || key !== this.key) return;
      this.failed = error instanceof Error ? error.message : String(error);
    }
    this.requestUpdate();
  }

  /** An arrow from a provider names it as the picture does; a step has a word before it. */
  private nameProvider(found: Insertion): void {
    const { caller } = this.said;
    const known = found.offers.find(({ field }) => field === "caller")?.values ?? [];
    const meant = known.find((name) => PROVIDERS.some((word) => name === word + caller));
    if (!caller || known.includes(caller) || !meant) return;
    this.said = { ...this.said, caller: meant };
    void this.ask();
  }

  private readonly change = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const name = input.name as FormField;
    const value = input.type === "checkbox" ? (input.checked ? YES : "") : input.value;
    this.said = { ...this.said, [name]: value };
    this.touched.add(name);
    this.requestUpdate();
    void this.ask();
  };

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    await this.ask();
    const { found } = this;
    if (!found || this.answers !== this.key) return;
    this.tried = true;
    this.requestUpdate();
    if (found.faults.length > 0) {
      await this.updateComplete;
      this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
      return;
    }
    if (addToWalk(found, text.version)) this.close();
    else this.failed = "This part of the text is not yours to change here.";
  };

  private readonly close = (): void => this.querySelector("dialog")?.close();

  override render(): TemplateResult {
    const { form } = this;
    return html`<dialog class="add" aria-labelledby="add-title" @keydown=${(e: Event) => e.stopPropagation()}
      ><header><h2 id="add-title">${form.title}</h2><button type="button" class="quiet tool" aria-label="Close"
        @click=${this.close}>${icon("close")}</button></header>
      <form data-rw="add-form" data-kind=${form.kind} autocomplete="off" novalidate @submit=${this.submit}>
        <p class="says">${form.says}</p>
        <div class="add-fields">${form.inputs.map((input) => this.input(input))}</div>
        ${this.preview()}
        <p class="add-acts"><button type="button" data-rw="add-cancel" @click=${this.close}>Cancel</button
          ><button type="submit" class="primary" data-rw="add-apply">Add</button></p>
      </form></dialog>`;
  }

  /** What is wrong with a field, once the reader has been there. */
  private faultOf(name: FormField): string {
    const shown = this.tried || this.touched.has(name) || name === "";
    const fault = shown ? this.found?.faults.find(({ field }) => field === name)?.message : undefined;
    return fault ?? "";
  }

  private input({ name, kind, label, hint, from }: FormInput): TemplateResult {
    const id = `add-${name}`;
    const value = this.said[name] ?? "";
    const fault = this.faultOf(name);
    const proposed = this.found?.proposed.find(({ field }) => field === name)?.value;
    const told = fault
      ? html`<p class="ask-fault" id="${id}-fault">${icon("warning")}<span>${prose(fault)}</span></p>`
      : nothing;
    const invalid = fault ? "true" : nothing;
    const by = fault ? `${id}-fault` : nothing;
    if (kind === "check") {
      return html`<div class="ask check"><input type="checkbox" id=${id} name=${name} .checked=${value === YES}
        @change=${this.change} /><label for=${id}>${label}</label>${told}</div>`;
    }
    if (kind === "choice") {
      const chosen = value || (proposed ?? from?.[0]?.value);
      return html`<div class="ask"><label for=${id}>${label}</label><select id=${id} name=${name}
        aria-invalid=${invalid} aria-describedby=${by} @change=${this.change}>${(from ?? []).map(
          (c) => html`<option value=${c.value} .selected=${c.value === chosen}>${c.word}</option>`,
        )}</select>${told}</div>`;
    }
    const offers = this.found?.offers.find(({ field }) => field === name)?.values ?? [];
    const list = [...new Set(offers)].map((v) => html`<option value=${v}></option>`);
    return html`<div class="ask ${kind}"><label for=${id}>${label}</label><input type="text" id=${id} name=${name}
      .value=${value} placeholder=${proposed ?? hint} spellcheck="false" autocapitalize="off"
      list=${kind === "list" ? `${id}-list` : nothing} aria-invalid=${invalid} aria-describedby=${by}
      @input=${this.change} />${kind === "list" ? html`<datalist id="${id}-list">${list}</datalist>` : nothing}
      ${told}</div>`;
  }

  /** What changes in the text, in a box that keeps its height. */
  private preview(): TemplateResult {
    const { found } = this;
    const whole = this.failed || this.faultOf("");
    const open = found?.faults.length ?? 0;
    const body = whole
      ? html`<p class="ask-fault" role="alert">${icon("warning")}<span>${prose(whole)}</span></p>`
      : found && open === 0
        ? found.diffs.map(diff)
        : html`<p class="none">${found ? "It shows here once the fields are filled in." : "Loading …"}</p>`;
    return html`<section class="add-change" aria-labelledby="add-change-title" tabindex="0"
      ><h3 id="add-change-title">What changes in the text</h3>${body}</section>`;
  }

  protected override updated(_changed: PropertyValues): void {
    this.toggleAttribute("data-ready", this.answers === this.key);
  }
}

customElements.define("rw-add", AddForm);
