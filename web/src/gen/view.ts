// Generated from engine/view by `go run ./tools/site types`; change the Go types, not this file.

/**
 * Advice is what could be better in the policies of a walk. The engine's own module does not carry the checks, which
 * are half as large as it is: the page asks its companion module once the reader works on the text.
 */
export interface Advice {
  /** Findings are those that need no list of AWS's actions, in order of place. */
  findings: Finding[];
  /** ActionData is the version of AWS's list of actions and condition keys; empty where there was none. */
  actionData: string;
  /** DataFindings are those that compare with the list, in order of place. They are as old as it is. */
  dataFindings: Finding[];
  /** Documents are those of which a finding says more than a suggestion, with the dot that it gives them. */
  documents: AdvisedDocument[];
}

/** AdvisedDocument is the dot of a document that the engine itself finds nothing wrong with. */
export interface AdvisedDocument {
  name: string;
  badge: Badge;
}

/**
 * Answer is what a person is told who brought what they had: the decision of the last step of the walk that was made of
 * it.
 */
export interface Answer {
  /** Request is who asks for what, by ARN. It and all that follows is empty where the walk has no step. */
  request: string;
  /** Headline is the answer in a few words, Sentence the reason. */
  headline: string;
  sentence: string;
  /** AWS is what AWS prints; empty where it prints nothing that is known. */
  aws: string;
  /** ByNoPolicy says that AWS names a cause that no policy is, so that no edit of one would help. */
  byNoPolicy: boolean;
  /** Outcome is allow, deny, error or unknown. */
  outcome: string;
  /** Row is the step's row, an index into Page.Rows. */
  row: number;
  /** Turns says of each thing that was asked about whether it could turn the decision. */
  turns: boolean[];
  /** Needs are the AWS-managed policies that the walk attaches and that must be handed over first. */
  needs: string[];
  /** Fault says what keeps the walk from being decided; empty where nothing does. */
  fault: string;
}

/** AskWords are the words of the what-if, of the matrix's button, and of the line that asks again. */
export interface AskWords {
  /** Title is the heading of the what-if, Inputs are its fields in order. */
  title: string;
  inputs: AskInput[];
  /**
   * Same is said while nothing is changed, Plain of a request that is no step's, Deciding until the answer is here,
   * Wrong where a field is wrong, Covered where a prediction comes first.
   */
  same: string;
  plain: string;
  deciding: string;
  wrong: string;
  covered: string;
  /** Keep and Reset are the buttons; Given says why a challenge keeps nothing. */
  keep: string;
  reset: string;
  given: string;
  /** Matrix is the button of the matrix, Everyone says what it shows. */
  matrix: string;
  everyone: string;
  /**
   * Drag says how to ask again, AskedAt comes before the moment at which all is asked again, AsBefore and Other say
   * whether a step ends as it did.
   */
  drag: string;
  askedAt: string;
  asBefore: string;
  other: string;
}

/** AskKind is how a field is filled in. */
export type AskKind = "text" | "list" | "check" | "area" | "choice";

/** AskInput is a field of the what-if. */
export interface AskInput {
  name: AskField;
  kind: AskKind;
  label: string;
  /** Hint stands in an empty field. */
  hint: string;
}

/** Assumption is a point at which AWS's documents leave a choice, and what is taken here. */
export interface Assumption {
  /** Name names it; Question is what is open, Taken what the engine does, as sentences. */
  name: string;
  question: string;
  taken: string;
  /** For and Against say what the two sources say; the addresses are theirs. */
  for: string;
  forSee: string;
  against: string;
  againstSee: string;
}

/** Part is a stretch of a text that is compared with another: what differs is marked. */
export interface Part {
  text: string;
  differs: boolean;
}

/**
 * Badge is how a state is shown: the class that gives it its hue, the icon of the page's sprite, and the word for a
 * reader who sees neither.
 */
export interface Badge {
  hue: string;
  icon: string;
  word: string;
}

/** Box is a rectangle of the picture, in the drawing's own units, from its top left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Mark is a text of the picture, at its baseline, or an icon, at its top left corner. */
export interface Mark {
  x: number;
  y: number;
  /** Text is the text, or the name of the icon. */
  text: string;
}

/** Tick is a mark of the time axis. */
export interface Tick {
  /** X is its place, in percent of the axis. */
  x: string;
  label: string;
  /** Anchor is SVG's text-anchor: start, middle or end. */
  anchor: string;
  /** Width is the axis that it is a tick of. Only the ticks of one axis are drawn. */
  width: TickWidth;
}

/** TickWidth is how wide an axis is. */
export type TickWidth = "narrow" | "middle" | "wide";

/** Picture is what the whole picture has besides the boxes of its accounts. */
export interface Picture {
  width: number;
  height: number;
  /** Icon is the width and the height of its icons. */
  icon: number;
  /** Lock is the radius of its locks, LockIcon the width and the height of the icon in one. */
  lock: number;
  lockIcon: number;
  /** Nodes is how many nodes it has. */
  nodes: number;
}

/** EdgeDrawing is an edge with its two locks. An edge of which one end is not drawn has no segments and no locks. */
export interface EdgeDrawing {
  /** Words say what the picture shows. */
  words: string;
  /** Segments are the line up to the first lock, between the locks, after the second, and the head of the arrow. */
  segments: Segment[];
  locks: Lock[];
}

