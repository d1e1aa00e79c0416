// What the reader has done, in the library: a mark beside each walk, and the ways to keep, bring and forget it. The
// library's dialog fetches it when it is opened.
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../components/icons.ts";
import { saveFile } from "../share/file.ts";
import { reloadGuesses } from "../store/entries.ts";
import { lasting, loadProgress } from "../store/marks.ts";
import { exportProgress, importProgress, resetProgress } from "../store/progress.ts";

export class ProgressPart {
  private undo: (() => void) | undefined;
  private said = "";
  private readonly redraw: () => void;

  constructor(redraw: () => void) {
    this.redraw = redraw;
  }

  /** The mark of a walk: done, tried, or a place of the same width. */
  mark(walk: string): TemplateResult {
    const mark = loadProgress().walks[lasting(walk)];
    if (mark?.done)
      return html`<span class="mark done" data-rw="mark" data-mark="done">${icon("tick")}<span class="vh"
      >done: </span></span>`;
    if (mark)
      return html`<span class="mark tried" data-rw="mark" data-mark="tried">${icon("open")}<span class="vh"
      >started: </span></span>`;
    return html`<span class="mark"></span>`;
  }

  /** How much is done, and what can be done with that. */
  head(walks: string[]): TemplateResult {
    const { walks: marks } = loadProgress();
    const done = walks.filter((name) => marks[lasting(name)]?.done).length;
    const any = Object.keys(marks).length > 0;
    return html`<section class="progress" data-rw="progress" data-done=${done} aria-label="Your progress">
      <p><b>${done} of ${walks.length}</b> done <small>kept in this browser only</small></p>
      <p><button type="button" class="small" data-rw="progress-export" aria-disabled=${!any} @click=${this.hand}
          >Export</button>
        <label class="button small">Import<input type="file" class="vh" accept=".json,application/json"
          data-rw="progress-import" @change=${this.bring} /></label>
        <button type="button" class="small" data-rw="progress-reset" aria-disabled=${!any} @click=${this.reset}
          >Reset</button>
        <span role="status">${this.said}${
          this.undo
            ? html` <button type="button" class="small" data-rw="progress-undo" @click=${this.back}>Undo</button>`
            : nothing
        }</span></p>
    </section>`;
  }

  private say(words: string, undo?: () => void): void {
    this.said = words;
    this.undo = undo;
    this.redraw();
  }

  private readonly hand = (): void => {
    saveFile("rolewalk-progress.json", exportProgress(), "application/json");
    this.say("Exported.");
  };

  private readonly bring = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const body = (await input.files?.[0]?.text()) ?? "";
    input.value = "";
    this.say(
      importProgress(body) ? "Imported and added to your progress." : "That file does not contain Rolewalk progress.",
    );
  };

  private readonly reset = (): void => {
    const undo = resetProgress();
    reloadGuesses();
    this.say("Reset. Your own texts are kept.", undo);
  };

  private readonly back = (): void => {
    this.undo?.();
    reloadGuesses();
    this.say("Brought back.");
  };
}
