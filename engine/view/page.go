package view

// Page is one walk, parsed, bound, run and put in words.
type Page struct {
	// Needs are the names of AWS-managed policies that the walk attaches and whose text is still to be handed over. It
	// is first, so that a worker that passes the page on need not read the rest.
	Needs []string `json:"needs"`
	Title string   `json:"title"`
	// TitleAt is where the title is written; empty where the walk has none.
	TitleAt Span `json:"titleAt"`
	// About is the walk's introduction, in Markdown; empty where it has none.
	About string `json:"about"`
	// Status is broken where the text has file errors: then only Title, TitleAt, Texts and Findings are filled.
	Status Status `json:"status"`
	// Texts are all texts that spans point into. Text 0 is the walk itself and comes with an empty Body.
	Texts []Text `json:"texts"`
	// Findings are all findings of the file, file errors included, in order of place.
	Findings []Finding `json:"findings"`
	// Documents are the tabs, in file order; each policy once for every text it has had. The whole walk is not among
	// them.
	Documents []Document `json:"documents"`
	// Rows are the steps, waits, notes, changes and renewals in the order in which they happen.
	Rows []Row `json:"rows"`
	// Steps is how many rows are steps.
	Steps int `json:"steps"`
	// Accounts are the boxes of the picture, in file order.
	Accounts []Account `json:"accounts"`
	// Lanes are the credentials of the timeline, in the order in which they were asked for.
	Lanes []Lane `json:"lanes"`
	// Windows are when date conditions of the policies in force hold, behind the lanes.
	Windows []Window `json:"windows"`
	Picture Picture  `json:"picture"`
	// Ticks are the marks of the time axis.
	Ticks []Tick `json:"ticks"`
	// From and Until are the first and the last moment that the timeline shows.
	From  string `json:"from"`
	Until string `json:"until"`
	// Goal is the walk's challenge, or the task that is open; absent where there is neither.
	Goal *Goal `json:"goal,omitempty"`
	// Tasks are what there is to do in a lesson, one after another.
	Tasks []Task `json:"tasks"`
	// Lesson is what the walk says of itself as a lesson.
	Lesson Lesson `json:"lesson"`
	// Passed and Failed count the expectations that hold and those that do not.
	Passed int `json:"passed"`
	Failed int `json:"failed"`
	// Fault is our own failure (a panic), with what the engine knows of it; empty otherwise.
	Fault string `json:"fault"`
}

// Status says whether the walk ran.
type Status string

// The two statuses of a walk.
const (
	StatusDecided Status = "decided"
	StatusBroken  Status = "broken"
)

// Text is a text that spans point into. Text 0 is the walk, whose body the page has already.
type Text struct {
	Name string `json:"name"`
	Body string `json:"body"`
}

// Span is a half-open range of one text, in UTF-16 code units.
type Span struct {
	Text int `json:"text"`
	From int `json:"from"`
	To   int `json:"to"`
}

// FindingType is how grave a finding is.
type FindingType string

// The four types, gravest first.
const (
	FindingError           FindingType = "ERROR"
	FindingSecurityWarning FindingType = "SECURITY_WARNING"
	FindingWarning         FindingType = "WARNING"
	FindingSuggestion      FindingType = "SUGGESTION"
)

// Finding is one thing that is wrong, or could be better, in the text.
type Finding struct {
	Type FindingType `json:"type"`
	Code string      `json:"code"`
	At   Span        `json:"at"`
	// Line and Column are where it starts, as people count: from 1, columns in code points. The lines of a document are
	// its own, as in its tab.
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
	// AWS is what AWS would answer when the document is saved; empty where AWS takes it.
	AWS string `json:"aws"`
	// Remedy says what fits there instead; empty where the message says it all.
	Remedy string `json:"remedy"`
	// See is the address of the page that the rule comes from; empty for the language's own rules.
	See string `json:"see"`
	// Document is the Name of the document it stands in; empty for the walk language's own text.
	Document string `json:"document"`
	Fixes    []Fix  `json:"fixes"`
	// Rank orders findings by type: the gravest has 0.
	Rank  int   `json:"rank"`
	Badge Badge `json:"badge"`
}

// Fix is one way to fix what a finding says; its edits are applied together.
type Fix struct {
	Title string `json:"title"`
	Edits []Edit `json:"edits"`
}

// Edit replaces a range of the walk's text.
type Edit struct {
	At  Span   `json:"at"`
	New string `json:"new"`
}

// Document is one policy at one stage of its life.
type Document struct {
	// Name is the document's name in the hooks: `trust of prod/Deploy`, `policy NAME of dev/alice`, `scp NAME` …
	Name string `json:"name"`
	// Label is the tab's text: whose it is, then what: `Deploy · trust`.
	Label string `json:"label"`
	// Change is the number of the change that set it, from 1; 0 where it was declared.
	Change int `json:"change"`
	// At is where its text stands. A document of another text than the walk is read-only.
	At Span `json:"at"`
	// FromRow is the index in Rows from which it is in force, UntilRow the first at which it is not.
	FromRow  int   `json:"fromRow"`
	UntilRow int   `json:"untilRow"`
	State    State `json:"state"`
	// Badge is the dot of State; what advice says of the document may be graver.
	Badge Badge `json:"badge"`
	// Refusal is what AWS would answer where it would not save the document; the document then has no effect.
	Refusal string `json:"refusal"`
	// Origin says where the text of an AWS-managed policy is from, and of what day; empty for other documents.
	Origin string `json:"origin"`
}

