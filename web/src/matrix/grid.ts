// The cells of the matrix as a grid that the keyboard walks through. Where there are very many, only the rows around
// those in view are in the document.
import type { Badge, Outcome } from "../gen/view.ts";

/** With more cells than this, rows out of view are left out of the document. */
const MANY = 20_000;
/** How many rows are kept above and below those in view. */
const AROUND = 12;

interface Cell {
  outcome: Outcome;
  /** What it was before the last edit, and which edit that was; empty where it did not flip. */
  flipped: string;
}

export class Grid {
  readonly element = document.createElement("div");
  private readonly table = document.createElement("table");
  private from: string[] = [];
  private to: string[] = [];
  private legend: Badge[] = [];
  private all: Cell[] = [];
  private active = 0;
  private top = 0;
  private readonly rows = new Map<number, HTMLTableRowElement>();
  /** These take the place of the rows above and below that are not in the document. */
  private readonly above = spacer();
  private readonly below = spacer();
  private readonly opened: (cell: number) => void;

  constructor(opened: (cell: number) => void) {
    this.opened = opened;
    this.element.className = "matrix-scroll";
    this.table.setAttribute("role", "grid");
    this.element.setAttribute("role", "group"); // it has the focus while the row of the active cell is scrolled away
    for (const named of [this.table, this.element])
      named.setAttribute("aria-label", "Principals and the roles that they may assume");
    this.element.append(this.table);
    this.element.addEventListener("scroll", () => this.many && this.place());
    this.table.addEventListener("click", (event) => this.press(event));
    this.table.addEventListener("pointerover", (event) => this.tip(event));
    this.element.addEventListener("keydown", (event) => this.keys(event));
  }

  /** The cells from one on are not decided, and nothing is being decided any more. */
  undecided(from: number): void {
    this.busy = false;
    for (let cell = from; cell < this.cells; cell++) this.set(cell, "undecided", "");
  }

  /** Says whether the cells are being decided. */
  set busy(busy: boolean) {
    this.table.setAttribute("aria-busy", String(busy));
  }

  get cells(): number {
    return this.from.length * this.to.length;
  }

  private get many(): boolean {
    return this.cells > MANY;
  }

  /**
   * Lays the grid out anew where its names are others; all cells are undecided then. Under the same names each keeps
   * what it had until it is decided again, dimmed.
   */
  lay(from: string[], to: string[], legend: Badge[]): void {
    const same = from.join("\n") === this.from.join("\n") && to.join("\n") === this.to.join("\n");
    this.legend = legend;
    if (same) return;
    this.from = from;
    this.to = to;
    this.all = Array.from({ length: this.cells }, () => ({ outcome: "undecided", flipped: "" }));
    this.active = 0;
    this.rows.clear();
    this.above.remove();
    this.below.remove();
    this.table.replaceChildren(this.head(), document.createElement("tbody"));
    this.table.setAttribute("aria-rowcount", String(from.length + 1));
    this.table.setAttribute("aria-colcount", String(to.length + 1));
    this.table.style.setProperty("--columns", String(to.length));
    this.table.style.setProperty("--longest", String(Math.max(0, ...from.map((name) => name.length))));
    this.place();
  }

  private head(): HTMLTableSectionElement {
    const head = document.createElement("thead");
    const row = head.insertRow();
    row.setAttribute("role", "row");
    row.append(header("col", "Principal ↓ role →", "matrix-corner"));
    for (const name of this.to) row.append(header("col", name));
    return head;
  }

  /** Puts the rows in place: all of them, or those around the ones in view. */
  private place(): void {
    const body = this.table.tBodies[0];
    if (!body) return;
    let [first, last] = [0, this.from.length];
    if (this.many) {
      const height = this.rows.values().next().value?.offsetHeight || 28;
      first = Math.max(0, Math.floor(this.element.scrollTop / height) - AROUND);
      last = Math.min(last, first + Math.ceil(this.element.clientHeight / height) + 2 * AROUND);
      if (first === this.top && this.rows.size === last - first && this.rows.has(first)) return;
    }
    this.top = first;
    const height = this.rows.values().next().value?.offsetHeight || 28;
    this.above.style.height = `${first * height}px`;
    this.below.style.height = `${(this.from.length - last) * height}px`;
    if (!this.above.isConnected) body.append(this.above, this.below);
    this.leave(first, last);
    // Rows that stay are not moved: a cell that has the focus would lose it.
    let next: Element = this.above;
    for (let row = first; row < last; row++) {
      const element = this.rows.get(row) ?? this.row(row);
      this.rows.set(row, element);
      if (element.previousElementSibling !== next) next.after(element);
      next = element;
    }
    if (document.activeElement === this.element) this.at(this.active)?.focus({ preventScroll: true });
  }

  /** Takes out the rows that are not to be placed. The focus in one of them goes to the grid, because of its keys. */
  private leave(first: number, last: number): void {
    for (const [row, element] of this.rows) {
      if (row >= first && row < last) continue;
      if (element.contains(document.activeElement)) this.focusGrid();
      element.remove();
      this.rows.delete(row);
    }
  }

  private focusGrid(): void {
    this.element.tabIndex = -1;
    this.element.focus({ preventScroll: true });
  }

