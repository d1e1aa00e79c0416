package scenario

import (
	"strings"

	"rolewalk/engine/eval"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/sts"
)

// judge says whether a step gave what was expected of it.
func (s *StepResult) judge(e *syntax.Expect) {
	s.Expect = e
	if e == nil {
		return
	}
	refused, explicit := eval.GateSet(0), eval.GateSet(0)
	if s.Answer != nil {
		refused, explicit = s.Answer.Refused()
	}
	gate := eval.Gate("")
	if e.Gate != nil {
		gate = eval.Gate(e.Gate.Value)
	}
	switch e.Outcome {
	case syntax.Allow:
		s.Held = s.Outcome == Allow
	case syntax.Deny:
		s.Held = s.Outcome == Deny && (gate == "" || refused.Has(gate))
	case syntax.ExplicitDeny:
		s.Held = s.Outcome == Deny && explicit.Has(gate)
	case syntax.Expired:
		s.Held = s.Outcome == Expired
	case syntax.Unknown:
		s.Held = s.Outcome == Unknown
	case syntax.Error:
		s.Held = s.Answer != nil && e.Code != nil && s.Answer.Code == sts.Code(e.Code.Value)
	}
}

// judgeGoals says whether a step gave what the goals about its number want, which stand in place of its expectation.
func (s *StepResult) judgeGoals(goals []*syntax.Goal, number int) {
	for _, g := range goals {
		if g.Step.Value == number {
			s.judge(g.Expect)
			s.Goals = append(s.Goals, Goal{Expect: g.Expect, Held: s.Held})
		}
	}
	for _, g := range s.Goals {
		if !g.Held {
			s.Expect, s.Held = g.Expect, false
			return
		}
	}
}

// ExpectationText returns an expectation as written, without the word expect.
func ExpectationText(e *syntax.Expect) string {
	if e == nil {
		return ""
	}
	words := []string{string(e.Outcome)}
	if e.Outcome == syntax.ExplicitDeny {
		words = append(words, "deny")
	}
	if e.Gate != nil {
		words = append(words, "by", e.Gate.Value)
	}
	if e.Code != nil {
		words = append(words, e.Code.Value)
	}
	return strings.Join(words, " ")
}

// Got returns what a step gave, in the words of an expectation, with every gate that refused.
func (s *StepResult) Got() string {
	switch s.Outcome {
	case Deny:
		refused, explicit := s.Answer.Refused()
		words := make([]string, 0, 2)
		for _, g := range refused.List() {
			word := string(g)
			if explicit.Has(g) {
				word += " (explicit)"
			}
			words = append(words, word)
		}
		return "deny by " + strings.Join(words, ", ")
	case Error:
		return "error " + string(s.Answer.Code)
	}
	return string(s.Outcome)
}

// oneLine folds white space, so several lines read as one.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
