// Every principal against every role, decided in a worker of its own, stretch by stretch, and again at each edit. On a
// wide window it stands beside the editor, so that an edit and what it flips are seen together.
import css from "../../css/part-matrix.css" with { type: "text" };
import "../components/dialog-styles.ts";
import { store, surveyor, text } from "../app.ts";
import { matrix, type Stretch } from "../engine/asks.ts";
import { words } from "../gen/drawing.ts";
import type { Matrix, Outcome } from "../gen/view.ts";
import { askPlainly, survey } from "../store/asks.ts";
import { awaitsPrediction, currentRow } from "../store/derived.ts";
import { clockOf, nowOf } from "../store/moment.ts";
import type { State } from "../store/state.ts";
import { adopt } from "../styles.ts";
import { Grid } from "./grid.ts";

adopt(css);

/** How many cells are asked first; later stretches take about as long as this, in milliseconds. */
const FIRST = 400;
const STRETCH = 200;
const MOST = 5000;

/** A matrix that was decided to its end: of which text, at which moment, and what each pair came to. */
interface Decided {
  text: string;
  moment: string;
  outcomes: Map<string, Outcome>;
}

class MatrixBox extends HTMLElement {
  private readonly dialog = make("dialog", { class: "matrix", "aria-labelledby": "matrix-title" });
  private readonly moment = make("p", { class: "matrix-moment" });
  private readonly said = make("p", { class: "matrix-said", role: "status" });
  private readonly legend = make("p", { class: "matrix-legend", "aria-hidden": "true" });
  private readonly progress = make("progress", { "aria-label": "Cells decided", hidden: "" });
  private readonly stop = make("button", { type: "button", class: "small", "data-rw": "matrix-stop", hidden: "" });
  private readonly shut = make("button", { type: "button", class: "small", "data-rw": "matrix-close" }, "Close");
  private readonly grid = new Grid((cell) => this.openCell(cell));
  /** What is shown: the key of a text and a moment, and how far it is decided. */
  private key = "";
  private first = 0;
  /** The first stretch of it has come, so that its names are known. */
  private known = false;
  private serial = 0;
  private shown: Matrix | undefined;
  private decided: Decided | undefined;
  private flipped = 0;
  private began = 0;
  private returnTo: Element | null = null;
  /** Why nothing is decided now, in words; empty where nothing is in the way. */
  private held = "";

  connectedCallback(): void {
    const title = make("h2", { id: "matrix-title" }, "Matrix");
    this.shut.addEventListener("click", () => this.close());
    this.stop.addEventListener("click", () => this.toggle());
    const head = make("div", { class: "matrix-head" });
    head.append(title, this.progress, this.stop, this.shut);
    this.dialog.append(head, this.moment, this.said, this.legend, this.grid.element);
    this.dialog.addEventListener("close", () => this.closed());
    this.append(this.dialog);
    store.listen(() => this.follow());
    document.addEventListener("keydown", (event) => this.escape(event));
  }

  open(): void {
    if (this.dialog.open) return;
    this.returnTo = document.activeElement;
    if (store.state.columns === 3) this.dialog.show();
    else this.dialog.showModal();
    this.follow();
    if (this.grid.element.hidden) this.shut.focus();
    else this.grid.focus();
  }

  private close(): void {
    this.dialog.close();
  }

  private closed(): void {
    this.serial++; // what is under way is no longer waited for
    if (this.running) this.key = "";
    this.running = false;
    if (this.returnTo instanceof HTMLElement && this.returnTo.isConnected) this.returnTo.focus();
    else document.querySelector<HTMLElement>("[data-rw=matrix]")?.focus();
  }

