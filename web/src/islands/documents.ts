import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { store, text } from "../app.ts";
import { icon } from "../components/icons.ts";
import { prose } from "../components/prose.ts";
import { traceMarks } from "../editor/trace-marks.ts";
import { traceSigns } from "../editor/trace-signs.ts";
import { type Shown, WalkEditor } from "../editor/view.ts";
import { mapWindow, settle, type Window } from "../editor/window.ts";
import { words } from "../gen/drawing.ts";
import type { PolicyKind } from "../gen/keys.ts";
import type { Badge, Document, Span } from "../gen/view.ts";
import {
  allFound,
  awaitsPrediction,
  currentDocument,
  currentRow,
  currentStep,
  documentBadge,
  documentKey,
  documentsInForce,
  type Found,
  isEditable,
  traceAt,
  traces,
} from "../store/derived.ts";
import type { State } from "../store/state.ts";
import {
  applyFindingFix,
  documentOf,
  selectByCaret,
  selectTab,
  showFinding,
  showTab,
  unpin,
} from "../store/updates.ts";
import { goalLine } from "./goal.ts";
import { define, Island } from "./island.ts";
import { problems } from "./problems.ts";
import { suggestions } from "./suggestions.ts";

/** The left column: a tab for each document, the editor, what is wrong. */
class Documents extends Island {
  private editor: WalkEditor | undefined;
  /** Where each document stands now, carried through every change since the last decided page. */
  private windows = new Map<string, Window>();
  private windowsOf = -1;
  private lit = "";
  private added: State["added"];
  private linted: unknown[] = [];
  /** The pane and the tab that were shown when the tab was last brought into view. */
  private seen = "";

  override connectedCallback(): void {
    super.connectedCallback();
    text.listen((change) => {
      const key = this.editor?.key;
      for (const [name, window] of this.windows) {
        const within = name === key && (change.origin === this.editor || change.event !== "input");
        this.windows.set(name, mapWindow(window, change.changes, within));
      }
      if ((change.event === "undo" || change.event === "redo") && change.caret !== undefined) this.follow(change.caret);
      this.requestUpdate();
    });
  }

  /** Undo goes back through all tabs, so the tab goes where it went. */
  private follow(caret: number): void {
    const holds = (key: string) => {
      const window = this.windows.get(key);
      return window !== undefined && window.from <= caret && caret <= window.to;
    };
    if (this.state.tab === "walk" || holds(this.state.tab)) return;
    const document = documentsInForce(this.state).find((d) => holds(documentKey(d)));
    showTab(document ? documentKey(document) : "walk");
  }

  override render(): TemplateResult {
    const { state } = this;
    const document = currentDocument(state);
    const broken = brokenDocuments(state);
    return html`<div class="tabs" role="tablist" aria-label="Documents" @keydown=${this.arrows} @scroll=${this.fade}
        @wheel=${this.roll}>
        ${documentsInForce(state).map((d) => tab(state, d, broken.get(d) ?? documentBadge(state, d)))}
        <button type="button" role="tab" id="tab-walk" class="whole" data-rw="tab" data-document="walk"
          aria-controls="editor" aria-selected=${state.tab === "walk"} tabindex=${state.tab === "walk" ? 0 : -1}
          @click=${() => selectTab("walk")}>Whole walk</button>
      </div>
      ${document?.refusal ? refusal(document.refusal) : nothing}
      ${document?.origin ? html`<p class="origin">${document.origin}</p>` : nothing}
      ${isEditable(state, document) ? nothing : html`<p class="origin">${words.fixed}</p>`}
      <div class="editor" id="editor" role="tabpanel" data-rw="editor"
        aria-labelledby=${document ? tabId(state, document) : "tab-walk"}></div>
      ${why(state)} ${goalLine(state)}
      <p class="leave">${words.keys}</p>
      ${state.columns > 1 ? suggestions(state) : nothing}
      ${problems(state, this.go, (f, n) => applyFindingFix(f, n))}`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.place();
    const shown = this.shown();
    if (!this.editor) {
      const parent = this.querySelector<HTMLElement>("#editor");
      if (!parent) return;
      this.editor = new WalkEditor(
        parent,
        text,
        {
          undo: () => text.undo(),
          redo: () => text.redo(),
          caret: selectByCaret,
          leave: () => this.leave(),
          page: () => this.state.page,
        },
        shown,
      );
    }
    const before = this.editor.key;
    this.editor.show(shown);
    this.light(before !== shown.key);
  }