/** Segment is one stretch of an edge. */
export interface Segment {
  /** Hue is open, cut, gap, none, unknown or untried. */
  hue: string;
  head: boolean;
  path: string;
}

/** Lock is one of the two sides that must agree. */
export interface Lock {
  /** Hue is the Side. */
  hue: Side;
  /** X and Y are its middle. */
  x: number;
  y: number;
  icon: Mark;
  label: Mark;
  /** Anchor is the label's text-anchor in SVG: start, middle or end. */
  anchor: string;
}

/** FormKind is what a form adds, by its name on the page. */
export type FormKind = "account" | "user" | "role" | "provider" | "trust" | "permission" | "step";

/** FormField is a field of a form, by its name on the page; empty for the whole. */
export type FormField = "" | "number" | "name" | "account" | "path" | "type" | "audience" | "holder" | "policy" | "effect" | "principal" | "action" | "resource" | "external-id" | "mfa" | "subject" | "caller" | "role" | "session";

/** Form is a form as it is drawn. */
export interface Form {
  kind: FormKind;
  /** Title is its heading, Says what it is for in a sentence. */
  title: string;
  says: string;
  inputs: FormInput[];
}

/** FormInput is a field of a form. */
export interface FormInput {
  name: FormField;
  kind: AskKind;
  label: string;
  hint: string;
  from?: FormChoice[];
}

/** FormChoice is one of the values that a field may have. */
export interface FormChoice {
  value: string;
  word: string;
}

/** Insertion is what a form adds to the text. */
export interface Insertion {
  /** Needs are the AWS-managed policies that the walk attaches and that must be handed over first. */
  needs: string[];
  /** Faults say what keeps it from being added; there are no edits then. */
  faults: FormFault[];
  /** Edits are applied together. Inverse take them back, in the text that has them; their places are what is new there. */
  edits: Edit[];
  inverse: Edit[];
  diffs: Diff[];
  /** Step is the number of the step that is added; 0 for none. */
  step: number;
  /** Proposed stand in place of fields that are empty, Offers are what the walk has for a field. */
  proposed: FormValue[];
  offers: FormOffer[];
}

/** FormFault is what is wrong with a field, in a sentence. */
export interface FormFault {
  field: FormField;
  message: string;
}

/** FormValue is what a field says. */
export interface FormValue {
  field: FormField;
  value: string;
}

/** FormOffer are values for a field. */
export interface FormOffer {
  field: FormField;
  values: string[];
}

/** Changes are edits of a walk as lines. */
export interface Changes {
  diffs: Diff[];
}

/** Matrix is a stretch of the matrix of principals and roles, whose cells are counted row by row. */
export interface Matrix {
  needs: string[];
  /** From are the principals, To the roles, as a step names them; As is the session that each principal asks for. */
  from: string[];
  as: string[];
  to: string[];
  /** Time is the moment at which all is asked. */
  time: string;
  /** First is the first cell of the stretch, Outcomes are those of its cells. */
  first: number;
  outcomes: Outcome[];
  /** Legend are the badges of all outcomes. */
  legend: Badge[];
  /** Edit says what the last edit of the text was, in a sentence; empty where the text before was not given. */
  edit: string;
  /** Fault says what keeps it from being decided; empty where nothing does. */
  fault: string;
}

/**
 * Measures are the numbers of the picture’s buttons and of the timeline's drawing, in CSS pixels. Those of ticks count
 * from the top of the axis, all others of the timeline from the middle of a lane, whose height the style sheet sets.
 * Places along the axis are not among them, because they depend on the walk: see Tick, Lane and Pin.
 */
export interface Measures {
  /** TickTop and TickEnd are the ends of a tick's line, TickText is its label's baseline. */
  tickTop: number;
  tickEnd: number;
  tickText: number;
  /** BarTop and BarHeight are those of a session's bar, with its outline. */
  barTop: number;
  barHeight: number;
  /** LineLeft, LineTop and LineHeight are those of the bar's outline in it: half a pixel in, so that its line is sharp. */
  lineLeft: number;
  lineTop: number;
  lineHeight: number;
  /** Stub is how long the beginning of a credential is that may not be there, Refusal the radius of a refused request. */
  stub: number;
  refusal: number;
  /** CapTop and CapEnd are the ends of the bracket's legs. */
  capTop: number;
  capEnd: number;
  /** PinReach is the radius within which a pin is pressed. */
  pinReach: number;
  /** Now is the radius of the now-line's knob, NowReach how far from the line it is grabbed. */
  now: number;
  nowReach: number;
  /** NowMiddle is the middle of the knob. */
  nowMiddle: number;
  /** MarkTop and MarkHeight are those of the mark of a window of date conditions, under the ticks. */
  markTop: number;
  markHeight: number;
  /**
   * Plus is the size of the button that adds a role to an account, PlusLeft and PlusTop where it stands in the
   * account's box.
   */
  plus: number;
  plusLeft: number;
  plusTop: number;
}

/** Mends are fixes for findings that the engine tells without one, because they are written like what a form adds. */
export interface Mends {
  mends: Mend[];
}

