import { load, save } from "./store/saved.ts";

const least = 18;

/** The splitters between the columns: dragged by the pointer, moved by the arrow keys, put back by a double click. */
export function followSplitters(): void {
  const main = document.querySelector<HTMLElement>("main.columns");
  if (!main) return;
  for (const bar of main.querySelectorAll<HTMLElement>("[data-splitter]")) new Splitter(main, bar);
}

class Splitter {
  private readonly main: HTMLElement;
  private readonly bar: HTMLElement;
  private readonly name: string;

  constructor(main: HTMLElement, bar: HTMLElement) {
    this.main = main;
    this.bar = bar;
    this.name = bar.dataset.splitter ?? "";
    const kept = Number(load(`width:${this.name}`));
    if (kept) this.set(kept, false);
    bar.addEventListener("pointerdown", (e) => {
      bar.setPointerCapture(e.pointerId);
      e.preventDefault();
    });
    bar.addEventListener("pointermove", (e) => {
      if (bar.hasPointerCapture(e.pointerId)) this.drag(e.clientX);
    });
    bar.addEventListener("dblclick", () => this.reset());
    bar.addEventListener("keydown", (e) => this.key(e));
  }

  /** The left splitter sets the width of the first column, the right one that of the last. */
  private drag(x: number): void {
    const box = this.main.getBoundingClientRect();
    const share = (100 * (x - box.left)) / box.width;
    this.set(this.name === "left" ? share : 100 - share, true);
  }

  private set(percent: number, remember: boolean): void {
    const held = Math.max(least, Math.min(56, percent));
    this.main.style.setProperty(`--${this.name}`, `${held}%`);
    this.bar.setAttribute("aria-valuenow", String(Math.round(held)));
    if (remember) save(`width:${this.name}`, String(Math.round(held * 10) / 10));
  }

  private reset(): void {
    this.main.style.removeProperty(`--${this.name}`);
    this.bar.setAttribute("aria-valuenow", "36");
    save(`width:${this.name}`, undefined);
  }

  private key(event: KeyboardEvent): void {
    const grows = this.name === "left" ? "ArrowRight" : "ArrowLeft";
    const shrinks = this.name === "left" ? "ArrowLeft" : "ArrowRight";
    const by = event.key === grows ? 2 : event.key === shrinks ? -2 : 0;
    if (by === 0) return;
    event.preventDefault();
    event.stopPropagation();
    this.set(Number(this.bar.getAttribute("aria-valuenow")) + by, true);
  }
}
