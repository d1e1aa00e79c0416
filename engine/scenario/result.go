package scenario

import (
	"time"

	"rolewalk/engine/eval"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
	"rolewalk/engine/sts"
)

// Options say how a walk runs.
type Options struct {
	// Trace records why, for every decision.
	Trace bool
	// TraceRow is the one row that is recorded where Trace is not set, counted from 1; 0 is none.
	TraceRow int
	// Solution is the number of the challenge's solution whose texts replace the declared ones, from 1; 0 runs the file
	// as it stands.
	Solution int
}

// Result is a walk that has run.
type Result struct {
	Walk *Walk
	// Rows are what happened, in order.
	Rows []Row
	// Issues are the temporary credentials that were asked for, in order.
	Issues []*Issue
	// Documents are all documents with the rows during which they are in force.
	Documents []Version
	// Start and End are the first and the last moment of the walk's clock.
	Start, End time.Time
	// Before is the world as the walk begins.
	Before *eval.World
}

// RowKind says what a row is.
type RowKind string

// The kinds of rows.
const (
	RowStep    RowKind = "step"
	RowWait    RowKind = "wait"
	RowNote    RowKind = "note"
	RowChange  RowKind = "change"
	RowRenewal RowKind = "renewal"
)

// Row is one thing that happens.
type Row struct {
	Kind RowKind
	// Number counts steps and changes, each from 1; 0 for other rows.
	Number int
	At     source.Span
	Time   time.Time
	// Item is the construct that the row comes from; nil for renewals.
	Item syntax.Item
	// Step is the decision of a step or a renewal.
	Step *StepResult
	// Sessions are those that a change revokes or deletes.
	Sessions []*Issue
}

// Outcome is how a step ends.
type Outcome string

// The outcomes. Unknown is what hangs on values that nobody here knows.
const (
	Allow   Outcome = "allow"
	Deny    Outcome = "deny"
	Expired Outcome = "expired"
	Error   Outcome = "error"
	Unknown Outcome = "unknown"
)

// StepResult is the decision of one step.
type StepResult struct {
	Outcome Outcome
	// At is the moment of the request.
	At time.Time
	// Answer is what STS, or whatever service is asked, gives back.
	Answer *sts.Result
	// Act is what was done; Title how a reader would call it.
	Kind            syntax.ActKind
	Signer          sts.Signer
	Actor, Target   string
	Action, Session string
	// Issue is what the step asked for; nil where it asks for no credential.
	Issue *Issue
	// SignedBy is the credential that signed; nil for long-term keys, roles acting by themselves, and services.
	SignedBy *Issue
	// Expect is the expectation, nil where there is none; Held whether it holds.
	Expect *syntax.Expect
	Held   bool
	// Clauses is the step whose clauses the request had: the step itself, or the one that is made again.
	Clauses *syntax.Step
}

// Issue is a temporary credential that was asked for.
type Issue struct {
	// ID names it within the walk: the session's name, with an ordinal where the name came before.
	ID, Name string
	// Session is nil where it was refused.
	Session *sts.Session
	// Unknown says that nobody here knows whether it was issued.
	Unknown bool
	// Asked is when, Until how long it lives or would have lived.
	Asked, Until time.Time
	// Row is the index of the row that asked.
	Row int
	// Parent is the credential that signed the request, nil where none did.
	Parent *Issue
}

// Version is a document with the rows during which it is in force: from From up to, not including, Until.
type Version struct {
	*Document
	From, Until int
}
