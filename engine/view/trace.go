package view

import (
	"fmt"

	"rolewalk/engine/eval"
	"rolewalk/engine/explain"
	"rolewalk/engine/match"
)

// trace turns a step of the engine's trace into a row of the page's.
func (b *builder) trace(s *eval.Step, decisive map[*eval.Step]bool) Trace {
	return b.traceIn(s, decisive, "", 0)
}

// traceIn is trace within the policy called document, as its nth part.
func (b *builder) traceIn(s *eval.Step, decisive map[*eval.Step]bool, document string, n int) Trace {
	if s.Policy != nil {
		document = s.Policy.Ref.String()
	}
	t := Trace{
		Kind: TraceElement, Outcome: outcomeOf(s.Held), Held: s.Held == match.Yes, Decides: decisive[s], Label: label(s, n),
		Wanted: texts(s.Wanted), Actual: texts(s.Got), Reason: string(s.Reason), Sentence: explain.Sentence(s),
		At: b.span(s.At), Token: b.span(s.Token), Document: document, Sub: []Trace{},
	}
	switch s.Kind {
	case eval.StepPolicy:
		t.Kind = TracePolicy
	case eval.StepStatement:
		t.Kind, t.Effect = TraceStatement, string(s.Statement.Effect)
	case eval.StepCondition:
		t.Kind, t.Key, t.Operator = TraceCondition, s.Condition.Key.Value, s.Condition.Written.Value
		if s.Reason == eval.ReasonKeyMissing {
			t.Outcome = TraceMissing
		}
	case eval.StepAction:
		t.Kind = TraceAction
	}
	for i, sub := range s.Sub {
		t.Sub = append(t.Sub, b.traceIn(sub, decisive, document, i+1))
	}
	return t
}

func outcomeOf(t match.Truth) TraceOutcome {
	switch t {
	case match.Yes:
		return TraceTrue
	case match.Unknown:
		return TraceUnknown
	}
	return TraceFalse
}

// label is what a row of the trace is called.
func label(s *eval.Step, n int) string {
	switch s.Kind {
	case eval.StepPolicy:
		if s.Name != "" {
			return s.Policy.Ref.String() + " on " + s.Name
		}
		return s.Policy.Ref.String()
	case eval.StepStatement:
		if sid := s.Statement.Sid.Value; sid != "" {
			return "Statement " + sid
		}
		return fmt.Sprintf("Statement %d", n)
	case eval.StepPrincipal:
		return notLabel("Principal", s)
	case eval.StepActions:
		return notLabel("Action", s)
	case eval.StepResource:
		return notLabel("Resource", s)
	case eval.StepCondition:
		return s.Condition.Written.Value + " " + s.Condition.Key.Value
	}
	return s.Name
}

func notLabel(name string, s *eval.Step) string {
	if s.Not {
		return "Not" + name
	}
	return name
}

func texts(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
