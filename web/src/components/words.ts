// The page's own words. What a decision means comes from the engine in words already.
import type {
  State as DocumentState,
  Expected,
  FindingType,
  GateOutcome,
  NodeKind,
  Outcome,
  Side,
  TraceOutcome,
} from "../gen/view.ts";

export const severities: Record<FindingType, "error" | "warning" | "info" | "hint"> = {
  ERROR: "error",
  SECURITY_WARNING: "warning",
  WARNING: "warning",
  SUGGESTION: "hint",
};

export const findingWords: Record<FindingType, [one: string, many: string]> = {
  ERROR: ["error", "errors"],
  SECURITY_WARNING: ["security warning", "security warnings"],
  WARNING: ["warning", "warnings"],
  SUGGESTION: ["suggestion", "suggestions"],
};

export const outcomeWords: Record<Outcome, string> = {
  allow: "allowed",
  deny: "denied",
  expired: "expired",
  error: "error",
  unknown: "unknown",
  undecided: "undecided",
  hidden: "your prediction first",
};

export const gateWords: Record<GateOutcome, string> = {
  passed: "passed",
  refused: "refused",
  absent: "not present",
  unreached: "not reached",
};

export const traceWords: Record<TraceOutcome, string> = {
  true: "holds",
  false: "does not hold",
  missing: "key missing",
  unknown: "unknown",
};

export const expectedWords: Record<Expected, string> = { held: "as expected", unmet: "not as expected", none: "" };

export const stateWords: Record<DocumentState, string> = { ok: "", warning: "has warnings", error: "has errors" };

export const sideWords: Record<Side, string> = {
  open: "open",
  shut: "shut",
  none: "not needed",
  unknown: "not known",
};

export const kindWords: Record<NodeKind, string> = {
  user: "user",
  role: "role",
  root: "root user",
  resource: "resource",
  service: "service",
  provider: "provider",
};
