package edits

import (
	"slices"

	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/sts"
)

// nearness is the least tier of edits of a statement. What refuses is to be mended in the gate that refuses, unless a
// statement of another gate, which would be enough, comes nearer: one more of its elements matches.
func (g *generator) nearness(s *policy.Statement) tier {
	if !g.opens || g.refuses(g.target.gate) {
		return tierSlip
	}
	for i := range g.step.Answer.Actions {
		a := &g.step.Answer.Actions[i]
		if a.Trace == nil || a.Refused == 0 {
			continue
		}
		here := mostElements
		for _, st := range a.Trace.GateStep(g.target.gate).Statements() {
			if st.Statement == s && st.Held == match.No && s.Effect == policy.Allow {
				here = missing(st)
			}
		}
		if here < nearestOf(a) {
			return tierSlip
		}
	}
	return tierRound
}

// nearestOf is how many elements do not match of the nearest Allow of the gates that refuse an action.
func nearestOf(a *sts.ActionDecision) int {
	nearest := mostElements
	for _, gate := range a.Refused.List() {
		for _, st := range a.Trace.GateStep(gate).Statements() {
			if st.Statement.Effect == policy.Allow {
				nearest = min(nearest, missing(st))
			}
		}
	}
	return nearest
}

// refuses reports whether a gate keeps one of the step's actions out, or may.
func (g *generator) refuses(gate eval.Gate) bool {
	return slices.ContainsFunc(g.step.Answer.Actions, func(a sts.ActionDecision) bool {
		return a.Refused.Has(gate) || a.Open.Has(gate)
	})
}

// meantElsewhere reports whether another Allow of the document’s gate has an element of a kind that matches, and lacks
// one other element: that statement was meant for the caller, or for the resource.
func (g *generator) meantElsewhere(s *policy.Statement, kind eval.StepKind) bool {
	for i := range g.step.Answer.Actions {
		trace := g.step.Answer.Actions[i].Trace
		if trace == nil {
			continue
		}
		for _, st := range trace.GateStep(g.target.gate).Statements() {
			if st.Statement == s || st.Statement.Effect != policy.Allow || missing(st) != 1 {
				continue
			}
			for e := range st.Elements() {
				if e.Kind == kind && e.Held == match.Yes {
					return true
				}
			}
		}
	}
	return false
}
