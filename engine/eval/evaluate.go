package eval

import "rolewalk/engine/match"

// Evaluate decides req in the order that AWS documents: an explicit deny anywhere wins; then every ceiling that is
// present must allow; then some grant must. What nothing allows is implicitly denied. The decision names all gates
// that refuse, where AWS names one.
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

	exempt := trust.exempt
	if !req.Assumes {
		exempt = resource.exempt
	}
	verdict := verdict{trace: t}
	verdict.judge(&rcp, needed(req.RCPs != nil))
	verdict.judge(&scp, needed(req.SCPs != nil))
	verdict.judge(&trust, req.trustNeeded())
	verdict.judge(&resource, req.resourceNeeded())
	verdict.judge(&identity, req.identityNeeded(exempt))
	verdict.judge(&boundary, req.ceilingNeeded(len(req.Boundaries) > 0, exempt.boundary))
	verdict.judge(&session, req.ceilingNeeded(req.Session != nil, exempt.session))
	return verdict.decision()
}

func needed(b bool) match.Truth { return match.Of(b) }

// trustNeeded says that a role's trust policy must always allow.
func (r *Request) trustNeeded() match.Truth {
	if !r.Assumes {
		return match.No
	}
	// Rule: A role's trust policy must allow every AssumeRole, within one account too.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
	// Proof: principals/case-004-administrator-not-trusted.walk
	return match.Yes
}

// resourceNeeded says whether the resource's own policy must allow: across accounts, for KMS keys, and for a caller
// without an account, which no other policy can allow.
func (r *Request) resourceNeeded() match.Truth {
	if r.Assumes {
		return match.No
	}
	if r.PolicyDecides {
		// Rule: A KMS key's policy must always allow: without it, no other policy grants access to the key.
		// See https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
		// Proof: kms/key-policy-without-the-account.walk
		return match.Yes
	}
	// Rule: Across accounts the policy of the resource must allow.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
	// Proof: resource-policies/bucket-and-identity-across-accounts.walk
	return r.sameAccount().Not()
}

// identityNeeded says whether the identity policies must allow. Callers without an account have none, and root needs
// none. Within one account a trust or resource policy that names the caller directly is enough; across accounts it
// never is.
func (r *Request) identityNeeded(exempt exemption) match.Truth {
	if !r.Caller.Signs() || r.Caller.Kind == CallerRoot || r.Caller.ByRoot {
		return match.No
	}
	same := r.sameAccount()
	if same == match.No {
		// Rule: Across accounts the caller's identity policies must allow, even if the resource's policy names it.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
		// Proof: principals/case-005-cross-user-named-without-identity.walk,
		// principals/role-named-across-accounts.walk
		return match.Yes
	}
	return same.And(exempt.identity).Not()
}

// ceilingNeeded says whether a permissions boundary or a session policy must allow.
func (r *Request) ceilingNeeded(present bool, exempt match.Truth) match.Truth {
	if !present {
		return match.No
	}
	// Rule: Across accounts a permissions boundary and session policies limit every caller.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
	// Proof: boundaries/across-accounts.walk, session-policies/across-accounts.walk
	return r.sameAccount().And(exempt).Not()
}

// verdict gathers what the gates say.
type verdict struct {
	d     Decision
	trace *Step
}

// judge closes a gate: it refuses if a Deny of it applies, or if an Allow is needed from it and none applies.
func (v *verdict) judge(g *gate, needed match.Truth) {
	refuses := g.deny.Or(needed.And(g.allow.Not()))
	switch refuses {
	case match.Yes:
		v.d.Refused |= g.gate.bit()
		if g.deny == match.Yes {
			// Rule: An explicit deny in any policy overrides every allow.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_AccessPolicyLanguage_Interplay.html
			// Proof: deny/case-062-identity-deny-beats-direct-grant.walk, deny/group-deny-binds-its-members.walk
			v.d.Explicit |= g.gate.bit()
		}
	case match.Unknown:
		v.d.Open |= g.gate.bit()
	}
	if v.trace != nil {
		g.step.Held = refuses.Not()
		g.step.Reason = g.reason(refuses)
	}
}

// reason says why the gate refuses or lets the request through.
func (g *gate) reason(refuses match.Truth) Reason {
	switch {
	case g.deny == match.Yes:
		return ReasonDenies
	case refuses == match.Unknown:
		return ReasonDependsOnUnknown
	case refuses == match.Yes:
		return ReasonNothingAllows
	case g.step.Reason != "" && (g.allow == match.Yes || !g.present):
		return g.step.Reason
	case g.allow == match.Yes:
		return ReasonAllows
	case !g.present:
		return ReasonNoPolicy
	}
	return ReasonNotNeeded
}

func (v *verdict) decision() Decision {
	switch {
	case v.d.Explicit != 0:
		v.d.Outcome = ExplicitDeny
	case v.d.Refused != 0:
		// Rule: What no policy allows is implicitly denied.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_AccessPolicyLanguage_Interplay.html
		// Proof: identity/nothing-granted-is-denied.walk
		v.d.Outcome = ImplicitDeny
	case v.d.Open != 0:
		v.d.Outcome = Unknown
	default:
		v.d.Outcome = Allowed
	}
	return v.d
}
