package eval

import (
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// enterGate begins a gate's step.
func enterGate(name Gate, t *Step) gate {
	g := gate{gate: name}
	if g.step = t.Enter(StepGate, source.Span{}); g.step != nil {
		g.step.Gate = name
	}
	return g
}

// levels evaluates the policies of an organization: at every level one of them must allow, and a Deny at any level
// denies. Of RCPs, RCPFullAWSAccess hangs on every level and cannot be taken off.
//
// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
func (r *Request) levels(name Gate, levels []Level, t *Step) gate {
	g := enterGate(name, t)
	g.present = len(levels) > 0
	g.allow = match.Yes
	for i := range levels {
		allow := match.Of(name == GateRCP)
		for _, p := range levels[i].Policies {
			deny, allows, _ := r.policy(p, g.step, levels[i].Name)
			g.deny = g.deny.Or(deny)
			allow = allow.Or(allows)
		}
		g.allow = g.allow.And(allow)
	}
	return g
}

// callerSide evaluates the policies that hang on the caller: one of them must allow.
func (r *Request) callerSide(name Gate, policies []*Policy, t *Step) gate {
	g := enterGate(name, t)
	g.present = len(policies) > 0
	for _, p := range policies {
		deny, allow, _ := r.policy(p, g.step, "")
		g.deny, g.allow = g.deny.Or(deny), g.allow.Or(allow)
	}
	return r.hide(g)
}

// hide makes a gate unknown as far as documents of it are not at hand: what they say may allow, and may deny.
func (r *Request) hide(g gate) gate {
	if r.Hidden.Has(g.gate) {
		g.present = true
		g.deny, g.allow = g.deny.Or(match.Unknown), g.allow.Or(match.Unknown)
		g.free = g.free.or(freeOfAll, match.Unknown)
	}
	return g
}

// resourceSide evaluates the policy that hangs on the role or the resource.
func (r *Request) resourceSide(name Gate, p *Policy, t *Step) gate {
	g := enterGate(name, t)
	if p == nil {
		return r.hide(g)
	}
	g.present = true
	g.deny, g.allow, g.free = r.policy(p, g.step, "")
	if g.step != nil && g.deny == match.No && g.allow == match.Yes && r.sameAccount() && g.free.identity == match.No && r.Caller.signs() {
		g.step.Reason = ReasonDelegatesOnly
	}
	return r.hide(g)
}

// policy evaluates one document: whether a Deny of it applies, whether an Allow does, and what the Allow frees its
// caller of. A document that AWS would not save says nothing.
func (r *Request) policy(p *Policy, t *Step, level string) (deny, allow match.Truth, free freedom) {
	st := t.Enter(StepPolicy, p.Doc.Span)
	if st != nil {
		st.Policy, st.Name = p, level
	}
	if !p.Doc.Saved() {
		r.unsaved(p, st)
		return match.No, match.No, freedom{}
	}
	for i := range p.Doc.Statements {
		s := &p.Doc.Statements[i]
		applies, freed := r.applies(s, p, st)
		switch {
		case applies == match.No:
		case s.Effect == policy.Deny:
			deny = deny.Or(applies)
		default:
			allow = allow.Or(applies)
			free = free.or(freed, applies)
		}
	}
	switch {
	case deny == match.Yes:
		st.leave(match.No, ReasonDenies)
	case deny == match.Unknown || deny == match.No && allow == match.Unknown:
		st.leave(match.Unknown, ReasonHangsOnUnknown)
	case allow == match.Yes:
		st.leave(match.Yes, ReasonAllows)
	default:
		st.leave(match.No, ReasonNothingApplies)
	}
	return deny, allow, free
}

// unsaved looks at a document that AWS would not save, for a reader who wants to know what it would have done.
func (r *Request) unsaved(p *Policy, st *Step) {
	if st == nil {
		return
	}
	st.Token = p.Doc.Refusal.At
	for i := range p.Doc.Statements {
		r.applies(&p.Doc.Statements[i], p, st)
	}
	st.leave(match.No, ReasonNotSaved)
}
