// Writes the fixture that the page is developed and tested against where the engine is not wanted: a walk and what
// the engine says of it, with spans looked up in the text rather than counted by hand. Run: node testdata/make.mjs
import { writeFileSync } from "node:fs";

const trustBefore = `{
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "Partner",
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::333333333333:user/alice" },
          "Action": "sts:AssumeRole"
        }
      ]
    }`;
const trustAfter = `{
    "Version": "2012-10-17",
    "Statement": [
      {
        "Effect": "Allow",
        "Principal": { "AWS": "111111111111" },
        "Action": "sts:AssumeRole",
        "Condition": {
          "StringEquals": { "sts:ExternalId": "k3Q9" }
        }
      },
      {
        "Sid": "Machines",
        "Effect": "Allow",
        "Principal": { "Service": "ec2.amazonaws.com" },
        "Action": "sts:AssumeRole"
      }
    ]
  }`;
const artifacts = `{
      "Version": "2012-10-17",
      "Statement": [
        { "Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::prod-artifacts/*" }
      ]
    }`;
const assume = `{
      "Version": "2012-10-17",
      "Statement": [
        { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::222222222222:role/Deploy" }
      ]
    }`;
const about =
  "Alice works in **dev**; the role *Deploy* lives in prod.\n\nBoth accounts must agree: Alice's own policy allows the request, and the role's `trust` policy lets Alice in. See [the documentation](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html).";
const note1 =
  "The trust policy names **another** account's alice. Names do not travel between accounts: " +
  "the account number is part of what a principal is.";
const note2 = "Who may enter is right now. What is missing is the *external ID* that the condition asks for.";

const text = `title "Cross-account access needs both sides"
about """
${about}
"""
clock 2026-03-01T09:00:00Z

account 111111111111 dev {
  user alice {
    policy assume-deploy ${assume}
  }
}

account 222222222222 prod {
  role Deploy {
    max-session 4h
    trust ${trustBefore}
    policy artifacts ${artifacts}
  }
  resource arn:aws:s3:::prod-artifacts { }
}

step "Alice knocks" {
  dev/alice assumes prod/Deploy as ci
  note """${note1}"""
  hint "Compare the account numbers."
  hint "The principal in the trust policy is in account 333333333333."
  expect deny by trust
}

change "The trust names Alice's account" {
  set trust of prod/Deploy ${trustAfter}
}

step "Alice asks again" {
  dev/alice assumes prod/Deploy as ci
  note """${note2}"""
  predict
  expect deny by trust
}

wait 5m

step { dev/alice assumes prod/Deploy as ci external-id "k3Q9" expect allow }
step { ci calls s3:GetObject on arn:aws:s3:::prod-artifacts/app.zip expect allow }

wait 61m

step "The key no longer opens the door" {
  ci calls s3:GetObject on arn:aws:s3:::prod-artifacts/app.zip
  expect expired
}

step { dev/alice assumes prod/Deploy as long for 12h external-id "k3Q9" expect allow }
`;

const span = (from, to, t = 0) => ({ text: t, from, to });
const at = (piece, nth = 0, start = 0) => {
  let from = text.indexOf(piece, start);
  while (nth-- > 0) from = text.indexOf(piece, from + 1);
  if (from < 0) throw new Error(`not in the walk: ${piece}`);
  return span(from, from + piece.length);
};
const inside = (outer, piece) => {
  const s = at(piece, 0, outer.from);
  if (s.to > outer.to) throw new Error(`not inside: ${piece}`);
  return s;
};
const none = span(0, 0);
const T1 = at(trustBefore),
  T2 = at(trustAfter),
  ART = at(artifacts),
  ASSUME = at(assume);
const block = (doc, first, last) => {
  const from = inside(doc, first);
  const end = at(last, 0, from.from);
  return span(from.from, end.to);
};
const row = (kind, outcome, label, more = {}) => ({
  kind,
  outcome,
  held: outcome === "true",
  decides: false,
  label,
  effect: "",
  key: "",
  operator: "",
  wanted: [],
  actual: [],
  reason: "",
  sentence: "",
  at: none,
  token: none,
  document: "",
  sub: [],
  ...more,
});
const element = (label, held, at, wanted, actual, more = {}) =>
  row("element", held ? "true" : "false", label, { at, wanted, actual, ...more });

