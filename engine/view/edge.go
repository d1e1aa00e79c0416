package view

import (
	"rolewalk/engine/eval"
	"rolewalk/engine/scenario"
)

// edge is the picture of one request: its caller, its target, and whether each of the two sides is open.
func (b *builder) edge(s *scenario.StepResult) Edge {
	e := Edge{Label: s.Action, CallerSide: SideNone, TargetSide: SideNone, TargetWord: "resource’s side"}
	if _, n, ok := b.callerNode(s); ok {
		e.From = n.ID
	}
	if _, n, ok := b.targetNode(s); ok {
		e.To = n.ID
		if n.Kind == NodeRole {
			e.TargetWord = "role’s side"
		}
	}
	d := deciding(s)
	switch {
	case d == nil && s.Outcome == scenario.Allow:
		e.CallerSide = SideOpen
	case d == nil:
		e.CallerSide = SideShut
	default:
		e.CallerSide = side(&d.Decision, eval.GateSCP, eval.GateIdentity, eval.GateBoundary, eval.GateSession)
		e.TargetSide = side(&d.Decision, eval.GateRCP, eval.GateTrust, eval.GateResource)
	}
	return e
}

// side is shut where one of its gates refuses.
func side(d *eval.Decision, gates ...eval.Gate) Side {
	state := SideOpen
	for _, g := range gates {
		switch {
		case d.Refused.Has(g):
			return SideShut
		case d.Open.Has(g):
			state = SideUnknown
		}
	}
	return state
}