  private row(index: number): HTMLTableRowElement {
    const row = document.createElement("tr");
    row.setAttribute("role", "row");
    row.setAttribute("aria-rowindex", String(index + 2));
    const from = this.from[index] ?? "";
    row.append(header("row", from));
    const first = index * this.to.length;
    for (const [column, to] of this.to.entries()) {
      const cell = blank.cloneNode() as HTMLTableCellElement;
      cell.setAttribute("data-from", from);
      cell.setAttribute("data-to", to);
      this.draw(cell, first + column);
      if (first + column === this.active) cell.tabIndex = 0;
      row.append(cell);
    }
    return row;
  }

  private at(cell: number): HTMLElement | undefined {
    const row = this.rows.get(Math.floor(cell / this.to.length));
    return row?.children[1 + (cell % this.to.length)] as HTMLElement | undefined;
  }

  private draw(element: HTMLElement, cell: number): void {
    const { from, to, outcome, word, flipped } = this.about(cell);
    element.setAttribute("data-outcome", outcome);
    element.setAttribute("aria-label", `${from} to ${to}: ${word}${flipped ? `, ${flipped}` : ""}`);
    if (flipped) element.setAttribute("data-flipped", flipped);
    else element.removeAttribute("data-flipped");
    element.removeAttribute("title"); // a tip of what it was
  }

  /** Ten thousand cells need no tip until the pointer is on one. */
  private tip(event: Event): void {
    const cell = this.cellOf(event.target);
    if (cell === undefined || !(event.target instanceof HTMLElement)) return;
    const { from, to, word, flipped } = this.about(cell);
    event.target.title = `${from} → ${to}: ${word}${flipped ? `\n${flipped}` : ""}`;
  }

  /** What is said of a cell. */
  private about(cell: number) {
    const { outcome, flipped } = this.all[cell] ?? { outcome: "undecided" as const, flipped: "" };
    const [from, to] = this.names(cell);
    return { from, to, outcome, word: this.word(outcome), flipped };
  }

  set(cell: number, outcome: Outcome, flipped: string): void {
    const is = this.all[cell];
    if (!is || (is.outcome === outcome && is.flipped === flipped)) return;
    this.all[cell] = { outcome, flipped };
    const element = this.at(cell);
    if (element) this.draw(element, cell);
  }

  names(cell: number): [from: string, to: string] {
    return [this.from[Math.floor(cell / this.to.length)] ?? "", this.to[cell % this.to.length] ?? ""];
  }

  /** Names a pair across edits that add or take away others. */
  pair(cell: number): string {
    return this.names(cell).join("\n");
  }

  pairs(): Map<string, Outcome> {
    return new Map(this.all.map(({ outcome }, cell) => [this.pair(cell), outcome]));
  }

  word(outcome: Outcome): string {
    return this.legend.find((badge) => badge.hue === outcome)?.word ?? "not decided yet";
  }

  focus(): void {
    const cell = this.at(this.active);
    if (cell) cell.focus();
    else this.focusGrid();
  }

  private press(event: Event): void {
    const cell = this.cellOf(event.target);
    if (cell === undefined) return;
    this.activate(cell);
    this.opened(cell);
  }

  private cellOf(target: EventTarget | null): number | undefined {
    const element = target instanceof Element ? target.closest<HTMLElement>("td[data-rw=cell]") : null;
    const row = element?.parentElement;
    if (!element || !row) return undefined;
    const index = Number(row.getAttribute("aria-rowindex")) - 2;
    return index * this.to.length + [...row.children].indexOf(element) - 1;
  }

  private activate(cell: number): void {
    const before = this.at(this.active);
    if (before) before.tabIndex = -1;
    this.active = cell;
    const now = this.at(cell);
    if (now) now.tabIndex = 0;
  }

  private keys(event: KeyboardEvent): void {
    const width = this.to.length;
    if (this.cells === 0) return;
    const row = Math.floor(this.active / width);
    const column = this.active % width;
    const go = (r: number, c: number) =>
      Math.max(0, Math.min(this.from.length - 1, r)) * width + Math.max(0, Math.min(width - 1, c));
    const all = event.ctrlKey || event.metaKey;
    const target = {
      ArrowLeft: () => go(row, column - 1),
      ArrowRight: () => go(row, column + 1),
      ArrowUp: () => go(row - 1, column),
      ArrowDown: () => go(row + 1, column),
      PageUp: () => go(row - 10, column),
      PageDown: () => go(row + 10, column),
      Home: () => go(all ? 0 : row, 0),
      End: () => go(all ? this.from.length : row, width),
    }[event.key];
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.opened(this.active);
    } else if (target) {
      event.preventDefault();
      event.stopPropagation();
      this.activate(target());
      this.intoView();
    }
  }

  /** Brings the active cell out from under the headers, and into the document where its row is not in it. */
  private intoView(): void {
    if (!this.at(this.active)) {
      const height = this.rows.values().next().value?.offsetHeight || 28;
      this.element.scrollTop = Math.floor(this.active / this.to.length) * height;
      this.place();
    }
    const cell = this.at(this.active);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

function header(scope: "col" | "row", name: string, more = ""): HTMLTableCellElement {
  const cell = document.createElement("th");
  cell.scope = scope;
  cell.setAttribute("role", scope === "col" ? "columnheader" : "rowheader");
  cell.className = more;
  const words = document.createElement("span");
  words.textContent = name;
  cell.append(words);
  cell.title = name;
  return cell;
}

const blank = document.createElement("td");
blank.setAttribute("role", "gridcell");
blank.dataset.rw = "cell";
blank.tabIndex = -1;

function spacer(): HTMLTableRowElement {
  const row = document.createElement("tr");
  row.setAttribute("aria-hidden", "true");
  return row;
}