const st1 = block(T1, `{\n          "Sid": "Partner"`, `"Action": "sts:AssumeRole"\n        }`);
const pr1 = inside(T1, `"Principal": { "AWS": "arn:aws:iam::333333333333:user/alice" }`);
const trust1 = [
  row("policy", "false", "trust of prod/Deploy", {
    at: T1,
    document: "trust of prod/Deploy",
    decides: true,
    sentence: "No statement allows it.",
    sub: [
      row("statement", "false", "Sid Partner", {
        at: st1,
        effect: "Allow",
        decides: true,
        document: "trust of prod/Deploy",
        sentence: "It names another principal.",
        sub: [
          element(
            "Principal",
            false,
            pr1,
            ["arn:aws:iam::333333333333:user/alice"],
            ["arn:aws:iam::111111111111:user/alice"],
            {
              decides: true,
              token: inside(pr1, `"arn:aws:iam::333333333333:user/alice"`),
              document: "trust of prod/Deploy",
              reason: "PRINCIPAL_OTHER_ACCOUNT",
              sentence: "The same user name in another account is another user.",
            },
          ),
          element("Action", true, inside(T1, `"Action": "sts:AssumeRole"`), ["sts:AssumeRole"], ["sts:AssumeRole"], {
            document: "trust of prod/Deploy",
          }),
        ],
      }),
    ],
  }),
];
const st2 = block(T2, `{\n        "Effect"`, `}\n        }\n      }`);
const st3 = block(T2, `{\n        "Sid": "Machines"`, `"Action": "sts:AssumeRole"\n      }`);
const trust2 = (given) => [
  row("policy", given ? "true" : "false", "trust of prod/Deploy", {
    at: T2,
    document: "trust of prod/Deploy",
    decides: true,
    sub: [
      row("statement", given ? "true" : "false", "Statement 1", {
        at: st2,
        effect: "Allow",
        decides: true,
        document: "trust of prod/Deploy",
        sentence: given ? "Every element matches." : "The condition does not hold.",
        sub: [
          element(
            "Principal",
            true,
            inside(T2, `"Principal": { "AWS": "111111111111" }`),
            ["111111111111"],
            ["arn:aws:iam::111111111111:user/alice"],
            {
              sentence: "An account number names every principal of the account that its policies allow to ask.",
              document: "trust of prod/Deploy",
            },
          ),
          element("Action", true, inside(T2, `"Action": "sts:AssumeRole"`), ["sts:AssumeRole"], ["sts:AssumeRole"], {
            document: "trust of prod/Deploy",
          }),
          row("condition", given ? "true" : "missing", "StringEquals sts:ExternalId", {
            held: given,
            decides: !given,
            key: "sts:ExternalId",
            operator: "StringEquals",
            wanted: ["k3Q9"],
            actual: given ? ["k3Q9"] : [],
            at: inside(T2, `"StringEquals": { "sts:ExternalId": "k3Q9" }`),
            token: inside(T2, `"sts:ExternalId"`),
            document: "trust of prod/Deploy",
            reason: given ? "" : "KEY_MISSING",
            sentence: given ? "" : "The request carries no external ID.",
          }),
        ],
      }),
      row("statement", "false", "Sid Machines", {
        at: st3,
        effect: "Allow",
        document: "trust of prod/Deploy",
        sentence: "It names a service.",
        sub: [
          element(
            "Principal",
            false,
            inside(T2, `"Principal": { "Service": "ec2.amazonaws.com" }`),
            ["ec2.amazonaws.com"],
            ["arn:aws:iam::111111111111:user/alice"],
            { document: "trust of prod/Deploy" },
          ),
        ],
      }),
    ],
  }),
];
const st4 = inside(
  ASSUME,
  `{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::222222222222:role/Deploy" }`,
);
const aliceMay = [
  row("policy", "true", "policy assume-deploy of dev/alice", {
    at: ASSUME,
    document: "policy assume-deploy of dev/alice",
    decides: true,
    sub: [
      row("statement", "true", "Statement 1", {
        at: st4,
        effect: "Allow",
        decides: true,
        document: "policy assume-deploy of dev/alice",
        sub: [
          element(
            "Action",
            true,
            inside(ASSUME, `"Action": "sts:AssumeRole"`),
            ["sts:AssumeRole"],
            ["sts:AssumeRole"],
            { document: "policy assume-deploy of dev/alice" },
          ),
          element(
            "Resource",
            true,
            inside(ASSUME, `"Resource": "arn:aws:iam::222222222222:role/Deploy"`),
            ["arn:aws:iam::222222222222:role/Deploy"],
            ["arn:aws:iam::222222222222:role/Deploy"],
            { document: "policy assume-deploy of dev/alice" },
          ),
        ],
      }),
    ],
  }),
];
const st5 = inside(
  ART,
  `{ "Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::prod-artifacts/*" }`,
);
const ciMay = [
  row("policy", "true", "policy artifacts of prod/Deploy", {
    at: ART,
    document: "policy artifacts of prod/Deploy",
    decides: true,
    sub: [
      row("statement", "true", "Sid Read", {
        at: st5,
        effect: "Allow",
        decides: true,
        document: "policy artifacts of prod/Deploy",
        sub: [
          element("Action", true, inside(ART, `"Action": "s3:GetObject"`), ["s3:GetObject"], ["s3:GetObject"], {
            document: "policy artifacts of prod/Deploy",
          }),
          element(
            "Resource",
            true,
            inside(ART, `"Resource": "arn:aws:s3:::prod-artifacts/*"`),
            ["arn:aws:s3:::prod-artifacts/*"],
            ["arn:aws:s3:::prod-artifacts/app.zip"],
            { document: "policy artifacts of prod/Deploy" },
          ),
        ],
      }),
    ],
  }),
];