// State is the dot on a document's tab.
type State string

// The three states of a document.
const (
	StateOK      State = "ok"
	StateWarning State = "warning"
	StateError   State = "error"
)

// RowKind says what happens in a row of the walk.
type RowKind string

// The kinds of rows.
const (
	RowStep    RowKind = "step"
	RowWait    RowKind = "wait"
	RowNote    RowKind = "note"
	RowChange  RowKind = "change"
	RowRenewal RowKind = "renewal"
)

// Row is one thing that happens in the walk.
type Row struct {
	Kind RowKind `json:"kind"`
	// Number is the step's or the change's number, from 1 within its kind; 0 for other rows.
	Number int `json:"number"`
	// Title is what the row is called: its own title, else what it does.
	Title string `json:"title"`
	// Line is what it does, in the walk's own words: `dev/alice assumes prod/Deploy as ci`.
	Line string `json:"line"`
	At   Span   `json:"at"`
	// Time is the moment on the walk's clock.
	Time string `json:"time"`
	// Clock is the same as the page shows it, X its place on the time axis.
	Clock string `json:"clock"`
	X     string `json:"x"`
	// Badge shows the outcome of a row with a step, and what other rows are. Pending is there for a step whose verdict
	// the reader is to predict, and is shown until they have.
	Badge   Badge  `json:"badge"`
	Pending *Badge `json:"pending,omitempty"`
	// Note is Markdown; empty where there is none.
	Note string `json:"note"`
	// Far says that the row is far from the current one: what is shown of the current step alone is left out, and Near
	// has it.
	Far bool `json:"far,omitempty"`
	// Step is filled for steps and renewals.
	Step *Step `json:"step,omitempty"`
}

// Outcome is how a step ended.
type Outcome string

// The outcomes. Undecided and hidden are never sent: the page shows them where there is no step, and for a prediction
// not yet made.
const (
	OutcomeAllow     Outcome = "allow"
	OutcomeDeny      Outcome = "deny"
	OutcomeExpired   Outcome = "expired"
	OutcomeError     Outcome = "error"
	OutcomeUnknown   Outcome = "unknown"
	OutcomeUndecided Outcome = "undecided"
	OutcomeHidden    Outcome = "hidden"
)

// Expected says whether a step's expectation holds.
type Expected string

// What may be said of an expectation.
const (
	ExpectedHeld  Expected = "held"
	ExpectedUnmet Expected = "unmet"
	ExpectedNone  Expected = "none"
)

// Step is one decision.
type Step struct {
	Outcome Outcome `json:"outcome"`
	// Word is the verdict in one or two words: Allowed, Denied, Explicitly denied, Expired, Error, Unknown.
	Word string `json:"word"`
	// By continues Word where something did it: `by the trust policy`; empty otherwise.
	By string `json:"by"`
	// Sentence is the real reason, in one sentence.
	Sentence string `json:"sentence"`
	// Code is AWS's error code, or ours (NoSuchSession); empty where the request is granted.
	Code string `json:"code"`
	// AWS is what AWS prints, verbatim in its shape; empty where the request is granted.
	AWS string `json:"aws"`

	Expected Expected `json:"expected"`
	// Expectation is the expectation as written, `deny by trust`; empty where there is none.
	Expectation string `json:"expectation"`
	// Wanted is the same in words, where it is a goal: `Denied by the trust policy`; else empty.
	Wanted string `json:"wanted"`
	// ExpectationAt is where it is written; meaningless where there is none.
	ExpectationAt Span `json:"expectationAt"`
	// Unmet says what was wanted and what came, where the expectation does not hold.
	Unmet string `json:"unmet"`

	// Predict asks the reader for the verdict before it is shown. Question is what the step asks, in plain words; empty
	// where there is nothing to predict. Hints are in order of strength.
	Predict  bool     `json:"predict"`
	Question string   `json:"question"`
	Hints    []string `json:"hints"`

	// Gates are one a word, in the page's order: credentials, request, rcp, scp, trust, resource, identity, boundary,
	// session-policy.
	Gates []Gate `json:"gates"`
	// Path leads to the row of the trace that decides: the gate and an index for each level, `trust.0.1`; empty where
	// no document does.
	Path string `json:"path"`
	// Keys are the condition keys whose unknown values decide; filled where Outcome is unknown.
	Keys []string `json:"keys"`
	// Documents are the documents that decide and whose text is not known; filled where Outcome is unknown.
	Documents []string `json:"documents"`
	// Context is the request context, in order of key.
	Context []ContextKey `json:"context"`

	// Assumptions are the points at which AWS's documents disagree, or say nothing, and at which another reading would
	// have given another answer.
	Assumptions []Assumption `json:"assumptions"`

	// Ask is what the request sends, absent where nothing can be asked otherwise; Fields are those that such a request
	// has.
	Ask    *Ask       `json:"ask,omitempty"`
	Fields []AskField `json:"fields"`

	// Edge is the step in the picture.
	Edge Edge `json:"edge"`
	// Session is the Lane.ID of the credential that this step issued or, refused, asked for; empty where none.
	Session string `json:"session"`
	// Signer is the Lane.ID of the temporary credential that signed the request; empty for long-term keys and services.
	Signer string `json:"signer"`
	// Answer is what AWS gives back where the request is granted: for an assumed role its ARN, ID, credentials, expiry.
	Answer []Field `json:"answer"`
}