/** Mend are the fixes of the finding of a code at a place. */
export interface Mend {
  code: string;
  at: Span;
  fixes: Fix[];
}

/** Nearby are some of the rows of a page, with all their details. */
export interface Nearby {
  /** From is the index in Page.Rows of the first. */
  from: number;
  rows: Row[];
}

/** NoteKind says what a node of a note is. */
export type NoteKind = "paragraph" | "heading" | "list" | "ordered" | "item" | "quote" | "codeblock" | "rule" | "text" | "code" | "emphasis" | "strong" | "link" | "break" | "term";

/** Note is one node of a note. A note travels as a tree and is built as elements by the page, never as HTML. */
export interface Note {
  kind: NoteKind;
  /** Text is the literal text of text, code, codeblock and term nodes. */
  text: string;
  /** Href is the address of a link: http, https or mailto; a link elsewhere arrives as its text. */
  href: string;
  /** Term is the ID of the term; absent from other nodes. */
  term?: string;
  sub: Note[];
}

/** Page is one walk, parsed, bound, run and put in words. */
export interface Page {
  /**
   * Needs are the names of AWS-managed policies that the walk attaches and whose text is still to be handed over. It
   * is first, so that a worker that passes the page on need not read the rest.
   */
  needs: string[];
  title: string;
  /** TitleAt is where the title is written; empty where the walk has none. */
  titleAt: Span;
  /** About is the walk's introduction, in Markdown; empty where it has none. */
  about: string;
  /** Status is broken where the text has file errors: then only Title, TitleAt, Texts and Findings are filled. */
  status: Status;
  /** Texts are all texts that spans point into. Text 0 is the walk itself and comes with an empty Body. */
  texts: Text[];
  /** Findings are all findings of the file, file errors included, in order of place. */
  findings: Finding[];
  /**
   * Documents are the tabs, in file order; each policy once for every text it has had. The whole walk is not among
   * them.
   */
  documents: Document[];
  /** Rows are the steps, waits, notes, changes and renewals in the order in which they happen. */
  rows: Row[];
  /** Steps is how many rows are steps. */
  steps: number;
  /** Accounts are the boxes of the picture, in file order. */
  accounts: Account[];
  /** Lanes are the credentials of the timeline, in the order in which they were asked for. */
  lanes: Lane[];
  /** Windows are when date conditions of the policies in force hold, behind the lanes. */
  windows: Window[];
  picture: Picture;
  /** Ticks are the marks of the time axis. */
  ticks: Tick[];
  /** From and Until are the first and the last moment that the timeline shows. */
  from: string;
  until: string;
  /** Goal is the walk's challenge, or the task that is open; absent where there is neither. */
  goal?: Goal;
  /** Tasks are what there is to do in a lesson, one after another. */
  tasks: Task[];
  /** Lesson is what the walk says of itself as a lesson. */
  lesson: Lesson;
  /** Passed and Failed count the expectations that hold and those that do not. */
  passed: number;
  failed: number;
  /** Fault is our own failure (a panic), with what the engine knows of it; empty otherwise. */
  fault: string;
}

/** Status says whether the walk ran. */
export type Status = "decided" | "broken";

/** Text is a text that spans point into. Text 0 is the walk, whose body the page has already. */
export interface Text {
  name: string;
  body: string;
}

/** Span is a half-open range of one text, in UTF-16 code units. */
export interface Span {
  text: number;
  from: number;
  to: number;
}

/** FindingType is how grave a finding is. */
export type FindingType = "ERROR" | "SECURITY_WARNING" | "WARNING" | "SUGGESTION";

/** Finding is one thing that is wrong, or could be better, in the text. */
export interface Finding {
  type: FindingType;
  code: string;
  at: Span;
  /**
   * Line and Column are where it starts, as people count: from 1, columns in code points. The lines of a document are
   * its own, as in its tab.
   */
  line: number;
  column: number;
  message: string;
  /** AWS is what AWS would answer when the document is saved; empty where AWS takes it. */
  aws: string;
  /** Remedy says what fits there instead; empty where the message says it all. */
  remedy: string;
  /** See is the address of the page that the rule comes from; empty for the language's own rules. */
  see: string;
  /** Document is the Name of the document it stands in; empty for the walk language's own text. */
  document: string;
  fixes: Fix[];
  /** Rank orders findings by type: the gravest has 0. */
  rank: number;
  badge: Badge;
}

/** Fix is one way to fix what a finding says; its edits are applied together. */
export interface Fix {
  title: string;
  edits: Edit[];
}

/** Edit replaces a range of the walk's text. */
export interface Edit {
  at: Span;
  new: string;
}

/** Document is one policy at one stage of its life. */
export interface Document {
  /** Name is the document's name in the hooks: `trust of prod/Deploy`, `policy NAME of dev/alice`, `scp NAME` … */
  name: string;
  /** Label is the tab's text: whose it is, then what: `Deploy · trust`. */
  label: string;
  /** Change is the number of the change that set it, from 1; 0 where it was declared. */
  change: number;
  /** At is where its text stands. A document of another text than the walk is read-only. */
  at: Span;
  /** FromRow is the index in Rows from which it is in force, UntilRow the first at which it is not. */
  fromRow: number;
  untilRow: number;
  state: State;
  /** Badge is the dot of State; what advice says of the document may be graver. */
  badge: Badge;
  /** Refusal is what AWS would answer where it would not save the document; the document then has no effect. */
  refusal: string;
  /** Origin says where the text of an AWS-managed policy is from, and of what day; empty for other documents. */
  origin: string;
}

