import type { Diagnostic } from "@codemirror/lint";
import type { Finding } from "../gen/view.ts";
import { severities } from "../parts/words.ts";

/** A finding with its place in the window. */
export interface PlacedFinding {
  finding: Finding;
  from: number;
  to: number;
}

/** Findings as CodeMirror draws them; what they say is put in as elements, with a button for each fix. */
export function diagnostics(placed: PlacedFinding[], length: number, fix: (finding: Finding, n: number) => void): Diagnostic[] {
  return placed.map(({ finding, from, to }) => ({
    from: Math.max(0, Math.min(from, length)),
    to: Math.max(0, Math.min(Math.max(to, from), length)),
    severity: severities[finding.type],
    message: finding.message,
    renderMessage: () => describe(finding, fix),
  }));
}

/** The body of a finding: message, what AWS would answer, what fits instead, fixes. */
export function describe(finding: Finding, fix: (finding: Finding, n: number) => void): HTMLElement {
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
  finding.fixes.forEach((f, n) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset["rw"] = "fix";
    button.textContent = f.title;
    button.addEventListener("click", () => fix(finding, n));
    box.append(button);
  });
  return box;
}