  /** Escape shuts the box wherever the focus is, unless it means something there. */
  private escape(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.defaultPrevented || !this.dialog.open || store.state.dialog) return;
    if (event.target instanceof Element && event.target.closest(".cm-editor")) return;
    event.preventDefault();
    this.close();
  }

  private get running(): boolean {
    return store.state.surveying;
  }

  private set running(on: boolean) {
    survey(on);
  }

  /** Decides the matrix again where the text or the moment is another, or says what is in the way. */
  private follow(): void {
    const { state } = store;
    if (!this.dialog.open) return;
    const covered = awaitsPrediction(state, currentRow(state));
    const trouble = troubleOf(state);
    if (covered) this.hold(words.ask.covered, false);
    else if (trouble) {
      const seen = this.grid.cells > 0 && !state.arriving;
      this.hold(`${trouble} ${seen ? "These cells are of the last text that could be" : "No cell is"} decided.`, seen);
    }
    if (covered || trouble || text.version !== state.pageVersion) return;
    const key = `${state.entry.key} ${state.pageVersion} ${state.row} ${nowOf(state)}`;
    if (key === this.key) return;
    this.key = key;
    this.first = 0;
    this.known = false;
    void this.run();
  }

  /** Decides nothing and says why. The cells stay, greyed, where they are to be seen. */
  private hold(why: string, seen: boolean): void {
    this.halt();
    this.key = "";
    if (this.held === why) return; // said twice, it would be read aloud twice
    this.held = why;
    this.said.textContent = why;
    this.progress.hidden = true;
    this.stop.hidden = true;
    this.veil(seen ? "stale" : "hidden");
  }

  /** Greys the cells, or hides them with what is said of them. */
  private veil(how: "" | "stale" | "hidden"): void {
    const { element } = this.grid;
    if (how === "hidden" && element.contains(document.activeElement)) this.shut.focus();
    element.classList.toggle("stale", how === "stale");
    for (const part of [this.moment, this.legend, element]) part.hidden = how === "hidden";
  }

  private toggle(): void {
    if (this.running) {
      this.halt();
      this.tell();
    } else if (text.version === store.state.pageVersion) void this.run(); // else the text that comes is decided
  }

  private halt(): void {
    if (!this.running) return;
    this.serial++;
    this.grid.undecided(this.first); // what they were is of an older text
    this.running = false;
  }

  /** Decides from where it stands to the end, or until something newer is to be decided. */
  private async run(): Promise<void> {
    const serial = ++this.serial;
    const { state } = store;
    const moment = `${state.entry.key} ${state.page.rows[state.row]?.number ?? 0} ${state.asking.now}`;
    const base = this.decided?.moment === moment && this.decided.text !== text.text ? this.decided : undefined;
    const walk = { walk: text.text, row: state.row, time: nowOf(state) };
    if (this.first === 0) {
      this.flipped = 0;
      this.began = performance.now();
    }
    this.running = true;
    this.grid.busy = true;
    // Elsewhere what was said before an edit stays until the first stretch comes.
    if (this.grid.cells === 0 || this.held) this.tell();
    this.held = "";
    this.veil("");
    let count = FIRST;
    try {
      do {
        const began = performance.now();
        const before = this.first === 0 ? (base?.text ?? "") : "";
        const found = await this.ask({ ...walk, first: this.first, count, before }, serial);
        if (!found) return;
        this.show(found, base);
        this.tell();
        count = Math.min(MOST, Math.ceil((count * STRETCH) / Math.max(1, performance.now() - began)));
      } while (this.first < this.grid.cells);
      this.decided = { text: walk.walk, moment, outcomes: this.grid.pairs() };
      this.done();
    } catch (error) {
      if (serial === this.serial) this.fail(error instanceof Error ? error.message : String(error));
    }
  }

  /** The next stretch; undefined where it is no longer wanted. */
  private async ask(stretch: Stretch, serial: number): Promise<Matrix | undefined> {
    const found = await matrix(surveyor, stretch);
    if (serial !== this.serial) return undefined;
    if (found.fault) throw new Error(found.fault);
    return found;
  }

  private show(found: Matrix, base: Decided | undefined): void {
    if (found.first === 0) {
      this.shown = found;
      this.known = true;
      this.grid.lay(found.from, found.to, found.legend);
      this.moment.textContent = momentWords(found);
      this.legend.replaceChildren(...found.legend.map(({ hue, word }) => make("span", { "data-hue": hue }, word)));
    }
    const edit = this.shown?.edit ?? "";
    for (const [i, outcome] of found.outcomes.entries()) {
      const was = base?.outcomes.get(this.grid.pair(found.first + i));
      const flipped = was !== undefined && was !== outcome;
      if (flipped) this.flipped++;
      this.grid.set(found.first + i, outcome, flipped ? `${this.grid.word(was)} before. ${edit}` : "");
    }
    this.first = found.first + found.outcomes.length;
  }

  private done(): void {
    this.running = false;
    this.grid.busy = false;
    this.tell();
  }

  private fail(why: string): void {
    this.running = false;
    this.grid.busy = false;
    this.tell();
    this.said.textContent = why;
  }

  /** Says how far it is, what flipped, and by which edit. */
  private tell(): void {
    const { cells } = this.grid;
    this.progress.max = Math.max(1, cells);
    this.progress.value = this.first;
    this.progress.hidden = !this.running;
    const ended = this.known && this.first >= cells;
    this.stop.hidden = !this.running && ended;
    this.stop.textContent = this.running ? "Stop" : "Go on";
    this.dialog.dataset.decided = String(this.first);
    const count = (n: number, word: string) => `${n.toLocaleString("en")} ${word}${n === 1 ? "" : "s"}`;
    if (this.running) this.said.textContent = "Deciding …";
    else if (!ended && cells === 0) this.said.textContent = "Stopped before the first cell.";
    else if (!ended) this.said.textContent = `Stopped after ${count(this.first, "cell")} of ${cells}.`;
    else if (cells === 0) this.said.textContent = "A matrix needs at least one principal and one role.";
    else {
      const took = `${count(cells, "cell")} decided`;
      this.dialog.dataset.milliseconds = String(Math.round(performance.now() - this.began));
      const edit = this.shown?.edit ?? "";
      const flips = this.flipped > 0 ? `${count(this.flipped, "cell")} flipped. ` : "No cell flipped. ";
      this.said.textContent = edit ? flips + edit : `${took}.`;
    }
  }

  /** Opens the decision of a cell on the verdict card. */
  private openCell(cell: number): void {
    const { shown } = this;
    if (this.held) return; // the cell is of a text that is gone
    const [from, to] = this.grid.names(cell);
    const as = shown?.as[shown.from.indexOf(from)];
    if (as === undefined) return;
    this.returnTo = null;
    this.dialog.close();
    askPlainly(from, to, as);
    requestAnimationFrame(() => {
      const card = document.querySelector<HTMLElement>("[data-rw=whatif]");
      card?.scrollIntoView({ block: "nearest" });
      card?.querySelector<HTMLElement>("summary")?.focus();
    });
  }
}

/** What keeps the text as it is now from being decided, in words; empty where nothing does. */
function troubleOf(state: State): string {
  if (state.fault || state.slow) return "This walk is not decided.";
  return state.stale ? "The text has an error." : "";
}

function momentWords(found: Matrix): string {
  const { state } = store;
  const row = state.page.rows[state.row];
  const where = state.asking.now || !row?.number ? "" : `after step ${row.number}, `;
  const plain = "Each cell only asks for the role. It sends no external ID and no MFA code.";
  return `${plain} Asked ${where}at ${clockOf(state.page, found.time)}.`;
}

/** An element with attributes and a text. */
function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string>,
  words = "",
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = words;
  return element;
}

customElements.define("rw-matrix", MatrixBox);