/** State is the dot on a document's tab. */
export type State = "ok" | "warning" | "error";

/** RowKind says what happens in a row of the walk. */
export type RowKind = "step" | "wait" | "note" | "change" | "renewal";

/** Row is one thing that happens in the walk. */
export interface Row {
  kind: RowKind;
  /** Number is the step's or the change's number, from 1 within its kind; 0 for other rows. */
  number: number;
  /** Title is what the row is called: its own title, else what it does. */
  title: string;
  /** Line is what it does, in the walk's own words: `dev/alice assumes prod/Deploy as ci`. */
  line: string;
  at: Span;
  /** Time is the moment on the walk's clock. */
  time: string;
  /** Clock is the same as the page shows it, X its place on the time axis. */
  clock: string;
  x: string;
  /**
   * Badge shows the outcome of a row with a step, and what other rows are. Pending is there for a step whose verdict
   * the reader is to predict, and is shown until they have.
   */
  badge: Badge;
  pending?: Badge;
  /** Note is Markdown; empty where there is none. */
  note: string;
  /**
   * Far says that the row is far from the current one: what is shown of the current step alone is left out, and Near
   * has it.
   */
  far?: boolean;
  /** Step is filled for steps and renewals. */
  step?: Step;
}

/** Outcome is how a step ended. */
export type Outcome = "allow" | "deny" | "expired" | "error" | "unknown" | "undecided" | "hidden";

/** Expected says whether a step's expectation holds. */
export type Expected = "held" | "unmet" | "none";

/** Step is one decision. */
export interface Step {
  outcome: Outcome;
  /** Word is the verdict in one or two words: Allowed, Denied, Explicitly denied, Expired, Error, Unknown. */
  word: string;
  /** By continues Word where something did it: `by the trust policy`; empty otherwise. */
  by: string;
  /** Sentence is the real reason, in one sentence. */
  sentence: string;
  /** Code is AWS's error code, or ours (NoSuchSession); empty where the request is granted. */
  code: string;
  /** AWS is what AWS prints, verbatim in its shape; empty where the request is granted. */
  aws: string;
  expected: Expected;
  /** Expectation is the expectation as written, `deny by trust`; empty where there is none. */
  expectation: string;
  /** Wanted is the same in words, where it is a goal: `Denied by the trust policy`; else empty. */
  wanted: string;
  /** ExpectationAt is where it is written; meaningless where there is none. */
  expectationAt: Span;
  /** Unmet says what was wanted and what came, where the expectation does not hold. */
  unmet: string;
  /**
   * Predict asks the reader for the verdict before it is shown. Question is what the step asks, in plain words; empty
   * where there is nothing to predict. Hints are in order of strength.
   */
  predict: boolean;
  question: string;
  hints: string[];
  /**
   * Gates are one a word, in the page's order: credentials, request, rcp, scp, trust, resource, identity, boundary,
   * session-policy.
   */
  gates: Gate[];
  /**
   * Path leads to the row of the trace that decides: the gate and an index for each level, `trust.0.1`; empty where
   * no document does.
   */
  path: string;
  /** Keys are the condition keys whose unknown values decide; filled where Outcome is unknown. */
  keys: string[];
  /** Documents are the documents that decide and whose text is not known; filled where Outcome is unknown. */
  documents: string[];
  /** Context is the request context, in order of key. */
  context: ContextKey[];
  /**
   * Assumptions are the points at which AWS's documents disagree, or say nothing, and at which another reading would
   * have given another answer.
   */
  assumptions: Assumption[];
  /**
   * Ask is what the request sends, absent where nothing can be asked otherwise; Fields are those that such a request
   * has.
   */
  ask?: Ask;
  fields: AskField[];
  /** Edge is the step in the picture. */
  edge: Edge;
  /** Session is the Lane.ID of the credential that this step issued or, refused, asked for; empty where none. */
  session: string;
  /** Signer is the Lane.ID of the temporary credential that signed the request; empty for long-term keys and services. */
  signer: string;
  /** Answer is what AWS gives back where the request is granted: for an assumed role its ARN, ID, credentials, expiry. */
  answer: Field[];
}

/** Field is one line of an answer or of the inspector. */
export interface Field {
  name: string;
  value: string;
  /** Code says that the value is code (an ARN, a key) and not prose. */
  code: boolean;
}

/** ContextKey is one key of the request context with its values. */
export interface ContextKey {
  key: string;
  values: string[];
  /** Given says that the walk's own `context` clause set it over what the engine would derive. */
  given: boolean;
  /** Unknown says that its value is not known. */
  unknown: boolean;
}

/** GateWord names a gate. */
export type GateWord = "credentials" | "request" | "rcp" | "scp" | "trust" | "resource" | "identity" | "boundary" | "session-policy";