const names = {
  credentials: "Credentials",
  request: "Request",
  rcp: "Resource control policies",
  scp: "Service control policies",
  trust: "Trust policy",
  resource: "Resource policy",
  identity: "Identity policies",
  boundary: "Permissions boundary",
  "session-policy": "Session policy",
};
const gates = (given) =>
  Object.entries(names).map(([gate, name]) => ({
    gate,
    name,
    outcome: "absent",
    explicit: false,
    summary: "not present",
    trace: [],
    ...given[gate],
  }));
const passed = (summary, trace = []) => ({ outcome: "passed", summary, trace });
const refused = (summary, trace = []) => ({ outcome: "refused", summary, trace });
const unreached = Object.fromEntries(
  Object.keys(names)
    .slice(2)
    .map((g) => [g, { outcome: "unreached", summary: "not reached" }]),
);
const key = (k, values, more = {}) => ({ key: k, values, given: false, unknown: false, ...more });
const context = [
  key("aws:PrincipalArn", ["arn:aws:iam::111111111111:user/alice"]),
  key("aws:PrincipalAccount", ["111111111111"]),
  key("aws:SecureTransport", ["true"]),
  key("aws:SourceIp", [], { unknown: true }),
];
const aliceEdge = (caller, target) => ({
  from: "dev/alice",
  to: "prod/Deploy",
  label: "sts:AssumeRole",
  callerSide: caller,
  targetSide: target,
  targetWord: "role’s side",
});
const ciEdge = (caller, target) => ({
  from: "prod/Deploy",
  to: "arn:aws:s3:::prod-artifacts",
  label: "s3:GetObject",
  callerSide: caller,
  targetSide: target,
  targetWord: "resource’s side",
});
const refusal =
  "User: arn:aws:iam::111111111111:user/alice is not authorized to perform: sts:AssumeRole " +
  "on resource: arn:aws:iam::222222222222:role/Deploy";
