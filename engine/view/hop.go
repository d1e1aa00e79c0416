package view

import (
	"rolewalk/engine/eval"
	"rolewalk/engine/scenario"
)

// hop is the picture of one request: who asks whom, and whether each of the two sides is open.
func (b *builder) hop(s *scenario.StepResult) Hop {
	h := Hop{Label: s.Action, CallerSide: SideNone, TargetSide: SideNone, TargetWord: "resource’s side"}
	if _, n, ok := b.callerNode(s); ok {
		h.From = n.ID
	}
	if _, n, ok := b.targetNode(s); ok {
		h.To = n.ID
		if n.Kind == NodeRole {
			h.TargetWord = "role’s side"
		}
	}
	d := deciding(s)
	switch {
	case d == nil && s.Outcome == scenario.Allow:
		h.CallerSide = SideOpen
	case d == nil:
		h.CallerSide = SideShut
	default:
		h.CallerSide = side(&d.Decision, eval.GateSCP, eval.GateIdentity, eval.GateBoundary, eval.GateSession)
		h.TargetSide = side(&d.Decision, eval.GateRCP, eval.GateTrust, eval.GateResource)
	}
	return h
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