/** GateOutcome is what a gate did. */
export type GateOutcome = "passed" | "refused" | "absent" | "unreached" | "unknown";

/** Gate is one row of the current decision. */
export interface Gate {
  gate: GateWord;
  /** Name is what the row is called: `Trust policy`. */
  name: string;
  outcome: GateOutcome;
  badge: Badge;
  /** Explicit says that a Deny statement refused. */
  explicit: boolean;
  /** Summary is a few words next to the name: `0 of 1 statement applies`. */
  summary: string;
  /** Trace is what was looked at: policies, their statements, elements and condition rows. */
  trace: Trace[];
}

/** TraceKind says what a row of the trace looks at. */
export type TraceKind = "action" | "policy" | "statement" | "element" | "condition" | "note";

/** TraceOutcome says whether what was looked at holds. */
export type TraceOutcome = "true" | "false" | "missing" | "unknown";

/** Trace is one row of the trace and what lies under it. */
export interface Trace {
  kind: TraceKind;
  outcome: TraceOutcome;
  /** Badge has a verdict's hue only where the row decides. */
  badge: Badge;
  /** Held is whether it holds, also where Outcome is missing; false where unknown. */
  held: boolean;
  /** Decides says that the gate did what it did because of this row; the path to it is shown open. */
  decides: boolean;
  /** Label is what the row is called: `Sid People`, `Principal`, `StringEquals sts:ExternalId`. */
  label: string;
  /** Effect is Allow or Deny for a statement; empty otherwise. */
  effect: string;
  /** Key and Operator are filled for condition rows. */
  key: string;
  operator: string;
  /** Wanted is the policy's side of the comparison, Actual the request's. */
  wanted: string[];
  actual: string[];
  /** Absent is said in place of Actual where the request has no value or it is not known; empty otherwise. */
  absent: string;
  /** Reason is the reason's code, Sentence the same in words. */
  reason: string;
  sentence: string;
  /** Quiet says that Sentence tells no more than the row itself. */
  quiet: boolean;
  /** At is the text it looks at; Token the deciding token in it, empty where there is no narrower one. */
  at: Span;
  token: Span;
  /** Document is the Document.Name that At stands in. */
  document: string;
  sub: Trace[];
}

/** Edge is the picture of one request: its caller, its target, and the two sides that must agree. */
export interface Edge {
  /** From and To are Node.IDs; empty where nothing is drawn there. */
  from: string;
  to: string;
  /** Label is the action: `sts:AssumeRole`. */
  label: string;
  /** CallerSide is the lock of the caller's account, TargetSide that of the role or resource. */
  callerSide: Side;
  targetSide: Side;
  /** TargetWord is what the second lock is called: `role’s side`, `resource’s side`. */
  targetWord: string;
  /** As is the second line of the caller's node while it acts as a session; empty where that is the node's own. */
  as: string;
  /** About is the Node.ID that the inspector shows with the step; empty where the picture is. */
  about: string;
  /** Trail is the faint line of the edge at other steps; empty where an earlier step has drawn it, or an end is missing. */
  trail: string;
  /** Chip is the small box with the step's number, which goes to the step; without width where none is drawn. */
  chip: Box;
  /**
   * Drawing is the edge as it is drawn, Pending the same while the reader is to predict the verdict; absent where
   * they are not.
   */
  drawing?: EdgeDrawing;
  pending?: EdgeDrawing;
}

/** Side is the state of one lock. */
export type Side = "open" | "shut" | "none" | "unknown";

/** Account is a box of the picture. Services and identity providers stand in a box without an ID. */
export interface Account {
  id: string;
  alias: string;
  nodes: Node[];
  /** Box is where the account stands in the picture; an account without nodes is not drawn. */
  box: Box;
  title: Mark;
  subtitle: Mark;
}

/** Facts are what holds of a node or a lane from a row on, up to the next of its list. */
export interface Facts {
  /** Row is the index in Rows from which they hold. */
  row: number;
  fields: Field[];
}

/** NodeKind says what a node of the picture is. */
export type NodeKind = "user" | "role" | "root" | "resource" | "service" | "provider";

/** Node is a principal, a role or a resource of the picture. */
export interface Node {
  id: string;
  kind: NodeKind;
  name: string;
  arn: string;
  /** Called is its name in the walk, as tabs have it: ALIAS/NAME of a user or a role of the walk, else the ARN. */
  called: string;
  /** Facts are what the inspector lists, as they change from row to row: trusts, permissions, longest session. */
  facts: Facts[];
  /** KindWord is the kind in words. */
  kindWord: string;
  box: Box;
  icon: Mark;
  /** Title is the name as far as it fits, Subtitle the kind. */
  title: Mark;
  subtitle: Mark;
}

/** LaneKind says what a lane shows. */
export type LaneKind = "session" | "refused" | "provisional";

