package eval

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
)

// exemption is what a matching Allow of a trust or resource policy exempts its caller from, within one account: the
// need for an Allow in the identity policies, in the permissions boundary, and in the session policies. An explicit
// Deny always counts.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
type exemption struct{ identity, boundary, session match.Truth }

var (
	exemptFromNothing  = exemption{}
	exemptFromIdentity = exemption{identity: match.Yes}
	exemptFromBoundary = exemption{identity: match.Yes, boundary: match.Yes}
	exemptFromAll      = exemption{identity: match.Yes, boundary: match.Yes, session: match.Yes}
)

// or adds what another statement exempts from, to the degree that the statement applies.
func (e exemption) or(other exemption, applies match.Truth) exemption {
	if other == exemptFromNothing {
		return e
	}
	return exemption{
		identity: e.identity.Or(other.identity.And(applies)),
		boundary: e.boundary.Or(other.boundary.And(applies)),
		session:  e.session.Or(other.session.And(applies)),
	}
}

// principal compares the Principal or NotPrincipal element of a statement with the caller.
func (r *Request) principal(s *policy.Statement, in *Policy, t *Step) (match.Truth, exemption) {
	ps := s.Principal
	st := t.enter(StepPrincipal, ps.Span)
	if st != nil {
		st.Not, st.Got = ps.Not, []string{r.Caller.ARN}
		st.Wanted = make([]string, len(ps.Values))
		for i := range ps.Values {
			st.Wanted[i] = ps.Values[i].Value
		}
	}
	switch {
	case ps.Not:
		return r.notPrincipal(ps, in, st), exemptFromNothing
	case r.otherPartition():
		// Rule: A principal of one partition is not named by a policy of another partition.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_compare-resource-policies.html
		// Proof: principals/case-090-partitions-do-not-trust.walk
		return st.leave(match.No, ReasonOtherPartition), exemptFromNothing
	}
	named, exempt, why := r.namedIn(s, in, st)
	switch {
	case named == match.Yes:
		return st.leave(named, ReasonMatched), exempt
	case st != nil && len(ps.Values) == 1:
		st.Token = ps.Values[0].Span
	}
	return st.leave(named, why), exempt
}

// namedIn reports whether one of the principals of a statement names the caller, what that exempts it from, and why
// none does.
func (r *Request) namedIn(s *policy.Statement, in *Policy, st *Step) (named match.Truth, exempt exemption, why Reason) {
	ps := s.Principal
	why = ReasonOtherKindOfCaller
	for i := range ps.Values {
		p := &ps.Values[i]
		is := r.is(p, in.IDs)
		if is == match.No {
			why = closer(why, r.Caller.unlike(p))
			continue
		}
		if r.missesUnsigned(p, in, s.Effect) {
			// Rule: {"AWS": "*"} in a trust policy is everyone who signs, and not a caller with an identity
			// provider's token.
			// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
			// Proof: web-identity/everyone-signs.walk
			why = ReasonSignsNothing
			continue
		}
		named = named.Or(is)
		exempt = exempt.or(r.exemptionOf(p, in.Doc.Kind), is)
		if is == match.Yes {
			st.names(p)
		}
	}
	if named == match.Unknown {
		why = ReasonCallerUnknown
	}
	return named, exempt, why
}

// names records a principal that matched. One that names the caller directly is recorded rather than its account.
func (s *Step) names(p *policy.Principal) {
	if s != nil && (s.Principal == nil || p.Form != policy.FormAccount) {
		s.Principal, s.Token = p, p.Span
	}
}

