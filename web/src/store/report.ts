// What a report of a wrong answer needs. The reader copies it and sends it themself.
import { site, store, text } from "../app.ts";
import { awaitsPrediction, currentRow, currentStep } from "./derived.ts";

export function reportText(): string {
  const { state } = store;
  const row = currentRow(state);
  const step = currentStep(state);
  const { rolewalk, managed, actions } = site.versions;
  const lines = [`Rolewalk ${rolewalk}, AWS-managed policies ${managed}, actions ${actions}`];
  if (row && step && !awaitsPrediction(state, row)) {
    lines.push(`Step ${row.number}: ${row.line}`, `Answer: ${[step.outcome, step.by].filter(Boolean).join(" ")}`);
    lines.push(step.sentence);
    for (const a of step.assumptions) lines.push(`Assumption ${a.name}: ${a.question} ${a.taken}`);
  }
  lines.push("What AWS answered instead, and how you know:", "", "", "The walk:", "", text.text);
  return lines.join("\n");
}
