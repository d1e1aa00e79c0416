// Help and About: the keys, the signs, what the page is and is not, and how to report a wrong answer.
import { html, type TemplateResult } from "lit";
import { site, store } from "../app.ts";
import { icon } from "../components/icons.ts";
import { notModelled } from "../gen/about.ts";
import { words } from "../gen/drawing.ts";

const keys: readonly [string, string][] = [
  ["← →", "previous step, next step"],
  ["Home End", "first step, last step"],
  ["Ctrl-V", "outside a field: start from your own error and policies"],
  ["Ctrl-Z Ctrl-Y", "undo and redo, across all documents"],
  ["Ctrl-Space", "in the editor: complete a name"],
  ["Ctrl-Shift-Space", "in the editor: what fits here"],
  ["Shift-Alt-F", "in the editor: put the indentation right"],
  ["Esc", "in the editor: back to its tabs; Tab then leaves them"],
  ["?", "this help"],
];

const signs: readonly [string, string, string][] = [
  ["allow", "allow", "allowed, or a gate that the request passed"],
  ["deny", "deny", "denied, or a gate that refused"],
  ["expired", "expired", "the credentials have expired"],
  ["unknown", "unknown", "unknown: the walk does not say enough to decide"],
  ["missing", "expired", "a condition key that the request does not have"],
  ["none", "", "a gate without a policy, or one that was not reached"],
];

/** The body of the dialog. Report copies what a report needs, and sends nothing. */
export function helpBody(report: () => void, reported: string): TemplateResult {
  const { versions } = site;
  const { took: ms } = store.state;
  const took = ms > 0 ? ` This walk was last decided in ${Math.max(1, Math.round(ms))} ms.` : "";
  return html`<p>${words.claim}</p>
    <h3>Keys</h3>
    <dl class="keys">${keys.map(
      ([key, what]) => html`<dt>${key.split(" ").map((k) => html`<kbd>${k}</kbd> `)}</dt
      ><dd>${what}</dd>`,
    )}</dl>
    <h3>Signs</h3>
    <ul class="signs">${signs.map(([name, hue, what]) => html`<li class=${hue}>${icon(name)} ${what}</li>`)}</ul>
    <p><a href="${site.root}glossary/" data-rw="glossary">${words.glossary}</a></p>
    <h3>About</h3>
    <p>Rolewalk ${versions.rolewalk}. AWS-managed policies ${versions.managed}. Actions and condition keys
      ${versions.actions}.${took}</p>
    <p>Not modelled:</p>
    <ul class="plain-list">${notModelled.map((l) => html`<li>${l}</li>`)}</ul>
    <h3>A wrong answer?</h3>
    <p>This copies the walk, the step, the version and the assumptions behind the answer. It sends nothing.</p>
    <button type="button" class="small" data-rw="report" @click=${report}>Report a wrong answer</button>
    <span role="status">${reported}</span>`;
}
