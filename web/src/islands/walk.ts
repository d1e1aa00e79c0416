import { html, nothing, type TemplateResult } from "lit";
import { framed, prerendered, site, text } from "../app.ts";
import { icon } from "../components/icons.ts";
import { note } from "../components/note.ts";
import { prose } from "../components/prose.ts";
import { gateRow, shownTrace } from "../components/trace.ts";
import { pageAbout } from "../course/printed.ts";
import { words } from "../gen/drawing.ts";
import type { Assumption, ContextKey, GateWord, Row, Step } from "../gen/view.ts";
import { copyAnswer } from "../store/copy.ts";
import { awaitsPrediction, currentRow, documentKey, isToPredict, shownBadge } from "../store/derived.ts";
import { playFreely } from "../store/entries.ts";
import { loadOrigin } from "../store/saved.ts";
import type { CopyFormat, Guess, State } from "../store/state.ts";
import { guess, selectRow, showChange } from "../store/updates.ts";
import { asks } from "./asks.ts";
import { goal, tasks } from "./goal.ts";
import { fieldValue } from "./inspector.ts";
import { define, Island } from "./island.ts";
import { hints, introduction, isLast, notesInWalk, rowNotes } from "./row-notes.ts";
import { suggestions } from "./suggestions.ts";

/** The middle column: verdict, steps, gates. */
class Walk extends Island {
  private shown = -1;
  private of = -1;
  private task = 0;

  /** Keeps the current step in view in its list while the reader steps; a text that is typed moves nothing. */
  override arrange(): void {
    const { row, page } = this.state;
    const current = this.querySelector<HTMLElement>(".row[aria-current]");
    if (current && (this.shown !== row || this.of !== page.rows.length)) keepInView(current);
    // A step that the reader goes to begins at its verdict, wherever they had scrolled to, and so does a task.
    const task = page.goal?.task ?? 0;
    if (this.shown !== -1 && (this.shown !== row || this.task !== task)) this.closest(".walk")?.scrollTo({ top: 0 });
    this.shown = row;
    this.task = task;
    this.of = page.rows.length;
  }

  override render(): TemplateResult {
    const { state } = this;
    const row = currentRow(state);
    // On a phone the steps take the screen, so what is told of this one stands before them.
    const single = state.columns === 1 && !framed;
    const ends = single && isLast(state, row);
    return html`<div class="walk-flow${state.stale ? " stale" : ""}">
      ${trouble(state)} ${single ? introduction(state) : nothing}
      ${row?.step ? verdict(state, row, row.step) : empty(state)}
      ${single ? [goal(state), rowNotes(state, row, false), ends ? tasks(state) : nothing] : nothing} ${asks(state)}
      ${state.columns === 1 && (!framed || state.edit) ? suggestions(state) : nothing}
      ${notesInWalk(state) && !single ? goal(state) : nothing}
      ${
        state.page.rows.length > 0
          ? html`<h3 id="steps-title">Steps</h3>
            <ol class="steps" aria-labelledby="steps-title">${state.page.rows.map((r, i) => stepRow(state, r, i))}</ol>`
          : nothing
      }
      ${notesInWalk(state) && !single ? rowNotes(state, row) : nothing}
      ${notesInWalk(state) && !ends ? tasks(state) : nothing}
      ${row?.step ? gates(state, row, row.step) : nothing}
      ${next(state)}
    </div>`;
  }
}

/** Scrolls the list of steps, and nothing around it, so that a row of it is seen with its neighbours. */
function keepInView(row: HTMLElement): void {
  const list = row.parentElement;
  if (!list || list.scrollHeight <= list.clientHeight) return;
  const top = row.offsetTop - list.offsetTop;
  const before = row.offsetHeight;
  if (top - before < list.scrollTop) list.scrollTop = top - before;
  else if (top + 2 * before > list.scrollTop + list.clientHeight) list.scrollTop = top + 2 * before - list.clientHeight;
}

