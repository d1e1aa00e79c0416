import { html, svg, type TemplateResult } from "lit";
import type { GateOutcome, NodeKind, Outcome, TraceOutcome } from "../gen/view.ts";

/** The drawings of the sprite that the page carries; each verdict has a shape of its own beside its hue. */
export type Icon =
  | "allow"
  | "deny"
  | "expired"
  | "error"
  | "unknown"
  | "none"
  | "later"
  | "hidden"
  | "missing"
  | "lock"
  | "unlock"
  | "next"
  | "last"
  | "user"
  | "role"
  | "root"
  | "resource"
  | "service"
  | "provider"
  | "wait"
  | "note"
  | "change"
  | "renewal"
  | "undo"
  | "redo"
  | "theme"
  | "library"
  | "close"
  | "chevron"
  | "warning"
  | "suggestion"
  | "documents"
  | "walk"
  | "picture"
  | "timeline"
  | "tick"
  | "open";

/** An icon that says nothing by itself: the words stand beside it. */
export function icon(name: Icon, more = ""): TemplateResult {
  return html`<svg class="ic ${more}" aria-hidden="true" focusable="false">${svg`<use href="#i-${name}"></use>`}</svg>`;
}

export const outcomeIcons: Record<Outcome, Icon> = {
  allow: "allow",
  deny: "deny",
  expired: "expired",
  error: "error",
  unknown: "unknown",
  undecided: "later",
  hidden: "hidden",
};

export const gateIcons: Record<GateOutcome, Icon> = {
  passed: "allow",
  refused: "deny",
  absent: "none",
  unreached: "later",
};

export const traceIcons: Record<TraceOutcome, Icon> = {
  true: "allow",
  false: "deny",
  missing: "missing",
  unknown: "unknown",
};

export const nodeIcons: Record<NodeKind, Icon> = {
  user: "user",
  role: "role",
  root: "root",
  resource: "resource",
  service: "service",
  provider: "provider",
};
