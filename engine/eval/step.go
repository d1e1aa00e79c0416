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

// Step is one node of a trace: what was looked at, whether it held, and why. A nil *Step records nothing, so there is
// one evaluator, recorded or not. Steps hold codes, places and values that exist already; package explain turns them
// into sentences. trace.go has the iterators to read a trace with.
type Step struct {
	Kind   StepKind
	Held   match.Truth
	Reason Reason
	// At is the text it looked at, Token the part of it that decided. Token is empty when no narrower part did.
	At, Token source.Span
	// Not says that the element is written NotPrincipal, NotAction or NotResource.
	Not bool
	// Gate is filled for gates, Policy for policies, Statement for statements, Condition for condition rows, and Principal
	// for a principal element that matched.
	Gate      Gate
	Policy    *Policy
	Statement *policy.Statement
	Condition *policy.Condition
	Principal *policy.Principal
	// Name is the action of a StepAction, and the level of an organization that a control policy is attached to.
	Name string
	// Wanted and Got are the two sides of a comparison. Wanted has policy variables replaced by their values. Both may be
	// shared with other steps and with the policy, so nothing may change them.
	Wanted, Got []string
	Sub         []*Step
}

// Reset empties s for another trace, which reuses the memory of this one. Nothing may hold on to steps of the old
// trace.
func (s *Step) Reset() { *s = Step{Sub: s.Sub[:0]} }

// expect allocates n steps under s at once, to be entered one by one: a trace has hundreds, and allocation is what they
// cost. Steps that are not entered yet are stored behind the end of Sub.
func (s *Step) expect(n int) {
	if s == nil {
		return
	}
	s.Sub = slices.Grow(s.Sub, n)
	waiting := s.Sub[len(s.Sub) : len(s.Sub)+n]
	if n == 0 || waiting[n-1] != nil {
		return // steps of an earlier trace are there
	}
	steps := make([]Step, n)
	for i := range steps {
		waiting[i] = &steps[i]
	}
}

// enter begins a step under s and returns it. Under nil it returns nil.
func (s *Step) enter(kind StepKind, at source.Span) *Step {
	if s == nil {
		return nil
	}
	n := len(s.Sub)
	if n == cap(s.Sub) || s.Sub[:n+1][n] == nil {
		s.Sub = append(s.Sub, &Step{})
	}
	s.Sub = s.Sub[:n+1]
	sub := s.Sub[n]
	if sub.Kind != "" { // a step of an earlier trace
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
	ReasonSignsNothing       Reason = "signs-nothing" // everyone is named, and the caller signs nothing
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
	ReasonNoValueFits        Reason = "no-value-fits" // the key is unknown, and no value it could have would compare
	ReasonVariableUnresolved Reason = "variable-unresolved"
	ReasonStatementApplies   Reason = "statement-applies"
	ReasonElementDiffers     Reason = "element-differs"
	ReasonDependsOnUnknown   Reason = "hangs-on-unknown"
	ReasonCallerUnknown      Reason = "caller-unknown"   // whether it is the caller that is named is not known
	ReasonDocumentUnknown    Reason = "document-unknown" // the document's text was not supplied
	ReasonNotSaved           Reason = "not-saved"
	ReasonAllows             Reason = "allows"
	ReasonDenies             Reason = "denies"
	ReasonNothingApplies     Reason = "nothing-applies"
	ReasonNoPolicy           Reason = "no-policy"
	ReasonNotNeeded          Reason = "not-needed"
	ReasonNothingAllows      Reason = "nothing-allows"
	ReasonDelegatesOnly      Reason = "delegates-only" // the account is trusted, so the caller's own policies must allow
)

// Reasons lists every Reason.
var Reasons = []Reason{
	ReasonMatched, ReasonExcepted, ReasonNotExcepted, ReasonOtherAccount,
	ReasonOtherPrincipal, ReasonOtherKindOfCaller, ReasonSignsNothing, ReasonOtherPartition, ReasonOtherID,
	ReasonOtherAction, ReasonOtherResource,
	ReasonConditionFalse, ReasonConditionTrue, ReasonKeyMissing, ReasonKeyUnknown, ReasonKeyMultivalued, ReasonNoValueFits,
	ReasonVariableUnresolved, ReasonStatementApplies, ReasonElementDiffers, ReasonDependsOnUnknown,
	ReasonCallerUnknown, ReasonDocumentUnknown, ReasonNotSaved,
	ReasonAllows, ReasonDenies, ReasonNothingApplies, ReasonNoPolicy, ReasonNotNeeded,
	ReasonNothingAllows, ReasonDelegatesOnly,
}
