package syntax

// Note is Markdown, between steps, in a step or in a change.
type Note struct {
	Node
	Text Text `parser:"'note' @@"`
}

// Wait lets time pass.
type Wait struct {
	Node
	Duration Duration `parser:"'wait' @@"`
}

// At moves the clock to a moment.
type At struct {
	Node
	Time Time `parser:"'at' @@"`
}

// Step is one request. Items are its statements in order; the other fields are gathered from them. Act is nil if it is
// missing, which is an error; a pointer is nil if its clause is absent.
type Step struct {
	Node
	Title *Line      `parser:"'step' @@?"`
	Items []StepItem `parser:"Open @@* Close"`

	Act                 Act
	For                 *Duration
	ExternalID          *Line
	MFA                 *MFA
	SourceIdentity      *Name
	Tags                *Tags
	Transitive          *Strings
	SessionPolicy       *JSON
	SessionPolicyARNs   *Strings
	Claims              *Values
	From                *Address
	Context             *Values
	AutoRenew           *AutoRenew
	WithoutSessionToken *WithoutSessionToken
	Notes               []*Note
	Hints               []*Line
	Predict             *Predict
	Expect              *Expect
	UnknownKeys         *Strings
	Granted             *Granted
	Refused             *Text
}

func (s *Step) check(r *report) {
	if s.Granted != nil && s.Refused != nil {
		r.errorAt(Misplaced, s.Refused.Span(), "this request was granted, so AWS did not refuse it",
			"keep either `granted` or `refused`")
	}
}

// StepItem is an Act or a clause: *For, *ExternalID, *MFA, *SourceIdentity, *TagList, *Transitive, *SessionPolicy,
// *SessionPolicyARNs, *Claims, *From, *Context, *UnknownKeys, *AutoRenew, *WithoutSessionToken, *Granted, *Refused,
// *Note, *Hint, *Predict or *Expect.
type StepItem interface{ Spanned }