  override arrange(): void {
    this.reachWhy();
    const seen = `${this.state.pane} ${this.editor?.key}`;
    if (seen !== this.seen)
      this.querySelector("[role=tab][aria-selected=true]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.seen = seen;
    this.fade();
  }

  /** A sentence that its box cuts off is scrolled, by keys too. */
  private reachWhy(): void {
    const box = this.querySelector<HTMLElement>(".after");
    if (box && box.scrollHeight > box.clientHeight) box.tabIndex = 0;
    else box?.removeAttribute("tabindex");
  }

  /** Takes the documents' places from a new page, keeping blanks that were just typed. */
  private place(): void {
    const { page, pageVersion } = this.state;
    if (this.windowsOf === pageVersion) return;
    const old = this.windows;
    this.windows = new Map();
    for (const d of page.documents) {
      if (d.at.text !== 0) continue;
      const key = documentKey(d);
      const own = key === this.editor?.key;
      const said = {
        from: text.map(d.at.from, pageVersion, own ? -1 : 1),
        to: text.map(d.at.to, pageVersion, own ? 1 : -1),
      };
      const mapped = own ? old.get(key) : undefined;
      this.windows.set(key, mapped ? settle(mapped, said, (from, to) => text.slice(from, to)) : said);
    }
    this.windowsOf = pageVersion;
  }

  private shown(): Shown {
    const { state } = this;
    const document = currentDocument(state);
    const whole: Shown = {
      key: "walk",
      label: "The whole walk",
      json: false,
      policy: undefined,
      window: { from: 0, to: text.length },
      body: "",
      fixed: !isEditable(state, document),
    };
    if (state.opening) return { ...whole, window: undefined };
    if (!document) return whole;
    const key = documentKey(document);
    const base = { key, label: document.label, json: true, policy: policyKind(document.name), fixed: whole.fixed };
    if (document.at.text === 0) {
      const window = this.windows.get(key);
      return window ? { ...base, window, body: "" } : whole;
    }
    const body = state.page.texts[document.at.text]?.body ?? "";
    return {
      ...base,
      label: `${document.label}, read-only`,
      window: undefined,
      body: body.slice(document.at.from, document.at.to),
    };
  }

  /** Lights what is selected in the trace, and marks what is wrong, where either changed. */
  private light(moved: boolean): void {
    const { state, editor } = this;
    if (!editor) return;
    const place = (span: Span) => this.inWindow(span, state.pageVersion, currentDocument(state));
    const step = awaitsPrediction(state, currentRow(state)) ? undefined : currentStep(state);
    const key = [
      state.tab,
      state.trace,
      state.row,
      state.pageVersion,
      step !== undefined,
      state.stale,
      Object.keys(state.guesses).length,
    ].join("|");
    const fresh = state.added !== this.added;
    this.added = state.added;
    if (moved || fresh || key !== this.lit) {
      const selected = traceAt(step, state.trace)?.trace;
      const marks = state.stale
        ? { tint: undefined, token: undefined, faded: [], masked: [] }
        : traceMarks(selected, step ? [...traces(step.gates)].map((t) => t.trace) : [], place);
      if (!state.stale) marks.masked = this.masked(place);
      const added = this.addedHere(state);
      const signs = step && !state.stale ? [...traces(step.gates)].map((t) => t.trace) : [];
      const anew = fresh && added.length > 0;
      const moves = anew || (state.traceBy !== "editor" && !editor.view.hasFocus);
      const target = moves ? ((fresh ? added[0] : undefined) ?? marks.token ?? marks.tint) : undefined;
      editor.light({ ...marks, added }, traceSigns(signs, place), target, anew);
      this.lit = key;
    }
    if (moved || this.linted[0] !== state.findings || this.linted[1] !== state.advice) {
      const document = currentDocument(state);
      const placed = allFound(state).flatMap((found) => {
        const at = this.inWindow(found.finding.at, found.version, document);
        if (at) return [{ found, ...at }];
        return state.stale && document && documentOf(state, found) === document ? [{ found, from: 0, to: 0 }] : [];
      });
      editor.findings(placed, (f, n) => applyFindingFix(f, n));
      this.linted = [state.findings, state.advice];
    }
  }

  /** What the steps expect that the reader is still to predict: the text does not give it away. */
  private masked(place: (span: Span) => Window | undefined): Window[] {
    return this.state.page.rows.flatMap((row) => {
      const at = row.step?.expectation && awaitsPrediction(this.state, row) ? place(row.step.expectationAt) : undefined;
      return at ? [at] : [];
    });
  }

  /** The places of this tab that a form has just added, without the line ends around them. */
  private addedHere(state: State): { from: number; to: number }[] {
    const { added } = state;
    if (!added || added.version !== text.version) return [];
    return added.at.flatMap((span) => {
      const written = text.slice(span.from, span.to);
      const lead = /^[\s,]*/.exec(written)?.[0].length ?? 0;
      const at = { ...span, from: span.from + lead, to: span.to - (written.length - written.trimEnd().length) };
      const place = at.from < at.to ? this.inWindow(at, added.version, currentDocument(state)) : undefined;
      return place ? [place] : [];
    });
  }

  /** A span of the engine's as a place in the editor; undefined where it is not in this tab. */
  private inWindow(
    span: Span,
    version: number,
    document: Document | undefined,
  ): { from: number; to: number } | undefined {
    const window = this.editor?.window;
    if (!window) {
      const inside =
        document && span.text === document.at.text && span.from >= document.at.from && span.to <= document.at.to;
      return inside && span.text !== 0
        ? { from: span.from - document.at.from, to: span.to - document.at.from }
        : undefined;
    }
    if (span.text !== 0) return undefined;
    const from = text.map(span.from, version, 1);
    const to = text.map(span.to, version, -1);
    return from >= window.from && to <= window.to ? { from: from - window.from, to: to - window.from } : undefined;
  }

  /** Goes to a finding: to its own tab where that is in force, else to the whole walk. */
  private readonly go = (found: Found): void => {
    showFinding(found);
    void this.updateComplete.then(() => {
      const at = this.inWindow(found.finding.at, found.version, currentDocument(store.state));
      if (at) this.editor?.go(at.from, at.to);
    });
  };

  /** Shows at which side there are more tabs. */
  private readonly fade = (): void => {
    const tabs = this.querySelector<HTMLElement>(".tabs");
    if (!tabs) return;
    tabs.classList.toggle("more-left", tabs.scrollLeft > 4);
    tabs.classList.toggle("more-right", tabs.scrollLeft + tabs.clientWidth < tabs.scrollWidth - 4);
  };

  /** The tabs have no scrollbar: in WebKit it would lie over them and take their clicks. The wheel moves them. */
  private readonly roll = (event: WheelEvent): void => {
    const tabs = event.currentTarget as HTMLElement;
    if (event.ctrlKey || event.deltaX !== 0 || tabs.scrollWidth <= tabs.clientWidth) return;
    event.preventDefault();
    tabs.scrollLeft += event.deltaY;
  };

  private leave(): void {
    this.querySelector<HTMLElement>("[role=tab][aria-selected=true]")?.focus();
  }

  private readonly arrows = (event: KeyboardEvent): void => {
    const tabs = [...this.querySelectorAll<HTMLElement>("[role=tab]")];
    const at = tabs.findIndex((t) => t === event.target);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    next.click();
    next.focus();
  };
}

function refusal(answer: string): TemplateResult {
  return html`<p class="refusal">${icon("deny")}<span
    >${words.refusal} ${answer}</span></p>`;
}

/** The kind of policy that a document is, by its name. */
function policyKind(name: string): PolicyKind {
  if (name.startsWith("trust of ")) return "trust";
  if (name.startsWith("rcp ")) return "rcp";
  return name.startsWith("policy of arn:") ? "resource" : "identity";
}

/** The id of a document's tab, by its place among the documents of the page. */
function tabId(state: State, document: Document): string {
  return `tab-${state.page.documents.indexOf(document)}`;
}

/** The documents in which a text does not parse, each with what is said of it. */
function brokenDocuments(state: State): Map<Document, Badge> {
  const broken = new Map<Document, Badge>();
  for (const found of state.stale ? allFound(state) : []) {
    const document = documentOf(state, found);
    // The hue is that of a tab's dot, which a finding's badge does not have.
    if (document && !broken.has(document)) broken.set(document, { ...found.finding.badge, hue: "error" });
  }
  return broken;
}

function tab(state: State, document: Document, dot: Badge): TemplateResult {
  const key = documentKey(document);
  const selected = key === state.tab;
  return html`<button type="button" role="tab" id=${tabId(state, document)} data-rw="tab"
      data-document=${document.name} data-change=${document.change || nothing} aria-controls="editor"
      aria-selected=${selected} tabindex=${selected ? 0 : -1} title=${document.name} @click=${() => selectTab(key)}
    ><i class="dot ${dot.hue}"></i>${document.label}${document.change ? html` <small>changed</small>` : nothing}${
      dot.word ? html`<span class="vh">, ${dot.word}</span>` : nothing
    }</button>`;
}

/** Under the text: what the selected row says of it; where another document decides, which, and the way there. */
function why(state: State): TemplateResult {
  const pending = awaitsPrediction(state, currentRow(state));
  const trace = pending || state.stale ? undefined : traceAt(currentStep(state), state.trace)?.trace;
  const document = currentDocument(state);
  const elsewhere = trace?.document && document && trace.document !== document.name ? trace.document : "";
  const decides = documentsInForce(state).find((d) => d.name === elsewhere);
  if (decides) {
    return html`<p class="after elsewhere">${icon("pin")}<span>${words.elsewhere} <b>${decides.label}</b>.</span
      ><button type="button" class="small" data-rw="unpin" @click=${unpin}>${words.unpin}</button></p>`;
  }
  if (!trace?.sentence) return html`<p class="after"></p>`;
  return html`<p class="after ${trace.badge.hue}">${icon(trace.badge.icon)}<span>${prose(trace.sentence)}</span></p>`;
}

define("rw-documents", Documents);
