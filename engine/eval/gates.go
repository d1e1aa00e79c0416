package eval

import (
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// enter begins the gate and its step.
func (g *gate) enter(name Gate, t *Step) {
	g.gate = name
	if t != nil {
		g.step = t.Enter(StepGate, source.Span{})
		g.step.Gate = name
	}
}

// levels evaluates the policies of an organization: at every level one of them must allow, and a Deny at any level
// denies. Of RCPs, RCPFullAWSAccess hangs on every level and cannot be taken off.
//
// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
func (g *gate) levels(r *Request, name Gate, levels []Level, t *Step) {
	g.enter(name, t)
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
}

// callerSide evaluates the policies that hang on the caller: one of them must allow.
func (g *gate) callerSide(r *Request, name Gate, policies []*Policy, t *Step) {
	g.enter(name, t)
	g.present = len(policies) > 0
	for _, p := range policies {
		deny, allow, _ := r.policy(p, g.step, "")
		g.deny, g.allow = g.deny.Or(deny), g.allow.Or(allow)
	}
	g.hide(r)
}

// resourceSide evaluates the policy that hangs on the role or the resource.
func (g *gate) resourceSide(r *Request, name Gate, p *Policy, t *Step) {
	g.enter(name, t)
	if p != nil {
		g.present = true
		g.deny, g.allow, g.free = r.policy(p, g.step, "")
		if g.step != nil && g.deny == match.No && g.allow == match.Yes && r.sameAccount() && g.free.identity == match.No && r.Caller.Signs() {
			g.step.Reason = ReasonDelegatesOnly
		}
	}
	g.hide(r)
}

// hide makes the gate unknown as far as documents of it are not at hand: what they say may allow, and may deny.
func (g *gate) hide(r *Request) {
	if r.Hidden != 0 && r.Hidden.Has(g.gate) {
		g.present = true
		g.deny, g.allow = g.deny.Or(match.Unknown), g.allow.Or(match.Unknown)
		g.free = g.free.or(freeOfAll, match.Unknown)
	}
}

// policy evaluates one document: whether a Deny of it applies, whether an Allow does, and what the Allow frees its
// caller of. A document that AWS would not save says nothing.
func (r *Request) policy(p *Policy, t *Step, level string) (deny, allow match.Truth, free freedom) {
	st := t.Enter(StepPolicy, p.Doc.Span)
	if st != nil {
		st.Policy, st.Name = p, level
		st.expect(len(p.Doc.Statements))
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