// Field is one line of an answer or of the inspector.
type Field struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	// Code says that the value is code (an ARN, a key) and not prose.
	Code bool `json:"code"`
}

// ContextKey is one key of the request context with its values.
type ContextKey struct {
	Key    string   `json:"key"`
	Values []string `json:"values"`
	// Given says that the walk's own `context` clause set it over what the engine would derive.
	Given bool `json:"given"`
	// Unknown says that its value is not known.
	Unknown bool `json:"unknown"`
}

// GateWord names a gate.
type GateWord string

// The gates, in the page's order.
const (
	GateCredentials   GateWord = "credentials"
	GateRequest       GateWord = "request"
	GateRCP           GateWord = "rcp"
	GateSCP           GateWord = "scp"
	GateTrust         GateWord = "trust"
	GateResource      GateWord = "resource"
	GateIdentity      GateWord = "identity"
	GateBoundary      GateWord = "boundary"
	GateSessionPolicy GateWord = "session-policy"
)

// GateOutcome is what a gate did.
type GateOutcome string

// What a gate may do. Passed includes not needed; absent is no document and none needed; unreached is a request that
// ended before authorization; unknown depends on what the walk does not say.
const (
	GatePassed    GateOutcome = "passed"
	GateRefused   GateOutcome = "refused"
	GateAbsent    GateOutcome = "absent"
	GateUnreached GateOutcome = "unreached"
	GateUnknown   GateOutcome = "unknown"
)

// Gate is one row of the current decision.
type Gate struct {
	Gate GateWord `json:"gate"`
	// Name is what the row is called: `Trust policy`.
	Name    string      `json:"name"`
	Outcome GateOutcome `json:"outcome"`
	Badge   Badge       `json:"badge"`
	// Explicit says that a Deny statement refused.
	Explicit bool `json:"explicit"`
	// Summary is a few words next to the name: `0 of 1 statement applies`.
	Summary string `json:"summary"`
	// Trace is what was looked at: policies, their statements, elements and condition rows.
	Trace []Trace `json:"trace"`
}

// TraceKind says what a row of the trace looks at.
type TraceKind string

// What a row of the trace may look at.
const (
	TraceAction    TraceKind = "action"
	TracePolicy    TraceKind = "policy"
	TraceStatement TraceKind = "statement"
	TraceElement   TraceKind = "element"
	TraceCondition TraceKind = "condition"
	TraceNote      TraceKind = "note"
)

// TraceOutcome says whether what was looked at holds.
type TraceOutcome string

// The outcomes of a row. Missing is a condition whose key the request does not have; it says so whether the operator
// then holds or not, and Held tells which.
const (
	TraceTrue    TraceOutcome = "true"
	TraceFalse   TraceOutcome = "false"
	TraceMissing TraceOutcome = "missing"
	TraceUnknown TraceOutcome = "unknown"
)

// Trace is one row of the trace and what lies under it.
type Trace struct {
	Kind    TraceKind    `json:"kind"`
	Outcome TraceOutcome `json:"outcome"`
	// Badge has a verdict's hue only where the row decides.
	Badge Badge `json:"badge"`
	// Held is whether it holds, also where Outcome is missing; false where unknown.
	Held bool `json:"held"`
	// Decides says that the gate did what it did because of this row; the path to it is shown open.
	Decides bool `json:"decides"`
	// Label is what the row is called: `Sid People`, `Principal`, `StringEquals sts:ExternalId`.
	Label string `json:"label"`
	// Effect is Allow or Deny for a statement; empty otherwise.
	Effect string `json:"effect"`
	// Key and Operator are filled for condition rows.
	Key      string `json:"key"`
	Operator string `json:"operator"`
	// Wanted is the policy's side of the comparison, Actual the request's.
	Wanted []string `json:"wanted"`
	Actual []string `json:"actual"`
	// Absent is said in place of Actual where the request has no value or it is not known; empty otherwise.
	Absent string `json:"absent"`
	// Reason is the reason's code, Sentence the same in words.
	Reason   string `json:"reason"`
	Sentence string `json:"sentence"`
	// Quiet says that Sentence tells no more than the row itself.
	Quiet bool `json:"quiet"`
	// At is the text it looks at; Token the deciding token in it, empty where there is no narrower one.
	At    Span `json:"at"`
	Token Span `json:"token"`
	// Document is the Document.Name that At stands in.
	Document string  `json:"document"`
	Sub      []Trace `json:"sub"`
}