// notPrincipal exempts a caller only if every principal it acts as is listed: its account, itself, and for a session
// its role. It never exempts a caller with a permissions boundary.
func (r *Request) notPrincipal(ps *policy.Principals, in *Policy, st *Step) match.Truth {
	c := &r.Caller
	var everyone, account, self, role match.Truth
	for i := range ps.Values {
		p := &ps.Values[i]
		is := r.is(p, in.IDs)
		switch p.Form {
		case policy.FormEveryone:
			everyone = everyone.Or(is)
		case policy.FormAccount:
			account = account.Or(is)
		case policy.FormRole:
			role = role.Or(is)
		default:
			self = self.Or(is)
		}
	}
	levels := account.And(match.Of(c.Kind != CallerRole).Or(role)).Or(match.Of(!c.Signs()))
	// Rule: NotPrincipal excepts a caller only if its account, itself and for a session its role are listed.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
	// Proof: resource-policies/not-principal-and-roles.walk, resource-policies/not-principal-lists-the-role.walk,
	// resource-policies/not-principal-lists-every-level.walk
	excepted := everyone.Or(self.And(levels)).Or(account.And(match.Of(c.Kind == CallerRoot)))
	// Rule: NotPrincipal never excepts a caller with a permissions boundary.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
	// Proof: boundaries/not-principal-and-boundaries.walk
	switch held := excepted.Not().Or(c.HasBoundary); held {
	case match.No:
		return st.leave(held, ReasonExcepted)
	case match.Unknown:
		return st.leave(held, ReasonCallerUnknown)
	}
	return st.leave(match.Yes, ReasonNotExcepted)
}

// is reports whether the principal names the caller, or could with other text in place of the placeholders.
func (r *Request) is(p *policy.Principal, ids map[string]string) match.Truth {
	is := r.Caller.is(p, ids)
	if r.Context.Unfilled == nil || is != match.No {
		return is
	}
	name := r.Caller.as(p)
	return match.Unknown.And(match.Of(name != "" && r.Context.Unfilled.Equal(p.Value, name) != match.No))
}

// as returns how the caller is written as a principal of the same form as p; "" if it cannot be one.
func (c *Caller) as(p *policy.Principal) string {
	switch p.Form {
	case policy.FormAccount:
		if !c.Signs() {
			return ""
		}
		if p.Value != p.Account {
			return aws.RootARN(c.Partition, c.Account)
		}
		return c.Account
	case policy.FormUser:
		if c.Kind == CallerFederatedUser {
			return c.UserARN
		}
		return c.ofKind(CallerUser, c.ARN)
	case policy.FormRole:
		return c.ofKind(CallerRole, c.RoleARN)
	case policy.FormSession:
		return c.ofKind(CallerRole, c.ARN)
	case policy.FormFederatedUser:
		return c.ofKind(CallerFederatedUser, c.ARN)
	case policy.FormService:
		return c.ofKind(CallerService, c.ARN)
	case policy.FormProvider:
		return c.ofKind(CallerProvider, c.ARN)
	}
	return ""
}

// ofKind returns name if the caller is of the kind, else "".
func (c *Caller) ofKind(kind CallerKind, name string) string {
	if c.Kind != kind {
		return ""
	}
	return name
}

// is reports whether the principal names the caller. A user or a role that had a unique ID when the document was saved
// is meant by that ID alone.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
func (c *Caller) is(p *policy.Principal, ids map[string]string) match.Truth {
	if len(ids) > 0 {
		if id := ids[p.Value]; id != "" && c.ID != id && c.UserID != id {
			return match.No
		}
	}
	switch {
	case c.PathUnknown && p.Form == policy.FormRole:
		own, _ := aws.ParseARN(c.RoleARN)
		return match.Unknown.And(match.Of(p.Account == c.Account && p.Name == own.Name()))
	case c.IDUnknown && p.Form == policy.FormUniqueID:
		return match.Unknown
	}
	return match.Of(c.named(p))
}