/** Lane is one credential on the timeline, or one that was asked for and refused. */
export interface Lane {
  /** ID names the lane within the page: the session's name, and its ordinal where the name came again. */
  id: string;
  /** Session is the name the walk gives it. */
  session: string;
  kind: LaneKind;
  /** From is when it was issued or asked for, Until when it expires or would have. */
  from: string;
  until: string;
  /** Chained says that the one-hour chaining cap bounds it. */
  chained: boolean;
  /** Parent is the Lane.ID that asked for it; empty where no session did. */
  parent: string;
  /** Row is the index in Rows of the step or renewal that asked for it. */
  row: number;
  pins: Pin[];
  /** Facts are what the inspector lists, as they change from row to row: ARN, tags, permissions, expiry. */
  facts: Facts[];
  /** Secrets are the three parts of the credential, which are made up; empty where there is none. */
  secrets: Field[];
  /**
   * Of is what it is a credential of, `→ Deploy` for a role; Ordinal tells it from others of that name, `2`, and is
   * empty for the first.
   */
  of: string;
  ordinal: string;
  /** KindWord is what the inspector calls it. */
  kindWord: string;
  /**
   * X is where it begins and End where it ends, in percent of the axis. Only a session's bar reaches to its end: of what
   * was refused or may not be there, the beginning alone is drawn.
   */
  x: string;
  end: string;
  /** Width is the width of a session's bar in percent of the axis; empty where only the beginning is drawn. */
  width: string;
  /** Tie is how many lanes up the lane of the parent is; 0 where there is none. */
  tie: number;
  /** Span is from when to when; empty where the end is not known. */
  span: string;
  /** Badge has the hue and the words of the lane. */
  badge: Badge;
  /** Pending is its badge while the reader is to predict whether it is issued; absent where they are not. */
  pending?: Badge;
}

/** PinKind says what happened at a pin. */
export type PinKind = "call" | "renewal" | "refused" | "revoked" | "change";

/** Pin is a moment on a lane. */
export interface Pin {
  kind: PinKind;
  time: string;
  label: string;
  /** Row is the index in Rows that it belongs to. */
  row: number;
  /**
   * X is its place on the axis, Hue the PinKind as which it is drawn: a call that was not granted is drawn as
   * refused.
   */
  x: string;
  hue: string;
}

/** Lesson is what a walk says of itself as a lesson. Each is empty, or 0, where the walk does not say it. */
export interface Lesson {
  /** World is the chapter, Level from 1 to 3, Minutes how long the lesson takes. */
  world: string;
  level: number;
  minutes: number;
  /** Remember is what to keep of it, in Markdown. */
  remember: string;
}

/** Task is something to do in a lesson, before it is opened. */
export interface Task {
  title: string;
  /** Brief is Markdown. */
  brief: string;
}

/** Goal is a challenge, or a task that is open: what to do, what may be edited, and how far it is. */
export interface Goal {
  /** Task is the number of the task, from 1; 0 for a challenge. */
  task: number;
  title: string;
  /** Brief is Markdown. */
  brief: string;
  /** At is its statement, which a copy to play with freely leaves out. */
  at: Span;
  /** Editable are the Document.Names that the learner may edit, Labels what their tabs are called. */
  editable: string[];
  labels: string[];
  /** Met is how many steps end as they should, Of how many there are that should end somehow. Solved says that all do. */
  met: number;
  of: number;
  solved: boolean;
  /** Groups are the goals by what is wanted. */
  groups: GoalGroup[];
  /** Hints are in order of strength; the engine makes those that the walk does not give, from how things stand. */
  hints: string[];
  /**
   * Statements is how many statements the editable documents have now, Par the fewest of a solution; -1 where there is
   * none. Score compares them, in words; empty where there is nothing to compare.
   */
  statements: number;
  par: number;
  score: string;
  /** Solutions are the edits that each solution makes to the declared documents. The titles say how they differ. */
  solutions: Fix[];
}

/** GoalGroup is what is wanted of some steps. */
export interface GoalGroup {
  /** Words say what: `Denied by the trust policy`. */
  words: string;
  /** Kept says that these are no goals: they end as they should, and are to stay so. */
  kept: boolean;
  goals: GoalStep[];
}

/** GoalStep is a goal about one step. */
export interface GoalStep {
  /** Row is the index in Page.Rows, Number the step's number. */
  row: number;
  number: number;
  met: boolean;
}

/** Places are where a document that a person brings may go in the walk that is open. */
export interface Places {
  /** Needs are the AWS-managed policies that the walk attaches and that must be handed over first. */
  needs: string[];
  places: Fix[];
}

/** Stay is a part of a document that an allowed step rests on, or that is wider than the walk needs. */
export interface Stay {
  /** Where is the label of its document, Document the name. */
  where: string;
  document: string;
  /**
   * Label is what it is: `Statement People`, `Principal`, `sts:ExternalId`. Value is what is written there, or what the
   * request has under a key; empty for a statement.
   */
  label: string;
  value: string;
  /** Note says more; mostly empty in what must stay. */
  note: string;
  at: Span;
}

/** Suggestions are the smallest sets of edits that flip the decision of a row, in the order in which they are offered. */
export interface Suggestions {
  /** Needs are the AWS-managed policies that the walk attaches and that must be handed over first. */
  needs: string[];
  /** Row is an index into Page.Rows. */
  row: number;
  /** Opens says that the request is refused, and that the edits let it through; an allowed one has Stays and Wider. */
  opens: boolean;
  /** Title is what the list is called; None says that there is nothing in it, and is empty where there is. */
  title: string;
  none: string;
  /** Note says that policies which the walk does not have may refuse the request all the same; empty otherwise. */
  note: string;
  suggestions: Suggestion[];
  /** Stays is what must stay as it is, Wider what is wider than the walk needs. */
  stays: Stay[];
  wider: Stay[];
  /** Tried is how many edits the search has tried. */
  tried: number;
}

