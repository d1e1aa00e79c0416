package eval

import "rolewalk/engine/match"

// Evaluate decides req in the order that AWS documents: an explicit deny anywhere wins; then every ceiling that is
// present must allow; then some grant must. What nothing allows is implicitly denied. All gates that refuse are named,
// where AWS names one.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
func Evaluate(req *Request, t *Step) Decision {
	t.expect(len(Gates))
	var rcp, scp, trust, resource, identity, boundary, session gate
	rcp.levels(req, GateRCP, req.RCPs, t)
	scp.levels(req, GateSCP, req.SCPs, t)
	trust.resourceSide(req, GateTrust, req.Trust, t)
	resource.resourceSide(req, GateResource, req.ResourcePolicy, t)
	identity.callerSide(req, GateIdentity, req.Identity, t)
	boundary.callerSide(req, GateBoundary, req.Boundaries, t)
	session.callerSide(req, GateSession, req.Session, t)

	free := trust.free
	if !req.Assumes {
		free = resource.free
	}
	verdict := verdict{trace: t}
	verdict.judge(&rcp, needed(req.RCPs != nil))
	verdict.judge(&scp, needed(req.SCPs != nil))
	verdict.judge(&trust, needed(req.Assumes))
	verdict.judge(&resource, req.resourceNeeded())
	verdict.judge(&identity, req.identityNeeded(free))
	verdict.judge(&boundary, req.ceilingNeeded(len(req.Boundaries) > 0, free.boundary))
	verdict.judge(&session, req.ceilingNeeded(req.Session != nil, free.session))
	return verdict.decision()
}

// gate is what one gate says of a request. Its policies are asked by levels, resourceSide and callerSide, which fill it.
type gate struct {
	gate Gate
	// deny and allow are whether a Deny, respectively an Allow, of it applies.
	deny, allow match.Truth
	// free is what the matching Allow of a trust or resource policy frees its caller of.
	free    freedom
	present bool
	step    *Step
}

func needed(b bool) match.Truth { return match.Of(b) }

// resourceNeeded: across accounts the resource's own policy must allow as well; a KMS key's always must. Nobody but the
// resource's policy speaks for a caller who has no account.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
func (r *Request) resourceNeeded() match.Truth {
	if r.Assumes {
		return match.No
	}
	return needed(r.PolicyDecides || !r.sameAccount() || !r.Caller.Signs())
}

// identityNeeded: callers without an account have no identity policies, and root needs none. In the same account a
// trust or resource policy that names the caller directly is enough; across accounts it never is.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
func (r *Request) identityNeeded(free freedom) match.Truth {
	if !r.Caller.Signs() || r.Caller.Kind == CallerRoot || r.Caller.ByRoot {
		return match.No
	}
	if !r.sameAccount() {
		return match.Yes
	}
	return free.identity.Not()
}

func (r *Request) ceilingNeeded(present bool, free match.Truth) match.Truth {
	if !present {
		return match.No
	}
	if !r.sameAccount() {
		return match.Yes
	}
	return free.Not()
}

// verdict gathers what the gates say.
type verdict struct {
	d     Decision
	trace *Step
}

// judge closes a gate: it refuses where a Deny of it applies, or where an Allow is needed from it and none applies.
func (v *verdict) judge(g *gate, needed match.Truth) {
	refuses := g.deny.Or(needed.And(g.allow.Not()))
	switch refuses {
	case match.Yes:
		v.d.Refused |= g.gate.bit()
		if g.deny == match.Yes {
			v.d.Explicit |= g.gate.bit()
		}
	case match.Unknown:
		v.d.Open |= g.gate.bit()
	}
	if v.trace == nil {
		return
	}
	g.step.Held = refuses.Not()
	switch {
	case g.deny == match.Yes:
		g.step.Reason = ReasonDenies
	case refuses == match.Unknown:
		g.step.Reason = ReasonHangsOnUnknown
	case refuses == match.Yes:
		g.step.Reason = ReasonNothingAllows
	case g.allow == match.Yes:
		if g.step.Reason == "" {
			g.step.Reason = ReasonAllows
		}
	case !g.present:
		if g.step.Reason == "" {
			g.step.Reason = ReasonNoPolicy
		}
	default:
		g.step.Reason = ReasonNotNeeded
	}
}

func (v *verdict) decision() Decision {
	switch {
	case v.d.Explicit != 0:
		v.d.Outcome = ExplicitDeny
	case v.d.Refused != 0:
		v.d.Outcome = ImplicitDeny
	case v.d.Open != 0:
		v.d.Outcome = Unknown
	default:
		v.d.Outcome = Allowed
	}
	return v.d
}
