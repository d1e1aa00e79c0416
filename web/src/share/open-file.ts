import { html, type TemplateResult } from "lit";
import { openWalkFile } from "./file.ts";

/** The button that opens a walk from a file. */
export function openFileButton(before: () => void): TemplateResult {
  const choose = (event: Event) => {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    if (!file) return;
    before();
    void openWalkFile(file);
    field.value = "";
  };
  return html`<label class="button small file">Open a file …<input type="file" class="vh" accept=".walk,text/plain"
    data-rw="open-file" @change=${choose}></label>`;
}
