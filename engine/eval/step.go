package eval

import (
	"slices"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// StepKind says what a Step looked at.
type StepKind string

// The kinds of steps, from the whole to the part.
const (
	StepAction    StepKind = "action" // one action of a call that needs several
	StepGate      StepKind = "gate"
	StepPolicy    StepKind = "policy"
	StepStatement StepKind = "statement"
	StepPrincipal StepKind = "principal"
	StepActions   StepKind = "actions"
	StepResource  StepKind = "resource"
	StepCondition StepKind = "condition" // one row
)

// Step is one node of a trace: what was looked at, whether it held, and why. A nil *Step records nothing, so that there
// is one evaluator, watched or not. Steps hold codes, places and values that exist already; package explain makes
// sentences of them.
type Step struct {
	Kind   StepKind
	Held   match.Truth
	Reason Reason
	// At is the text it looked at; Token the part of it that decided, empty where there is none narrower.
	At, Token source.Span
	// Gate is filled for gates, Policy for policies, Statement for statements, Condition for condition rows, Principal
	// for a principal element that matched.
	Gate      Gate
	Policy    *Policy
	Statement *policy.Statement
	Condition *policy.Condition
	Principal *policy.Principal
	// Name is the action of a StepAction, and the level of an organization that a policy of a level hangs on.
	Name string
	// Wanted and Got are the two sides of a comparison; Wanted has policy variables put in. Both may be shared with other
	// steps and with the policy, and are not to be changed.
	Wanted, Got []string
	Sub         []*Step
}

// Reset empties s for another trace, which is written into the memory of this one. Nothing of this one may be held then.
func (s *Step) Reset() { *s = Step{Sub: s.Sub[:0]} }

// expect makes n steps under s at once, which are then entered one by one: a trace has hundreds, and memory is what they
// cost. Those that are not entered yet wait behind the end of Sub.
func (s *Step) expect(n int) {
	if s == nil {
		return
	}
	s.Sub = slices.Grow(s.Sub, n)
	waiting := s.Sub[len(s.Sub) : len(s.Sub)+n]
	if n == 0 || waiting[n-1] != nil {
		return // of a trace before
	}
	steps := make([]Step, n)
	for i := range steps {
		waiting[i] = &steps[i]
	}
}

// Enter begins a step under s and returns it; nil stays nil.
func (s *Step) Enter(kind StepKind, at source.Span) *Step {
	if s == nil {
		return nil
	}
	n := len(s.Sub)
	if n == cap(s.Sub) || s.Sub[:n+1][n] == nil {
		s.Sub = append(s.Sub, &Step{})
	}
	s.Sub = s.Sub[:n+1]
	sub := s.Sub[n]
	if sub.Kind != "" { // of a trace before
		*sub = Step{Sub: sub.Sub[:0]}
	}
	sub.Kind, sub.At = kind, at
	return sub
}

// leave closes the step with its result and returns the result, so that a function can end with it.
func (s *Step) leave(held match.Truth, why Reason) match.Truth {
	if s != nil {
		s.Held, s.Reason = held, why
	}
	return held
}

// Reason says why a step held or did not. Package explain has words for each.
type Reason string

// The reasons.
const (
	ReasonMatched            Reason = "matched"
	ReasonExcepted           Reason = "excepted"     // a Not… element names it
	ReasonNotExcepted        Reason = "not-excepted" // a Not… element does not name it
	ReasonOtherAccount       Reason = "other-account"
	ReasonOtherPrincipal     Reason = "other-principal"
	ReasonSignsNothing       Reason = "signs-nothing" // everybody is named, and the caller signs nothing
	ReasonOtherKindOfCaller  Reason = "other-kind-of-caller"
	ReasonOtherPartition     Reason = "other-partition"
	ReasonOtherID            Reason = "other-id"
	ReasonOtherAction        Reason = "other-action"
	ReasonOtherResource      Reason = "other-resource"
	ReasonConditionFalse     Reason = "condition-false"
	ReasonConditionTrue      Reason = "condition-true"
	ReasonKeyMissing         Reason = "key-missing"
	ReasonKeyUnknown         Reason = "key-unknown"
	ReasonKeyMultivalued     Reason = "key-multivalued"
	ReasonNoValueFits        Reason = "no-value-fits" // of a key that nobody knows: the policy's values compare with none
	ReasonVariableUnresolved Reason = "variable-unresolved"
	ReasonStatementApplies   Reason = "statement-applies"
	ReasonElementDiffers     Reason = "element-differs"
	ReasonHangsOnUnknown     Reason = "hangs-on-unknown"
	ReasonNotSaved           Reason = "not-saved"
	ReasonAllows             Reason = "allows"
	ReasonDenies             Reason = "denies"
	ReasonNothingApplies     Reason = "nothing-applies"
	ReasonNoPolicy           Reason = "no-policy"
	ReasonNotNeeded          Reason = "not-needed"
	ReasonNothingAllows      Reason = "nothing-allows"
	ReasonDelegatesOnly      Reason = "delegates-only" // the account is trusted, and the caller's own policies must allow
)

// Reasons lists every Reason.
var Reasons = []Reason{
	ReasonMatched, ReasonExcepted, ReasonNotExcepted, ReasonOtherAccount,
	ReasonOtherPrincipal, ReasonOtherKindOfCaller, ReasonSignsNothing, ReasonOtherPartition, ReasonOtherID, ReasonOtherAction, ReasonOtherResource,
	ReasonConditionFalse, ReasonConditionTrue, ReasonKeyMissing, ReasonKeyUnknown, ReasonKeyMultivalued, ReasonNoValueFits,
	ReasonVariableUnresolved, ReasonStatementApplies, ReasonElementDiffers, ReasonHangsOnUnknown, ReasonNotSaved,
	ReasonAllows, ReasonDenies, ReasonNothingApplies, ReasonNoPolicy, ReasonNotNeeded,
	ReasonNothingAllows, ReasonDelegatesOnly,
}
