// What a page has that a policy or a walk may name, by what it is.
import { commonActions, services, stsActions } from "../gen/keys.ts";
import type { Node, NodeKind, Page } from "../gen/view.ts";

/** Something to write, with what it is. */
export interface Named {
  label: string;
  detail: string;
}

const steps = (page: Page) => page.rows.flatMap(({ step }) => (step ? [step] : []));

/** The first of each label. */
export function once(all: Named[]): Named[] {
  const seen = new Map<string, Named>();
  for (const one of all) if (one.label && !seen.has(one.label)) seen.set(one.label, one);
  return [...seen.values()];
}

function nodes(page: Page, kinds: NodeKind[], label: (node: Node) => string): Named[] {
  return page.accounts.flatMap((a) =>
    a.nodes.filter((n) => kinds.includes(n.kind)).map((n) => ({ label: label(n), detail: n.kindWord })),
  );
}

export const arns = (page: Page, ...kinds: NodeKind[]) => nodes(page, kinds, (n) => n.arn);
export const ids = (page: Page, ...kinds: NodeKind[]) => nodes(page, kinds, (n) => n.called || n.id);
export const accounts = (page: Page) => page.accounts.map((a) => ({ label: a.id, detail: `account ${a.alias}` }));
export const aliases = (page: Page) => page.accounts.map((a) => ({ label: a.alias, detail: `account ${a.id}` }));
export const sessions = (page: Page) => page.lanes.map((l) => ({ label: l.session, detail: "session" }));

export const gates = (page: Page) =>
  steps(page).flatMap((s) => s.gates?.map((g) => ({ label: g.gate, detail: g.name })) ?? []);
export const codes = (page: Page) => [
  ...(page.findings?.map((f) => ({ label: f.code, detail: "finding" })) ?? []),
  ...steps(page).map((s) => ({ label: s.code, detail: "error" })),
];

/** What Principal's AWS may hold: every ARN of an identity, of an account's root and of a session. */
export function principals(page: Page): Named[] {
  const ofSessions = page.lanes.flatMap((l) =>
    (l.facts ?? []).flatMap(({ fields }) => fields.filter((f) => f.name === "ARN" && f.value.startsWith("arn:"))),
  );
  return [
    ...arns(page, "role", "user", "root"),
    ...accounts(page).map(({ label, detail }) => ({
      label: `arn:${partition(page, label)}:iam::${label}:root`,
      detail,
    })),
    ...ofSessions.map((f) => ({ label: f.value, detail: "session" })),
    ...accounts(page),
    { label: "*", detail: "everyone" },
  ];
}

/** The partition of an account, as the ARNs of its nodes have it. */
function partition(page: Page, id: string): string {
  const arn = page.accounts.find((a) => a.id === id)?.nodes.find((n) => n.arn.startsWith("arn:"))?.arn;
  return arn?.split(":")[1] ?? "aws";
}

/** The service principals, those of the page first. */
export function servicePrincipals(page: Page): Named[] {
  const detail = "service";
  return [...ids(page, "service"), ...services.map((name) => ({ label: `${name}.amazonaws.com`, detail }))];
}

/** The actions of STS, those of the walk and common ones. */
export function actions(page: Page): Named[] {
  return [
    ...stsActions.map(({ name }) => ({ label: name, detail: "STS" })),
    ...steps(page).map((s) => ({ label: s.edge.label, detail: "in this walk" })),
    ...commonActions.map((label) => ({ label, detail: "" })),
    { label: "*", detail: "every action" },
  ].filter(({ label }) => label === "*" || label.includes(":"));
}

/** The ARNs that a statement may be about. */
export function resources(page: Page): Named[] {
  const own = arns(page, "resource");
  return [
    ...own,
    ...own.map(({ label }) => ({ label: `${label}/*`, detail: "all below it" })),
    ...arns(page, "role", "user"),
    { label: "*", detail: "every resource" },
  ];
}

/** The keys that the requests of a page have. */
export function contextKeys(page: Page): string[] {
  return steps(page).flatMap((s) => s.context.map(({ key }) => key));
}

/** What requests of the walk have for the keys that fit, in the order of the steps. */
export function contextValues(page: Page, fits: (key: string) => boolean): Named[] {
  return steps(page).flatMap((s) =>
    s.context.flatMap((c) =>
      fits(c.key.toLowerCase()) ? c.values.map((label) => ({ label, detail: "in this walk" })) : [],
    ),
  );
}
