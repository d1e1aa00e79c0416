package eval

import (
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// gate is what one gate says of a request. levels, resourceSide and callerSide ask its policies and fill it.
type gate struct {
	gate Gate
	// deny and allow say whether a Deny of it applies, and whether an Allow does.
	deny, allow match.Truth
	// exempt is what the matching Allow of a trust or resource policy exempts its caller from.
	exempt  exemption
	present bool
	step    *Step
}

// enter begins the gate and its step.
func (g *gate) enter(name Gate, t *Step) {
	g.gate = name
	if t != nil {
		g.step = t.enter(StepGate, source.Span{})
		g.step.Gate = name
	}
}

// levels evaluates the policies of an organization: at every level one of them must allow, and a Deny at any level
// denies. RCPFullAWSAccess is attached to every level of RCPs and cannot be detached.
func (g *gate) levels(r *Request, name Gate, levels []Level, t *Step) {
	g.enter(name, t)
	g.present = len(levels) > 0
	g.allow = match.Yes
	for i := range levels {
		allow := match.No
		if name == GateRCP {
			// Rule: RCPFullAWSAccess is attached to every level and cannot be detached, so an RCP can only deny.
			// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
			// Proof: organizations/rcp-grants-nothing.walk
			allow = match.Yes
		}
		for _, p := range levels[i].Policies {
			deny, allows, _ := r.policy(p, g.step, levels[i].Name)
			// Rule: A Deny at any level of the organization denies.
			// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
			// Proof: organizations/deny-at-any-level.walk
			g.deny = g.deny.Or(deny)
			allow = allow.Or(allows)
		}
		// Rule: Every level of the organization, from the root to the account, must allow.
		// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
		// Proof: organizations/every-level-has-to-allow.walk
		g.allow = g.allow.And(allow)
	}
}

// callerSide evaluates the policies attached to the caller: one of them must allow.
func (g *gate) callerSide(r *Request, name Gate, policies []*Policy, t *Step) {
	g.enter(name, t)
	g.present = len(policies) > 0
	for _, p := range policies {
		deny, allow, _ := r.policy(p, g.step, "")
		g.deny, g.allow = g.deny.Or(deny), g.allow.Or(allow)
	}
}

// resourceSide evaluates the policy of the role or the resource.
func (g *gate) resourceSide(r *Request, name Gate, p *Policy, t *Step) {
	g.enter(name, t)
	if p != nil {
		g.present = true
		g.deny, g.allow, g.exempt = r.policy(p, g.step, "")
		if g.step != nil && g.delegates(r) {
			g.step.Reason = ReasonDelegatesOnly
		}
	}
}

// delegates reports whether the policy lets in the caller's account and leaves the decision to it.
func (g *gate) delegates(r *Request) bool {
	return g.deny == match.No && g.allow == match.Yes && r.SameAccount() && g.exempt.identity == match.No &&
		r.Caller.Signs()
}

// policy evaluates one document: whether a Deny of it applies, whether an Allow does, and what the Allow exempts its
// caller from. A document that AWS would not save neither grants nor denies; one that was not supplied might do either.
func (r *Request) policy(p *Policy, t *Step, level string) (deny, allow match.Truth, exempt exemption) {
	st := t.enter(StepPolicy, p.Doc.Span)
	if st != nil {
		st.Policy, st.Name = p, level
		st.expect(len(p.Doc.Statements))
	}
	if !p.Doc.Saved() {
		r.unsaved(p, st)
		return match.No, match.No, exemption{}
	}
	for i := range p.Doc.Statements {
		s := &p.Doc.Statements[i]
		applies, exempts := r.applies(s, p, st)
		switch {
		case applies == match.No:
		case s.Effect == policy.Deny:
			deny = deny.Or(applies)
		default:
			allow = allow.Or(applies)
			exempt = exempt.or(exempts, applies)
		}
	}
	if p.Doc.Unknown { // what was not supplied might deny, and might let in any caller
		deny, allow = deny.Or(match.Unknown), allow.Or(match.Unknown)
		exempt = exempt.or(exemptFromAll, match.Unknown)
	}
	switch {
	case deny == match.Yes:
		st.leave(match.No, ReasonDenies)
	case p.Doc.Unknown:
		st.leave(match.Unknown, ReasonDocumentUnknown)
	case deny == match.Unknown || deny == match.No && allow == match.Unknown:
		st.leave(match.Unknown, ReasonDependsOnUnknown)
	case allow == match.Yes:
		st.leave(match.Yes, ReasonAllows)
	default:
		st.leave(match.No, ReasonNothingApplies)
	}
	return deny, allow, exempt
}

// unsaved looks at a document that AWS would not save, so that a trace can tell what it would have done.
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
