// Generated from engine/view by `go run ./tools/site types`; change the Go values, not this file.
import type { Measures, Words } from "./view.ts";

export const words: Words = {
  "noStep": "This walk has no step yet.",
  "deciding": "Deciding …",
  "noAccount": "Accounts and their principals appear here.",
  "noLane": "No credential has been asked for yet.",
  "noFinding": "No problems found in this text.",
  "keys": "Tab leaves the editor, Esc goes to its tabs, Ctrl-Space completes a word, F1 explains it.",
  "refusal": "AWS would not save this, so it has no effect:",
  "awsAnswer": "AWS would answer:",
  "awsPage": "What AWS says",
  "predict": "What will AWS say?",
  "covered": "They appear once you have made a prediction.",
  "asked": "asked",
  "fixed": "This challenge keeps this text as it is.",
  "kept": "This challenge lets you change only what it names.",
  "asWritten": "You changed this lesson. As it was written, this step ends with",
  "claim": "AssumeRole, explained. Nothing leaves your browser.",
  "copy": "Copy this answer as",
  "step": "Step",
  "elsewhere": "This step is decided in",
  "unpin": "Show it",
  "gates": "Gates, in AWS’s order",
  "unmet": "Not as expected:",
  "awsPrints": "What AWS prints",
  "awsGives": "What AWS gives back",
  "madeUp": "(made up)",
  "disagree": "AWS’s documents disagree here",
  "for": "For it",
  "against": "Against it",
  "context": "Request context",
  "given": "given by the step",
  "notKnown": "not known",
  "opens": "What would allow it",
  "closes": "What it depends on",
  "searching": "Searching …",
  "oneOther": "Another set of edits",
  "others": "other sets of edits",
  "wider": "Wider: it also allows other requests.",
  "risk": "Dangerous:",
  "changes": "It also changes",
  "removed": "removed:",
  "added": "added:",
  "allMet": "all goals met",
  "solutions": "Show a solution",
  "replaces": "It replaces what you wrote. Undo restores your text.",
  "picture": "Accounts, principals and resources of the walk",
  "noKey": "made up: AWS has no such key",
  "parent": "Asked for by session",
  "chained": "one hour at most when chained",
  "ask": {
    "title": "What if …",
    "inputs": [
      {
        "name": "caller",
        "kind": "list",
        "label": "Caller",
        "hint": ""
      },
      {
        "name": "role",
        "kind": "list",
        "label": "Role",
        "hint": ""
      },
      {
        "name": "time",
        "kind": "text",
        "label": "Time (UTC)",
        "hint": ""
      },
      {
        "name": "duration",
        "kind": "text",
        "label": "Duration",
        "hint": "the default"
      },
      {
        "name": "external-id",
        "kind": "text",
        "label": "External ID",
        "hint": "none"
      },
      {
        "name": "source-ip",
        "kind": "text",
        "label": "Source IP",
        "hint": "none"
      },
      {
        "name": "mfa",
        "kind": "check",
        "label": "With an MFA code",
        "hint": ""
      },
      {
        "name": "claims",
        "kind": "area",
        "label": "Claims of the token (JSON)",
        "hint": ""
      }
    ],
    "same": "This is the step as it is. Change a field, and it is decided again.",
    "plain": "A plain request. It sends only what stands here.",
    "deciding": "Deciding …",
    "wrong": "Not decided, because a field is wrong.",
    "covered": "Make your prediction first.",
    "keep": "Keep as step",
    "reset": "Back to the step",
    "given": "In a challenge the steps are given.",
    "matrix": "Matrix",
    "everyone": "Every principal against every role",
    "drag": "Drag the line, or press the arrow keys on it: every step is asked again at that moment.",
    "askedAt": "Asked at",
    "asBefore": "as in the walk",
    "other": "another answer than in the walk"
  }
};

export const measures: Measures = {
  "tickTop": 20,
  "tickEnd": 26,
  "tickText": 15,
  "barTop": 4,
  "barHeight": 18,
  "barText": 13,
  "barIndent": 8,
  "lineLeft": 1,
  "lineTop": 0.5,
  "lineHeight": 17,
  "capTop": 1.5,
  "capEnd": 6,
  "pinMiddle": 13,
  "pinReach": 9,
  "now": 5,
  "nowReach": 12,
  "nowMiddle": 20,
  "markTop": 21,
  "markHeight": 5
};
