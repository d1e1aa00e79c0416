// Generated from engine/view by `go run ./tools/site types`; change the Go values, not this file.
import type { Badge, Measures, Words } from "./view.ts";

export const words: Words = {
  "noStep": "This walk has no step yet.",
  "deciding": "Deciding …",
  "noAccount": "Accounts and their principals appear here.",
  "noLane": "No credentials have been requested yet.",
  "noFinding": "No problems found in this text.",
  "keys": "Tab leaves the editor, Esc goes to its tabs, Ctrl-Space completes a word, F1 explains it.",
  "refusal": "AWS would not save this document, so it has no effect:",
  "awsAnswer": "AWS would answer:",
  "awsPage": "AWS documentation",
  "predict": "What will AWS say?",
  "whichGate": "Which gate refuses it? A gate is one check that AWS makes.",
  "unsure": "Not sure",
  "allows": "Allow",
  "refuses": "Deny",
  "covered": "The gates appear once you have made a prediction.",
  "asked": "asked",
  "fixed": "This document cannot be changed here.",
  "kept": "Only the documents named in the goals can be changed here.",
  "asWritten": "You changed this lesson. As written, this step ends with",
  "claim": "AssumeRole, explained. Nothing leaves your browser.",
  "copy": "Copy this answer as",
  "step": "Step",
  "toText": "Show it in the text",
  "elsewhere": "This step is decided in",
  "unpin": "Show it",
  "gates": "Gates, in AWS’s order",
  "filter": "Show",
  "decided": "What decided",
  "failed": "What failed",
  "every": "All",
  "filteredOut": "Nothing in this gate fits this filter.",
  "got": "got",
  "applies": "This statement applies.",
  "notApplies": "This statement does not apply.",
  "mayApply": "Whether this statement applies is not known.",
  "lesson": "See it in a lesson",
  "glossary": "All words explained",
  "masked": "hidden until you predict",
  "unmet": "Not as expected:",
  "awsPrints": "What AWS prints",
  "means": "What this error means",
  "awsGives": "What AWS returns",
  "madeUp": "(made up)",
  "disagree": "AWS’s documentation disagrees here",
  "for": "For it",
  "against": "Against it",
  "context": "Request context",
  "given": "set by the step",
  "notKnown": "not known",
  "opens": "What would allow it",
  "closes": "What must stay as it is",
  "searching": "Searching …",
  "oneOther": "Another set of edits",
  "others": "other sets of edits",
  "widerTitle": "Wider than this walk needs",
  "changes": "It also changes",
  "removed": "removed:",
  "added": "added:",
  "challenge": "Challenge",
  "task": "Task",
  "goals": "goals met",
  "solved": "Solved",
  "all": "yes",
  "wanted": "The goal here:",
  "notYet": "goal not met",
  "change": "Change",
  "course": "Course",
  "try": "Try it yourself",
  "free": "Play freely",
  "leave": "Back to the lesson",
  "hint": "A hint",
  "remember": "To remember",
  "allMet": "All goals met",
  "toPredict": "Count once you have predicted them:",
  "solutions": "Show a solution",
  "replaces": "It replaces your text. Undo brings your text back.",
  "picture": "Accounts, principals and resources of the walk",
  "noKey": "made up: AWS has no such key",
  "parent": "Asked for by session",
  "chained": "one hour at most when chained",
  "secrets": "Credentials (made up)",
  "standing": "Standing",
  "later": "a later step asks for it",
  "over": "expired",
  "table": "Table",
  "laneColumns": [
    "Session",
    "State",
    "From",
    "Until",
    "Asked for by",
    "What happened"
  ],
  "find": "Find in the picture",
  "saveSVG": "Save as SVG",
  "reset": "Start over",
  "resetTitle": "Compare with the walk as it was shared",
  "add": "Add",
  "adds": [
    {
      "kind": "account",
      "word": "account",
      "title": "Add an account"
    },
    {
      "kind": "user",
      "word": "user",
      "title": "Add a user"
    },
    {
      "kind": "role",
      "word": "role",
      "title": "Add a role"
    },
    {
      "kind": "provider",
      "word": "provider",
      "title": "Add an identity provider"
    },
    {
      "kind": "trust",
      "word": "trust",
      "title": "Add a trust statement"
    },
    {
      "kind": "permission",
      "word": "permission",
      "title": "Add a permission"
    },
    {
      "kind": "step",
      "word": "step",
      "title": "Add a step"
    }
  ],
  "addTrust": "Add a trust statement",
  "addPermission": "Add a permission",
  "askFor": "Add a step that asks for it",
  "askFrom": "Draw an arrow from here",
  "addRole": "Add a role to",
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
    "same": "This is the step as written. Change a field, and it is decided again.",
    "plain": "A plain request. It sends only what these fields say.",
    "deciding": "Deciding …",
    "wrong": "Not decided: a field is not valid.",
    "covered": "Make your prediction first.",
    "keep": "Keep as step",
    "reset": "Back to the step",
    "given": "A challenge comes with its own steps.",
    "matrix": "Matrix",
    "everyone": "Every principal against every role",
    "drag": "Drag the line, or focus it and press the arrow keys. Every step is decided again at that moment.",
    "askedAt": "Asked at",
    "asBefore": "as in the walk",
    "other": "a different answer than in the walk"
  }
};

export const measures: Measures = {
  "tickTop": 19,
  "tickEnd": 24,
  "tickText": 15,
  "barTop": -8,
  "barHeight": 16,
  "lineLeft": 1,
  "lineTop": 0.5,
  "lineHeight": 15,
  "stub": 26,
  "refusal": 8,
  "capTop": -10.5,
  "capEnd": -6,
  "pinReach": 9,
  "now": 5,
  "nowReach": 12,
  "nowMiddle": 20,
  "markTop": 20,
  "markHeight": 5,
  "plus": 24,
  "plusLeft": 140,
  "plusTop": 8
};

export const pendingStep: Badge = {
  "hue": "hidden",
  "icon": "hidden",
  "word": "your prediction first"
};

export const pendingLane: Badge = {
  "hue": "covered",
  "icon": "",
  "word": "asked for"
};

export const labelTerms: Readonly<Record<string, string>> = {
  "ARN": "arn",
  "Assumed role ID": "unique-id",
  "Boundary": "boundary",
  "Chained": "chaining",
  "Credentials": "credentials",
  "Expires": "duration",
  "Groups": "group",
  "Identity policies": "identity-policy",
  "Lets in": "resource-policy",
  "Lives": "duration",
  "MFA": "mfa",
  "May": "identity-policy",
  "Permissions boundary": "boundary",
  "Policies": "identity-policy",
  "Request": "request",
  "Resource control policies": "rcp",
  "Resource’s policy": "resource-policy",
  "Service control policies": "scp",
  "Session": "duration",
  "Session policy": "session-policy",
  "Source identity": "source-identity",
  "Standing": "revoke",
  "Tags": "session-tag",
  "Trust policy": "trust-policy",
  "Trusts": "trust-policy"
};
