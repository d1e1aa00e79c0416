package scenario

import (
	"time"

	"rolewalk/engine/iam"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
	"rolewalk/engine/sts"
)

// Options say how a walk runs. The zero Options run the file as it stands and record nothing.
type Options struct {
	// Trace records why, for every decision.
	Trace bool
	// TraceRow is the one row to record when Trace is not set, counted from 1; 0 is none.
	TraceRow int
	// Task is the number of the task whose goals stand in place of the expectations of the steps that they name, from 1;
	// 0 is none.
	Task int
	// Solution is the number of the solution, of the task or else of the challenge, whose documents replace the declared
	// ones, from 1; 0 runs the file as it stands.
	Solution int
}

// Result is a walk that has run.
type Result struct {
	Walk *Walk
	// Texts are all texts that spans of the result point into: those of the walk, then those of the documents that AWS
	// wrote in this run.
	Texts []*source.Text
	// Rows are what happened, in order. There are none if the walk has errors.
	Rows []Row
	// Credentials are the temporary credentials that were asked for, in order.
	Credentials []*Credential
	// Documents are all documents with the rows during which they are in force.
	Documents []Version
	// Start and End are the first and the last moment of the walk's clock.
	Start, End time.Time
	// Task is the number of the task that was open, 0 where none was.
	Task int
	// Before is the world as the walk begins.
	Before *iam.World
	// Changed are the users, roles and resources that changes made, altered or deleted, each as it was from then on, in
	// order of rows. They are noted where Options.Trace is set.
	Changed []Entity
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
	// Item is the statement that the row comes from; nil for renewals.
	Item syntax.Item
	// Step is the decision of a step or a renewal; nil for other rows.
	Step *StepResult
	// Sessions are the credentials that a change revokes or deletes.
	Sessions []*Credential
}

// Outcome is how a step ends.
type Outcome string

// The outcomes. Unknown is a step that depends on something that was not supplied.
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
	// Answer is what STS, or the service that is asked, answers.
	Answer *sts.Result
	// Kind is what was done, Actor who did it in the walk's own words.
	Kind            syntax.ActKind
	Signer          sts.Signer
	Actor, Target   string
	Action, Session string
	// Credential is what the step asked for; nil if it asks for none.
	Credential *Credential
	// SignedBy is the credential that signed; nil for long-term keys, roles that act by themselves, and services.
	SignedBy *Credential
	// Expect is the expectation, nil when there is none. Held says whether it holds. Where goals of a task stand in its
	// place, Expect is the first that does not hold, else the last; Held says whether all do.
	Expect *syntax.Expect
	Held   bool
	// Goals are the goals of the open task that are about this step.
	Goals []Goal
	// Clauses is the step whose clauses the request had: the step itself, or the one that is made again.
	Clauses *syntax.Step

	walk *Walk
}

// Goal is what an open task wants of a step, and whether it is so.
type Goal struct {
	*syntax.Expect
	Held bool
}

// PlaceholdersIn returns the names of the placeholders that stand in text, in the order of the text.
func (s *StepResult) PlaceholdersIn(text string) []string {
	var names []string
	s.walk.bound.placeholders.Replace(text, func(value string) string {
		names = append(names, s.walk.bound.called[value])
		return ""
	})
	return names
}

// Named is Walk.Named of the step's walk.
func (s *StepResult) Named(text string) string { return s.walk.Named(text) }

// Credential is a temporary credential that was asked for.
type Credential struct {
	// ID names it within the walk: the session's name, with a number if the name was used before.
	ID, Name string
	// Session is nil when it was refused.
	Session *sts.Session
	// Unknown says that it is not known whether it was issued.
	Unknown bool
	// Asked is when, Until how long it lives or would have lived.
	Asked, Until time.Time
	// Row is the index of the row that asked.
	Row int
	// Parent is the credential that signed the request, nil when none did.
	Parent *Credential
}

// Version is a document with the rows during which it is in force: from From up to, but not including, Until.
type Version struct {
	*Document
	From, Until int
}