const step = (more) => ({
  outcome: "allow",
  word: "Allowed",
  by: "",
  sentence: "",
  code: "",
  aws: "",
  expected: "held",
  expectation: "",
  expectationAt: none,
  unmet: "",
  predict: false,
  hints: [],
  gates: [],
  keys: [],
  context,
  edge: aliceEdge("open", "open"),
  session: "",
  signer: "",
  answer: [],
  ...more,
});
const field = (name, value, code = true) => ({ name, value, code });
const issued = [
  field("AssumedRoleUser.Arn", "arn:aws:sts::222222222222:assumed-role/Deploy/ci"),
  field("AssumedRoleUser.AssumedRoleId", "AROAEXAMPLEDEPLOY0001:ci"),
  field("Credentials.AccessKeyId", "ASIAEXAMPLECI0000001"),
  field("Credentials.SecretAccessKey", "EXAMPLE/ci/secret/0001"),
  field("Credentials.SessionToken", "EXAMPLE/ci/token/0001"),
  field("Credentials.Expiration", "2026-03-01T10:05:00Z"),
];

const stepAt = (from, to) => {
  const s = at(from);
  return span(s.from, at(to, 0, s.from).to);
};
const plain = (kind, title, line, atSpan, time) => ({ kind, number: 0, title, line, at: atSpan, time, note: "" });
const rows = [
  {
    kind: "step",
    number: 1,
    title: "Alice knocks",
    line: "dev/alice assumes prod/Deploy as ci",
    at: stepAt(`step "Alice knocks"`, "\n}"),
    time: "2026-03-01T09:00:00Z",
    note: note1,
    step: step({
      outcome: "deny",
      word: "Denied",
      by: "by the trust policy",
      code: "AccessDenied",
      aws: refusal,
      expectation: "deny by trust",
      expectationAt: at("expect deny by trust"),
      sentence: "Deploy trusts alice of account 333333333333, but this is alice of 111111111111.",
      hints: ["Compare the account numbers.", "The principal in the trust policy is in account 333333333333."],
      edge: aliceEdge("open", "shut"),
      session: "ci",
      gates: gates({
        credentials: passed("long-term key of alice"),
        request: passed("1 h asked, 4 h allowed"),
        trust: refused("0 of 1 statement applies", trust1),
        identity: passed("assume-deploy allows", aliceMay),
      }),
    }),
  },
  {
    ...plain(
      "change",
      "The trust names Alice's account",
      "set trust of prod/Deploy",
      stepAt(`change "The trust`, "\n}"),
      "2026-03-01T09:00:00Z",
    ),
    number: 1,
  },
  {
    kind: "step",
    number: 2,
    title: "Alice asks again",
    line: "dev/alice assumes prod/Deploy as ci",
    at: stepAt(`step "Alice asks again"`, "\n}"),
    time: "2026-03-01T09:00:00Z",
    note: note2,
    step: step({
      outcome: "deny",
      word: "Denied",
      by: "by the trust policy",
      code: "AccessDenied",
      aws: refusal,
      expectation: "deny by trust",
      predict: true,
      sentence: "The trust policy asks for an external ID, and the request carries none.",
      edge: aliceEdge("open", "shut"),
      session: "ci-2",
      gates: gates({
        credentials: passed("long-term key of alice"),
        request: passed("1 h asked, 4 h allowed"),
        trust: refused("0 of 2 statements apply", trust2(false)),
        identity: passed("assume-deploy allows", aliceMay),
      }),
    }),
  },
  plain("wait", "wait 5m", "wait 5m", at("wait 5m"), "2026-03-01T09:05:00Z"),
  {
    kind: "step",
    number: 3,
    title: `dev/alice assumes prod/Deploy as ci`,
    line: "dev/alice assumes prod/Deploy as ci",
    at: at(`step { dev/alice assumes prod/Deploy as ci external-id "k3Q9" expect allow }`),
    time: "2026-03-01T09:05:00Z",
    note: "",
    step: step({
      sentence:
        "The trust policy admits everyone of 111111111111 who knows the external ID, and assume-deploy lets alice ask.",
      expectation: "allow",
      session: "ci-3",
      answer: issued,
      gates: gates({
        credentials: passed("long-term key of alice"),
        request: passed("1 h asked, 4 h allowed"),
        trust: passed("1 of 2 statements applies", trust2(true)),
        identity: passed("assume-deploy allows", aliceMay),
      }),
    }),
  },
  {
    kind: "step",
    number: 4,
    title: "ci calls s3:GetObject on prod-artifacts/app.zip",
    line: "ci calls s3:GetObject on arn:aws:s3:::prod-artifacts/app.zip",
    at: at("step { ci calls s3:GetObject"),
    time: "2026-03-01T09:05:00Z",
    note: "",
    step: step({
      sentence: "The role’s policy artifacts allows it, and the object is in the role’s own account.",
      expectation: "allow",
      edge: ciEdge("open", "none"),
      signer: "ci-3",
      gates: gates({
        credentials: passed("session ci, 1 h left"),
        request: passed("well formed"),
        identity: passed("artifacts allows", ciMay),
      }),
    }),
  },
  plain("wait", "wait 61m", "wait 61m", at("wait 61m"), "2026-03-01T10:06:00Z"),
  {
    kind: "step",
    number: 5,
    title: "The key no longer opens the door",
    line: "ci calls s3:GetObject on arn:aws:s3:::prod-artifacts/app.zip",
    at: stepAt(`step "The key`, "\n}"),
    time: "2026-03-01T10:06:00Z",
    note: "",
    step: step({
      outcome: "expired",
      word: "Expired",
      by: "a minute ago",
      code: "ExpiredToken",
      aws: "An error occurred (ExpiredToken) when calling the GetObject operation: The provided token has expired.",
      sentence: "The credentials of ci expired at 10:05:00.",
      expectation: "expired",
      edge: ciEdge("shut", "none"),
      signer: "ci-3",
      gates: gates({
        ...unreached,
        credentials: refused("expired 1 minute ago"),
        request: { outcome: "unreached", summary: "not reached" },
      }),
    }),
  },
  {
    kind: "step",
    number: 6,
    title: "dev/alice assumes prod/Deploy as long for 12h",
    line: "dev/alice assumes prod/Deploy as long for 12h",
    at: at("step { dev/alice assumes prod/Deploy as long"),
    time: "2026-03-01T10:06:00Z",
    note: "",
    step: step({
      outcome: "error",
      word: "Error",
      by: "ValidationError",
      code: "ValidationError",
      expected: "unmet",
      expectation: "allow",
      expectationAt: at("expect allow", 2),
      unmet: "Wanted allow, got error ValidationError.",
      sentence: "12 h is longer than the 4 h that the role allows.",
      session: "long",
      edge: aliceEdge("unknown", "unknown"),
      aws:
        "An error occurred (ValidationError) when calling the AssumeRole operation: " +
        "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
      gates: gates({
        ...unreached,
        credentials: passed("long-term key of alice"),
        request: refused("12 h asked, 4 h allowed"),
      }),
    }),
  },
];