// named reports whether the principal names the caller, by its ARN or its unique ID as they are now.
func (c *Caller) named(p *policy.Principal) bool {
	switch p.Form {
	// Rule: {"AWS": "*"} names every principal of every account.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous
	// Proof: principals/case-007-everyone-same-account.walk, resource-policies/same-account-everyone.walk
	case policy.FormEveryone:
		return true
	// Rule: An account as a principal is every principal of the account.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts
	// Proof: principals/case-006-cross-account-root.walk, resource-policies/same-account-account-number.walk
	case policy.FormAccount:
		return c.Signs() && c.Account == p.Account && (p.ARN.Partition == "" || p.ARN.Partition == c.Partition)
	// Rule: A user as a principal is that user with its path, and not another of equal name.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-users
	// Proof: principals/case-096-path-of-a-user.walk, principals/case-001-user-named-in-own-account.walk
	case policy.FormUser:
		return c.Kind == CallerUser && c.ARN == p.Value || c.Kind == CallerFederatedUser && c.UserARN == p.Value
	// Rule: A role as a principal is every session of the role.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles
	// Proof: principals/case-010-role-named.walk, principals/role-of-equal-name-and-other-path.walk
	case policy.FormRole:
		return c.Kind == CallerRole && c.RoleARN == p.Value
	// Rule: A role session as a principal is the session of that name only.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-role-session
	// Proof: boundaries/case-013-another-session-name.walk, principals/case-027-no-path-in-a-session-arn.walk
	case policy.FormSession:
		return c.Kind == CallerRole && c.ARN == p.Value
	// Rule: A federated user as a principal is the session that GetFederationToken issued under that name.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#sts-session-principals
	// Proof: federation-token/named-federated-user.walk
	case policy.FormFederatedUser:
		return c.Kind == CallerFederatedUser && c.ARN == p.Value
	// Rule: A unique ID as a principal is the user or the role that has it.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
	// Proof: principals/unique-id-of-a-user.walk, principals/unique-id-of-a-role.walk
	case policy.FormUniqueID:
		return c.ID != "" && c.ID == p.Value
	// Rule: A service as a principal is that service, and no user or role.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
	// Proof: services/service-needs-trust-alone.walk, services/case-069-service-trust-is-not-for-people.walk
	case policy.FormService:
		return c.Kind == CallerService && strings.EqualFold(c.ARN, p.Value)
	// Rule: An identity provider as a principal is a caller with its token or assertion, never a caller that signs.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-federated-web-identity
	// Proof: web-identity/signed-callers-are-not-federated.walk, saml/wrong-action-and-other-provider.walk
	case policy.FormProvider:
		return c.Kind == CallerProvider && c.ARN == p.Value
	}
	return false
}

// exemption returns what being named by p exempts the caller from. The sessions of a role stay under its boundary and
// their session policies. A user that a trust policy names stays under the boundary, because the page of trust policies
// says so where the general rule says otherwise.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
func (c *Caller) exemption(p *policy.Principal, kind policy.Kind) exemption {
	switch p.Form {
	case policy.FormEveryone, policy.FormSession, policy.FormFederatedUser:
		// Rule: A policy that names a role session is not limited by an implicit deny in a boundary or a session
		// policy.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
		// Proof: boundaries/case-012-named-session-under-a-boundary.walk,
		// boundaries/case-083-bucket-names-a-session.walk, session-policies/session-arn-is-not-limited.walk
		return exemptFromAll
	case policy.FormUser, policy.FormUniqueID:
		if c.Kind == CallerUser && kind != policy.Trust {
			// Rule: A resource's policy that names a user is not limited by an implicit deny in the user's boundary.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
			// Proof: boundaries/bucket-names-a-user.walk
			return exemptFromBoundary
		}
		return exemptFromIdentity
	// Rule: A policy that names a role is limited by the role's boundary and by session policies, and needs no
	// identity policy.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
	// Proof: boundaries/case-011-named-role-under-a-boundary.walk,
	// session-policies/case-015-named-role-and-session-policy.walk
	case policy.FormRole:
		return exemptFromIdentity
	case policy.FormAccount:
		// Rule: A trust policy or a resource's policy that names an account delegates: the caller's own policies must
		// allow too.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts
		// Proof: principals/case-002-account-only-delegates.walk, resource-policies/same-account-account-root.walk
		return exemptFromNothing
	}
	return exemptFromNothing
}

// unlike says how the caller differs from a principal that does not name it.
func (c *Caller) unlike(p *policy.Principal) Reason {
	switch {
	case c.Kind == CallerService && p.Type == "Service", c.Kind == CallerProvider && p.Type == "Federated":
		return ReasonOtherPrincipal
	case !c.Signs() || p.Form == policy.FormService || p.Form == policy.FormProvider || p.Form == policy.FormNone:
		return ReasonOtherKindOfCaller
	case p.Form == policy.FormUniqueID, c.is(p, nil) == match.Yes:
		return ReasonOtherID
	case p.Account != c.Account:
		return ReasonOtherAccount
	}
	return ReasonOtherPrincipal
}

// closer returns the reason that is nearer to a match, so that of several principals the likeliest typo is told.
func closer(a, b Reason) Reason {
	for _, r := range []Reason{ReasonOtherPrincipal, ReasonOtherAccount, ReasonOtherID} {
		if a == r || b == r {
			return r
		}
	}
	return a
}
