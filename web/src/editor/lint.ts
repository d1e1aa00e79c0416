// What is drawn where the text has findings: their underlines, their marks in the gutter, what they say. It is fetched
// for the first of them.
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import type { Extension } from "@codemirror/state";
import { type EditorView, keymap } from "@codemirror/view";
import type { FindingType } from "../gen/view.ts";
import type { Found } from "../store/derived.ts";

/** How CodeMirror draws a type of finding. */
const severities: Record<FindingType, Diagnostic["severity"]> = {
  ERROR: "error",
  SECURITY_WARNING: "warning",
  WARNING: "warning",
  SUGGESTION: "hint",
};

/** A finding with its place in the window. */
export interface PlacedFinding {
  found: Found;
  from: number;
  to: number;
}

/** The gutter of the findings, and the keys that go from one to the next. */
export const linted: Extension = [lintGutter(), keymap.of(lintKeymap)];

/** Draws findings in an editor, in place of those before. */
export function drawFindings(view: EditorView, placed: PlacedFinding[], fix: (found: Found, n: number) => void): void {
  view.dispatch(setDiagnostics(view.state, diagnostics(placed, view.state.doc.length, fix)));
}

/** Findings as CodeMirror draws them; what they say is put in as elements, with a button for each fix. */
function diagnostics(placed: PlacedFinding[], length: number, fix: (found: Found, n: number) => void): Diagnostic[] {
  return placed.map(({ found, from, to }) => ({
    from: Math.max(0, Math.min(from, length)),
    to: Math.max(0, Math.min(Math.max(to, from), length)),
    severity: severities[found.finding.type],
    message: found.finding.message,
    renderMessage: () => describe(found, fix),
  }));
}

/** The body of a finding: message, what AWS would answer, what fits instead, fixes. */
function describe(found: Found, fix: (found: Found, n: number) => void): HTMLElement {
  const { finding } = found;
  const box = document.createElement("div");
  box.className = "finding-tip";
  const line = (className: string, text: string) => {
    if (!text) return;
    const p = document.createElement("p");
    p.className = className;
    p.textContent = text;
    box.append(p);
  };
  line("message", finding.message);
  line("aws", finding.aws && `AWS would answer: ${finding.aws}`);
  line("remedy", finding.remedy);
  line("code", finding.code);
  if (finding.fixes.length > 0) void import("../forms/change.ts").catch(() => {}); // the button works without
  finding.fixes.forEach((f, n) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.rw = "fix";
    button.textContent = f.title;
    button.addEventListener("click", () => fix(found, n));
    const change = Object.assign(document.createElement("rw-change"), { fix: f, version: found.version });
    box.append(button, change);
  });
  return box;
}