const doc = (name, label, at, more = {}) => ({
  name,
  label,
  change: 0,
  at,
  fromRow: 0,
  untilRow: rows.length,
  state: "ok",
  refusal: "",
  ...more,
});
const finding = (type, code, at, message, more = {}) => ({
  type,
  code,
  at,
  ...where(at),
  message,
  aws: "",
  remedy: "",
  see: "",
  document: "",
  fixes: [],
  ...more,
});
function where(s) {
  const before = text.slice(0, s.from).split("\n");
  return { line: before.length, column: [...before.at(-1)].length + 1 };
}
const page = {
  title: "Cross-account access needs both sides",
  about,
  status: "decided",
  texts: [{ name: "cross-account.walk", body: "" }],
  findings: [
    finding(
      "WARNING",
      "UNKNOWN_ACCOUNT",
      inside(pr1, `"arn:aws:iam::333333333333:user/alice"`),
      "No account of this walk is 333333333333.",
      {
        document: "trust of prod/Deploy",
        remedy: "Did you mean 111111111111?",
        fixes: [
          { title: "Name alice of 111111111111", edits: [{ at: inside(pr1, "333333333333"), new: "111111111111" }] },
        ],
      },
    ),
    finding("SUGGESTION", "MISSING_SID", st2, "The statement has no Sid.", {
      document: "trust of prod/Deploy",
      remedy: "A Sid names the statement in logs and in this walk.",
      see: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html",
      fixes: [
        { title: "Add a Sid", edits: [{ at: span(st2.from + 1, st2.from + 1), new: `\n        "Sid": "Everyone",` }] },
      ],
    }),
  ],
  documents: [
    doc("policy assume-deploy of dev/alice", "alice · assume-deploy", ASSUME),
    doc("trust of prod/Deploy", "Deploy · trust", T1, { untilRow: 1, state: "warning" }),
    doc("policy artifacts of prod/Deploy", "Deploy · artifacts", ART),
    doc("trust of prod/Deploy", "Deploy · trust", T2, { change: 1, fromRow: 1 }),
  ],
  rows,
  steps: 6,
  accounts: [
    {
      id: "111111111111",
      alias: "dev",
      nodes: [
        {
          id: "dev/alice",
          kind: "user",
          name: "alice",
          arn: "arn:aws:iam::111111111111:user/alice",
          called: "dev/alice",
          facts: [since(0, [field("May", "sts:AssumeRole"), field("Key", "long-term", false)])],
        },
      ],
    },
    {
      id: "222222222222",
      alias: "prod",
      nodes: [
        {
          id: "prod/Deploy",
          kind: "role",
          name: "Deploy",
          arn: "arn:aws:iam::222222222222:role/Deploy",
          called: "prod/Deploy",
          facts: ["arn:aws:iam::333333333333:user/alice", "111111111111 (under a condition), ec2.amazonaws.com"].map(
            (trusts, row) =>
              since(row, [
                field("Trusts", trusts),
                field("May", "s3:GetObject"),
                field("Session", "up to 4 h, 1 h by default, 1 h when chained", false),
              ]),
          ),
        },
        {
          id: "arn:aws:s3:::prod-artifacts",
          kind: "resource",
          name: "prod-artifacts",
          arn: "arn:aws:s3:::prod-artifacts",
          called: "arn:aws:s3:::prod-artifacts",
          facts: [since(0, [field("Policy", "none of its own", false)])],
        },
      ],
    },
  ],
  lanes: [
    lane("ci", "ci", "refused", "09:00", "10:00", 0),
    lane("ci-2", "ci", "refused", "09:00", "10:00", 2),
    lane(
      "ci-3",
      "ci",
      "session",
      "09:05",
      "10:05",
      4,
      [
        ["call", "09:05", "s3:GetObject allowed", 5],
        ["refused", "10:06", "s3:GetObject expired", 7],
      ],
      issued,
    ),
    lane("long", "long", "refused", "10:06", "22:06", 8),
  ],
  from: "2026-03-01T09:00:00Z",
  until: "2026-03-01T11:00:00Z",
  passed: 5,
  failed: 1,
  fault: "",
};
function lane(id, session, kind, from, until, r, pins = [], facts = []) {
  const t = (hm) => `2026-03-01T${hm}:00Z`;
  return {
    id,
    session,
    kind,
    from: t(from),
    until: t(until),
    chained: false,
    parent: "",
    row: r,
    of: "→ Deploy",
    ordinal: { "ci-2": "2", "ci-3": "3" }[id] ?? "",
    secrets: [],
    pins: pins.map(([k, hm, label, row]) => ({ kind: k, time: t(hm), label, row })),
    facts: [since(r, facts)],
  };
}
/** Facts that hold from a row on. */
function since(row, fields) {
  return { row, fields };
}
const dir = new URL(".", import.meta.url);
writeFileSync(new URL("lessons/001-cross-account.walk", dir), text);
writeFileSync(new URL("lessons/001-cross-account.json", dir), `${JSON.stringify(page, null, 1)}\n`);