/** Leads to the neighbours in the library, to the course, to a copy of one's own, and from that one back. */
function next(state: State): TemplateResult | typeof nothing {
  if (framed) return nothing;
  if (state.entry.kind !== "library") return back(state);
  return html`<p class="next">${site.next ? neighbour("Next", "next", site.next, site.nextTitle) : nothing}
    ${site.previous ? neighbour("Before", "prev", site.previous, site.previousTitle) : nothing}
    ${site.alone ? nothing : html`<a href="${site.root}library/">${words.course}</a>`}
    <button type="button" class="small" data-rw="free" @click=${playFreely}>${words.free}</button></p>`;
}

function neighbour(word: string, rel: string, href: string, title: string): TemplateResult {
  return html`<span>${word}: <a rel=${rel} href=${site.root + href}>${title}</a></span>`;
}

/** Leads from a copy to the lesson, where it was left. */
function back(state: State): TemplateResult | typeof nothing {
  const origin = state.entry.kind === "mine" ? loadOrigin(state.entry.key) : undefined;
  if (!origin) return nothing;
  const here = origin.walk === site.walk ? "" : site.root + (origin.href ?? `walks/${origin.walk}/`);
  return html`<p class="next">${words.leave}: <a data-rw="origin" href=${`${here}#step=${origin.step}`}
    >${origin.title}</a></p>`;
}

/** What the reader must know before believing what stands below. */
function trouble(state: State): TemplateResult | typeof nothing {
  if (state.fault) {
    return html`<div class="trouble fault">
      <p><b>This is our bug, not yours.</b> The engine failed on this text. Your text is kept; change it and the engine
        tries again.</p>
      <details><summary>What the engine said</summary><code>${state.fault}</code></details>
    </div>`;
  }
  if (state.slow)
    return html`<p class="trouble">Deciding took longer than two seconds, so it was stopped. Change the text to try
      again.</p>`;
  if (state.engine === "failed") {
    return html`<p class="trouble">The engine could not be loaded (${state.why}). This was decided when the
      page was built; changes are not decided.</p>`;
  }
  if (state.stale && state.page.rows.length > 0)
    return html`<p class="trouble">The text does not parse at the moment. This is the last version that did.</p>`;
  return nothing;
}

function empty(state: State): TemplateResult {
  const say =
    state.slow || state.fault
      ? "This walk is not decided."
      : state.stale
        ? "This text does not parse yet. The problems are listed below it."
        : state.arriving
          ? words.deciding
          : words.noStep;
  return html`<div class="verdict undecided" tabindex="-1" data-rw="verdict" data-outcome="undecided"
    >${icon("later", "big")}<div class="said"><h2>${say}</h2></div></div>`;
}

function verdict(state: State, row: Row, step: Step): TemplateResult {
  if (awaitsPrediction(state, row)) return prediction(state, row, step);
  const { hue } = row.badge;
  const guessed = state.guesses[row.number];
  return html`<div class="verdict ${hue}" tabindex="-1" data-rw="verdict" data-outcome=${step.outcome}>
    ${icon(row.badge.icon, "big")}
    <div class="said">
      ${which(row)}
      <h2>${step.word} ${step.by ? html`<small>${step.by}</small>` : nothing}</h2>
      <p>${prose(step.sentence)}</p>
      ${isToPredict(state, row) && guessed && isOfThisText(state, row) ? guessedWords(guessed, step) : nothing}
      ${
        step.expected === "unmet" && state.page.goal
          ? html`<p class="unmet">${icon("open")}<span>${words.wanted} <b>${step.wanted}</b>.</span></p>`
          : step.expected === "unmet" && isChanged(state)
            ? html`<p class="unmet">${icon("change")}<span>${words.asWritten} <b>${step.expectation}</b>.</span></p>`
            : step.expected === "unmet"
              ? html`<p class="unmet">${icon("warning")}<span><b>${words.unmet}</b> ${prose(step.unmet)}</span></p>`
              : nothing
      }
    </div>
    ${means(step)}
    ${step.aws ? html`<details open><summary>${words.awsPrints}</summary><code>${step.aws}</code></details>` : nothing}
    ${step.assumptions.map(assumption)}
    ${
      step.answer.length > 0
        ? html`<details><summary>${words.awsGives} <small>${words.madeUp}</small></summary>
          <dl>${step.answer.map((f) => html`<dt>${f.name}</dt><dd>${fieldValue(f)}</dd>`)}</dl></details>`
        : nothing
    }
  </div>`;
}

/** Leads to the page about what AWS prints, where there is one. */
function means(step: Step): TemplateResult | typeof nothing {
  const page = framed || step.outcome === "allow" ? "" : pageAbout(site.printed, step.code, step.aws);
  if (!page) return nothing;
  return html`<p class="means"><a data-rw="means" href=${site.root + page}>${words.means}</a></p>`;
}

/** Whether the reader has changed a lesson: what it expected is then told, and not held against them. */
function isChanged(state: State): boolean {
  return state.entry.kind === "library" && !state.page.goal && text.text !== prerendered?.text;
}

/** Which step the card is about. */
function which(row: Row): TemplateResult | typeof nothing {
  if (row.kind !== "step") return nothing;
  return html`<p class="which">${words.step} ${row.number} <span>${row.title}</span></p>`;
}

/** Where AWS's documents leave a choice that decided, both sides are told. */
function assumption(a: Assumption): TemplateResult {
  return html`<details data-rw="assumption" data-name=${a.name}><summary>${words.disagree}</summary>
    <p>${a.question} ${a.taken}</p>
    <dl><dt>${words.for}</dt><dd>${side(a.for, a.forSee)}</dd
      ><dt>${words.against}</dt><dd>${side(a.against, a.againstSee)}</dd></dl
    ></details>`;
}

function side(says: string, see: string): TemplateResult {
  return html`${says} (<a href=${see} rel="noreferrer">source</a>)`;
}

/** Whether a row’s prediction was made of the text as it is now. One of another text is neither right nor wrong. */
function isOfThisText({ entry, guessedIn }: State, row: Row): boolean {
  const made = guessedIn[row.number] ?? (entry.kind === "library" ? prerendered?.text : text.text);
  return made === text.text;
}

/** What became of a prediction, without a scolding. */
function guessedWords(guessed: Guess, step: Step): TemplateResult {
  return html`<p class="guessed" data-rw="guessed">${icon("pin")}<span>${judged(guessed, step)}</span></p>`;
}

function judged(guessed: Guess, step: Step): string {
  if (step.outcome === "unknown") return "The walk does not say enough to decide this, so neither answer was wrong.";
  const allowed = step.outcome === "allow";
  const marked = step.gates.find((g) => step.path.startsWith(`${g.gate}.`));
  const decides = marked && (allowed ? marked.outcome === "passed" : marked.outcome === "refused");
  const where = decides
    ? " The marked line decides."
    : marked
      ? " No line denies it: one that allows it is missing. The marked line is the other side’s."
      : "";
  if ((guessed === "allow") !== allowed) return `You expected it to be ${allowed ? "denied" : "allowed"}.${where}`;
  const gate = guessed.startsWith("deny by ") ? guessed.slice("deny by ".length) : "";
  if (!gate) return `As you expected.${where}`;
  const refusing = step.gates.filter((g) => g.outcome === "refused");
  if (refusing.some((g) => g.gate === gate)) return `As you expected, and by the gate you named.${where}`;
  return `Denied, as you expected, but by another gate: ${refusing.map((g) => g.name).join(", ")}.${where}`;
}

function prediction(state: State, row: Row, step: Step): TemplateResult {
  const denying = state.denying === row.number;
  const choice = (what: "allow" | "deny" | "unsure" | GateWord, body: unknown, pressed: boolean) =>
    html`<button type="button" data-rw="guess" data-guess=${what} data-choice=${what} aria-pressed=${pressed}
      @click=${() => guess(row.number, what)}>${body}</button>`;
  const gates = step.gates.map((g) => choice(g.gate, g.name, false));
  const unsure = choice("unsure", words.unsure, false);
  return html`<div class="verdict hidden" tabindex="-1" data-rw="verdict" data-outcome="hidden">
    ${icon("hidden", "big")}
    <div class="said">
      ${which(row)}
      <h2>${words.predict}</h2>
      <p class="question">${prose(step.question)}</p>
      <div class="choices" data-rw="predict">${choice("allow", html`${icon("allow")}${words.allows}`, false)}
        ${choice("deny", html`${icon("deny")}${words.refuses}`, denying)}${
          denying ? html`<fieldset><legend>${words.whichGate}</legend>${gates}${unsure}</fieldset>` : nothing
        }</div>
      ${hints(state, row.number, step.hints)}
    </div>
  </div>`;
}

function stepRow(state: State, row: Row, index: number): TemplateResult {
  const time = html`<time datetime=${row.time}>${row.clock}</time>`;
  if (!row.step) return quietRow(state, row, index, time);
  const badge = shownBadge(state, row);
  const current = index === state.row ? "step" : nothing;
  const unmet = row.step.expected === "unmet" && badge === row.badge;
  const body = html`<button type="button" @click=${() => selectRow(index)}>
    ${icon(badge.icon)}${row.kind === "step" ? html`<span class="number">${row.number}</span>` : nothing}<span
      class="title">${row.kind === "renewal" ? icon("renewal") : nothing}${row.title}<span
      class="vh">, ${badge.word}</span>${
        unmet
          ? html`<span class="flag">${
              state.page.goal
                ? html`${icon("open")}${words.notYet}`
                : isChanged(state)
                  ? html`${icon("change")}changed by you`
                  : html`${icon("warning")}not as expected`
            }</span>`
          : nothing
      }</span>${time}
  </button>`;
  if (row.kind !== "step") return html`<li class="row ${row.kind} ${badge.hue}" aria-current=${current}>${body}</li>`;
  return html`<li class="row step ${badge.hue}${unmet ? " unmet" : ""}" data-rw="step" data-outcome=${badge.hue}
    data-expected=${row.step.expected} aria-current=${current}>${body}</li>`;
}

/** A wait, a note or a change. A change leads to the document that it set. */
function quietRow(state: State, row: Row, index: number, time: TemplateResult): TemplateResult {
  const changed = row.kind === "change" ? state.page.documents.find((d) => d.change === row.number) : undefined;
  const body = html`${icon(row.badge.icon)}<span class="title">${row.title}</span>${time}`;
  const show = () => changed && showChange(index, documentKey(changed));
  return html`<li class="row quiet ${row.badge.hue}">
    ${changed ? html`<button type="button" @click=${show}>${body}</button>` : html`<div>${body}</div>`}
    ${row.note ? html`<div class="note">${note(row.note)}</div>` : nothing}
  </li>`;
}

function gates(state: State, row: Row, step: Step): TemplateResult {
  if (awaitsPrediction(state, row)) return html`<h3>Gates</h3><p class="covered">${words.covered}</p>`;
  return html`<h3 id="gates-title">${words.gates}</h3>
    <ul class="gates" aria-labelledby="gates-title">${step.gates.map((g) => gateRow(state, g))}</ul>
    ${shownTrace(state)} ${context(step)} ${copies(state)}`;
}

const formats: readonly CopyFormat[] = ["text", "markdown", "json", "ticket"];

/** The answer in forms that go into a chat, a page, a program and a ticket. */
function copies(state: State): TemplateResult {
  return html`<p class="copies">${words.copy} ${formats.map(
    (f) =>
      html`<button type="button" class="small" data-rw="copy" data-format=${f} @click=${() => copyAnswer(f)}
        >${formatNames[f]}</button> `,
  )}<span role="status">${state.copied}</span></p>`;
}

const formatNames: Record<CopyFormat, string> = { text: "text", markdown: "Markdown", json: "JSON", ticket: "ticket" };

function context(step: Step): TemplateResult | typeof nothing {
  if (step.context.length === 0) return nothing;
  return html`<details class="context">
    <summary>${words.context} <small>${step.context.length} keys</small></summary>
    <dl>${step.context.map(contextKey)}</dl>
  </details>`;
}

function contextKey(c: ContextKey): TemplateResult {
  const value = c.unknown ? html`<em>${words.notKnown}</em>` : html`<code>${c.values.join(", ")}</code>`;
  const given = c.given ? html` <small>${words.given}</small>` : nothing;
  return html`<dt><code>${c.key}</code></dt><dd>${value}${given}</dd>`;
}

define("rw-walk", Walk);