/** Suggestion is one set of edits, applied together. */
export interface Suggestion {
  /** Title says what to do, as a sentence without a full stop. */
  title: string;
  /** Level is how much else it opens, RiskWord the same in words, and Risk says what, as a sentence without a full stop. */
  level: RiskLevel;
  riskWord: string;
  risk: string;
  /** Others says which other steps come out differently; empty where none does. */
  others: string;
  /** Edits may have one more than Diffs: the last then takes out AWS's refusal of what was asked before. */
  edits: Edit[];
  diffs: Diff[];
}

/**
 * RiskLevel is what a set of edits opens besides what is asked: nothing, other requests of the same kind, or what a
 * condition or a guardrail was to keep out.
 */
export type RiskLevel = "none" | "wider" | "dangerous";

/** Diff is one edit as lines of the text, without the indentation that all of them have. */
export interface Diff {
  /** Where is what it changes: the document's label, or the step. */
  where: string;
  /** Line is the number of the first line in its document, in the walk where it is in none, from 1. */
  line: number;
  /** Was and Is are the lines as the page shows them: what differs is marked, and long parts that are equal are cut. */
  was: Part[][];
  is: Part[][];
}

/** Term is a term as the page explains it. */
export interface Term {
  id: string;
  name: string;
  says: string;
  /** See is AWS’s page, Lesson the page of the lesson, from the site’s root. */
  see: string;
  lesson: string;
}

/**
 * Ask is one request as a reader changes it. Each field is as the walk's language has it, without quotation marks; an
 * empty one is not sent. It has the fields of whatif.Ask.
 */
export interface Ask {
  caller: string;
  role: string;
  externalId: string;
  sourceIp: string;
  duration: string;
  time: string;
  claims: string;
  mfa: boolean;
  /** As is the name of the session that a plain request for a role asks for; empty for the row's request with changes. */
  as: string;
}

/** AskField is a field of the what-if, by its name on the page; empty for the whole. */
export type AskField = "" | "caller" | "role" | "external-id" | "mfa" | "source-ip" | "duration" | "time" | "claims";

/** AskFault is what is wrong with a field, in a sentence. */
export interface AskFault {
  field: AskField;
  message: string;
}

/** WhatIf is how a request ends that the walk does not make. */
export interface WhatIf {
  /** Needs are the AWS-managed policies that the walk attaches and that must be handed over first. */
  needs: string[];
  /** Fields are those that such a request has. */
  fields: AskField[];
  /** Faults say what keeps it from being decided; Outcome is then undecided. */
  faults: AskFault[];
  outcome: Outcome;
  badge: Badge;
  /** Word, By, Sentence and AWS are as those of Step. */
  word: string;
  by: string;
  sentence: string;
  aws: string;
  /** Callers and Roles are who could be named. */
  callers: string[];
  roles: string[];
}

/** KeptStep is an ask as edits that write it into the walk. */
export interface KeptStep {
  needs: string[];
  /** Edits are applied together. There are none where Fault says why not. */
  edits: Edit[];
  /** Step is the number of the step that they write. */
  step: number;
  fault: string;
}

/** AskedAgain is every step of a walk, asked once more at another moment. */
export interface AskedAgain {
  needs: string[];
  /** Clock is the moment as the walk's clock shows it. */
  clock: string;
  asks: StepAgain[];
}

/** StepAgain is a step that is asked at another moment. */
export interface StepAgain {
  /** Row is an index into Page.Rows, Number the number of the step. */
  row: number;
  number: number;
  outcome: Outcome;
  badge: Badge;
  /** Says is what a reader is told, in one sentence. */
  says: string;
  /** Changed says that the step ended otherwise when it was made. */
  changed: boolean;
}

/** Window is a time during which the date conditions of a statement hold, in the lanes of the timeline. */
export interface Window {
  /** X is where it opens, Width how wide it is, in percent of the axis. */
  x: string;
  width: string;
  /** Effect is the statement's: Allow or Deny. */
  effect: string;
  /** Label says whose window it is, and from when to when. */
  label: string;
}

/** AddButton opens a form. Title is what it does. */
export interface AddButton {
  kind: FormKind;
  word: string;
  title: string;
}

