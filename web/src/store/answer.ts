// What the forms of a copied answer hold. Nothing is decided here: each line is the engine's.
import type { Row, Step } from "../gen/view.ts";
import type { CopyFormat } from "./state.ts";

/** What an answer says. */
export interface Answer {
  row: Row;
  step: Step;
  /** The walk's title. */
  title: string;
  /** A link to the walk at this step; empty where none can be made. */
  link: string;
  /** What would allow the request; empty where that is not known. */
  fix: string;
}

export function answerIn(format: CopyFormat, answer: Answer): string {
  return { text: asText, markdown: asMarkdown, json: asJSON, ticket: asTicket }[format](answer);
}

const headline = ({ step }: Answer) => [step.word, step.by].filter(Boolean).join(" ");
const plain = (sentence: string) => sentence.replaceAll("`", "");
/** The gates that looked at something. */
const asked = ({ step }: Answer) => step.gates.filter((g) => g.outcome !== "absent" && g.outcome !== "unreached");

function asText(a: Answer): string {
  const lines = [
    `${a.title}, step ${a.row.number}: ${a.row.title}`,
    a.row.line,
    "",
    headline(a),
    plain(a.step.sentence),
  ];
  if (a.step.aws) lines.push(`AWS prints: ${a.step.aws}`);
  lines.push("", ...asked(a).map((g) => `${g.name}: ${g.badge.word}, ${g.summary}`));
  if (a.fix) lines.push("", `What would allow it: ${a.fix}`);
  if (a.link) lines.push("", a.link);
  return `${lines.join("\n")}\n`;
}

function asMarkdown(a: Answer): string {
  const title = a.link ? `[${a.row.title}](${a.link})` : a.row.title;
  const lines = [`### ${headline(a)}`, "", `${title}: \`${a.row.line}\``, "", a.step.sentence];
  if (a.step.aws) lines.push("", "```", a.step.aws, "```");
  lines.push("", "| Gate | | |", "| --- | --- | --- |");
  lines.push(...asked(a).map((g) => `| ${g.name} | ${g.badge.word} | ${g.summary.replaceAll("|", "\\|")} |`));
  if (a.fix) lines.push("", `**What would allow it:** ${a.fix}`);
  return `${lines.join("\n")}\n`;
}

function asJSON(a: Answer): string {
  const { step, row } = a;
  const gates = step.gates.map(({ gate, outcome, summary }) => ({ gate, outcome, summary }));
  const { outcome, by, sentence, aws } = step;
  const body = {
    walk: a.title,
    step: row.number,
    title: row.title,
    time: row.time,
    request: row.line,
    outcome,
    by,
    sentence: plain(sentence),
    aws,
    gates,
    fix: a.fix,
    link: a.link,
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}

/** What a person needs who can change the policies: who, what, verdict, AWS's sentence, the fix, a link. */
function asTicket(a: Answer): string {
  const part = (name: string, value: string) => (value ? [`${name}: ${value}`] : []);
  return `${[
    ...part("Request", a.row.line),
    ...part("Time", a.row.time),
    ...part("Result", headline(a)),
    ...part("Reason", plain(a.step.sentence)),
    ...part("AWS says", a.step.aws),
    ...part("Proposed change", a.fix),
    ...part("Decision, step by step", a.link),
  ].join("\n")}\n`;
}
