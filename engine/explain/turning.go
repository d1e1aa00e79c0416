package explain

import (
	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
)

// turningKeys are the condition keys by which a request that is refused could be let in, had it other values of them:
// those of the conditions that an Allow lacks, and those of a Deny that applies. Nil where more than one kind of policy
// refuses, because no single answer turns that.
func turningKeys(s *scenario.StepResult) []string {
	refused, _ := s.Answer.Refused()
	if len(refused.List()) != 1 {
		return nil
	}
	var keys []string
	for i := range s.Answer.Actions {
		a := &s.Answer.Actions[i]
		if a.Trace == nil || a.Refused == 0 {
			continue
		}
		for _, gate := range a.Refused.List() {
			g := a.Trace.GateStep(gate)
			if a.Explicit.Has(gate) {
				for _, st := range g.Applying(policy.Deny) {
					keys = append(keys, conditionKeys(st, match.Yes)...)
				}
				continue
			}
			for _, st := range g.Statements() {
				if st.Statement.Effect == policy.Allow && lacksConditionsAlone(st) {
					keys = append(keys, conditionKeys(st, match.No)...)
				}
			}
		}
	}
	return keys
}

// lacksConditionsAlone reports whether all of a statement holds but for conditions.
func lacksConditionsAlone(st *eval.Step) bool {
	for e := range st.Missing() {
		if e.Kind != eval.StepCondition {
			return false
		}
	}
	return true
}

// conditionKeys are the keys of the conditions of a statement that are held as said.
func conditionKeys(st *eval.Step, held match.Truth) []string {
	var keys []string
	for e := range st.Elements() {
		if e.Kind == eval.StepCondition && e.Condition != nil && e.Held == held {
			keys = append(keys, e.Condition.Lower)
		}
	}
	return keys
}