/** Words are the sentences and headings that both drawings of a page print, whatever the walk is. */
export interface Words {
  /** NoStep, NoAccount and NoLane stand in place of what a walk does not have, NoFinding in place of a list of findings. */
  noStep: string;
  /** Deciding stands in place of a verdict until there is one. */
  deciding: string;
  noAccount: string;
  noLane: string;
  noFinding: string;
  /** Keys says how the keyboard works in the editor. */
  keys: string;
  /** Refusal comes before AWS's answer to a document that it would not save, AWSAnswer before that to a finding. */
  refusal: string;
  awsAnswer: string;
  /** AWSPage is the link from a finding to AWS's page. */
  awsPage: string;
  /** Predict asks for a prediction, WhichGate then for the gate that refuses, Unsure is the answer of who cannot say. */
  predict: string;
  whichGate: string;
  unsure: string;
  /** Allows and Refuses are the two answers. */
  allows: string;
  refuses: string;
  /**
   * Covered stands in place of the gates until it is made, and Asked is the title of a
   * pin until then.
   */
  covered: string;
  asked: string;
  /** Fixed stands over a text that a challenge does not let the reader change, Kept answers who tries to. */
  fixed: string;
  kept: string;
  /** AsWritten comes before the expectation of a step in a lesson that the reader has changed. */
  asWritten: string;
  /** Claim says what the page is. */
  claim: string;
  /** Copy comes before the forms in which the answer is copied. */
  copy: string;
  /** Step comes before a step's number. */
  step: string;
  /** ToText leads from the trace to the text, where one of them is shown at a time. */
  toText: string;
  /** Elsewhere comes before the document that decides while another is shown, Unpin goes to it. */
  elsewhere: string;
  unpin: string;
  /** Gates is the heading of the gates. */
  gates: string;
  /**
   * Filter is the name of the choice of what is shown of a trace, with Decided, Failed and Every; FilteredOut stands in
   * place of rows where there are none. Got comes before what the request has, behind a condition in the text.
   */
  filter: string;
  decided: string;
  failed: string;
  every: string;
  filteredOut: string;
  got: string;
  /** Applies and NotApplies are said in the gutter of a statement. */
  applies: string;
  notApplies: string;
  mayApply: string;
  /** Lesson is the link from a term to the lesson that shows it, Glossary the one to all terms. */
  lesson: string;
  glossary: string;
  /** Masked stands in place of an expectation that the reader is to predict. */
  masked: string;
  /** Unmet comes before what an expectation wanted. */
  unmet: string;
  /** AWSPrints and AWSGives are the headings of what AWS prints and gives back, MadeUp says what the latter is. */
  awsPrints: string;
  /** Means is the link to the page about what AWS prints. */
  means: string;
  awsGives: string;
  madeUp: string;
  /** Disagree is the heading of an assumption, For and Against of its two sides. */
  disagree: string;
  for: string;
  against: string;
  /**
   * Context is the heading of the request context, Given says that the step gives a key of it, and NotKnown stands in
   * place of a value.
   */
  context: string;
  given: string;
  notKnown: string;
  /** Opens and Closes are the titles of suggestions for a refused and for an allowed request. */
  opens: string;
  closes: string;
  /** Searching stands in place of suggestions that are being searched for. */
  searching: string;
  /** OneOther is the heading of one further set of edits, Others of several, after their number. */
  oneOther: string;
  others: string;
  /** WiderTitle is the heading of what is wider than the walk needs, Changes comes before the steps that edits change. */
  widerTitle: string;
  changes: string;
  /** Removed and Added are read out before the lines of an edit. */
  removed: string;
  added: string;
  /** Challenge and Task say what an exercise is, Goals stands behind how many are met, Solved says that it is done. */
  challenge: string;
  task: string;
  goals: string;
  solved: string;
  /** All stands in place of steps that are all as they should be. */
  all: string;
  /** Wanted comes before what an open goal wants of a step, NotYet stands beside a step whose goal is not met. */
  wanted: string;
  notYet: string;
  /** Change comes before the documents that may be changed. */
  change: string;
  /** Course leads from a walk to the list of all lessons. */
  course: string;
  /**
   * Try is the heading of a lesson's tasks, Free the button that makes a copy of one's own, Leave the one that shuts a
   * task.
   */
  try: string;
  free: string;
  leave: string;
  /** Hint is the button for the next hint. Remember is the heading of what to keep of a lesson. */
  hint: string;
  remember: string;
  /** AllMet says that a challenge is done. Solutions is the heading of its solutions, Replaces says what one does. */
  allMet: string;
  /** ToPredict stands before the goals whose steps are to be predicted first. */
  toPredict: string;
  solutions: string;
  replaces: string;
  /** Picture says what the picture shows at a row that is not a step. */
  picture: string;
  /** NoKey says that the credentials in the inspector are made up. Parent comes before the session that asked for them. */
  noKey: string;
  parent: string;
  /** Chained is the title of the bracket over a chained session. */
  chained: string;
  /** Secrets is the heading of the three parts of a credential. */
  secrets: string;
  /** Standing is the name of what the moment makes of a credential, Later and Over are two values of it. */
  standing: string;
  later: string;
  over: string;
  /** Table shows the timeline as a table, whose columns are LaneColumns. */
  table: string;
  laneColumns: string[];
  /** Find is the label of the search field in a large picture, SaveSVG the button that saves the picture. */
  find: string;
  saveSVG: string;
  /** Reset opens what the reader has changed in a shared walk. */
  reset: string;
  resetTitle: string;
  /** Add comes before the buttons that add. AddTrust, AddPermission, AskFor and AskFrom are those of what is selected. */
  add: string;
  adds: AddButton[];
  addTrust: string;
  addPermission: string;
  askFor: string;
  askFrom: string;
  /** AddRole comes before the name of an account. */
  addRole: string;
  /** Ask are the words of the what-if. */
  ask: AskWords;
}
