package eval

import (
	"strings"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
)

// freedom is what a matching Allow of a trust or resource policy frees its caller of, in the same account: an Allow in
// the identity policies, in the permissions boundary, in the session policies. An explicit Deny always counts.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
type freedom struct{ identity, boundary, session match.Truth }

var (
	freeOfNothing  = freedom{}
	freeOfIdentity = freedom{identity: match.Yes}
	freeOfBoundary = freedom{identity: match.Yes, boundary: match.Yes}
	freeOfAll      = freedom{identity: match.Yes, boundary: match.Yes, session: match.Yes}
)

// or joins what another statement frees of, which applies as far as applies says.
func (f freedom) or(g freedom, applies match.Truth) freedom {
	if g == freeOfNothing {
		return f
	}
	return freedom{
		identity: f.identity.Or(g.identity.And(applies)),
		boundary: f.boundary.Or(g.boundary.And(applies)),
		session:  f.session.Or(g.session.And(applies)),
	}
}

// principal compares the Principal or NotPrincipal element of a statement with the caller.
func (r *Request) principal(s *policy.Statement, in *Policy, t *Step) (match.Truth, freedom) {
	ps := s.Principal
	st := t.Enter(StepPrincipal, ps.Span)
	if st != nil {
		st.Got = []string{r.Caller.ARN}
		st.Wanted = make([]string, len(ps.Values))
		for i := range ps.Values {
			st.Wanted[i] = ps.Values[i].Value
		}
	}
	switch {
	case ps.Not:
		return r.notPrincipal(ps, in, st), freeOfNothing
	case r.otherPartition():
		return st.leave(match.No, ReasonOtherPartition), freeOfNothing
	}
	free, named := freeOfNothing, false
	why := ReasonOtherKindOfCaller
	for i := range ps.Values {
		p := &ps.Values[i]
		if !r.Caller.is(p, in.IDs) {
			why = closer(why, r.Caller.unlike(p))
			continue
		}
		if r.signsNothing(p, in, s.Effect) {
			why = ReasonSignsNothing
			continue
		}
		named = true
		free = free.or(r.freedomOf(p, in.Doc.Kind), match.Yes)
		if st == nil {
			continue
		}
		if st.Principal == nil || p.Form != policy.FormAccount {
			st.Principal, st.Token = p, p.Span
		}
	}
	if !named {
		if st != nil && len(ps.Values) == 1 {
			st.Token = ps.Values[0].Span
		}
		return st.leave(match.No, why), freeOfNothing
	}
	return st.leave(match.Yes, ReasonMatched), free
}

// notPrincipal excepts a caller only where everything that he is, is listed: his account and he himself, and for a
// session its role as well. One who has a permissions boundary is never excepted.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
func (r *Request) notPrincipal(ps *policy.Principals, in *Policy, st *Step) match.Truth {
	c := &r.Caller
	var everyone, account, self, role bool
	for i := range ps.Values {
		p := &ps.Values[i]
		if !c.is(p, in.IDs) {
			continue
		}
		switch p.Form {
		case policy.FormEveryone:
			everyone = true
		case policy.FormAccount:
			account = true
		case policy.FormRole:
			role = true
		default:
			self = true
		}
	}
	excepted := everyone || self && (!c.Signs() || account && (c.Kind != CallerRole || role)) || account && c.Kind == CallerRoot
	if excepted && !c.HasBoundary {
		return st.leave(match.No, ReasonExcepted)
	}
	return st.leave(match.Yes, ReasonNotExcepted)
}

// is reports whether the principal names the caller. A user or a role that had an ID when the document was saved is
// meant by that ID alone.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
func (c *Caller) is(p *policy.Principal, ids map[string]string) bool {
	if len(ids) > 0 {
		if id := ids[p.Value]; id != "" && c.ID != id && c.UserID != id {
			return false
		}
	}
	switch p.Form {
	case policy.FormEveryone:
		return true
	case policy.FormAccount:
		return c.Signs() && c.Account == p.Account && (p.ARN.Partition == "" || p.ARN.Partition == c.Partition)
	case policy.FormUser:
		return c.Kind == CallerUser && c.ARN == p.Value || c.Kind == CallerFederatedUser && c.UserARN == p.Value
	case policy.FormRole:
		return c.Kind == CallerRole && c.RoleARN == p.Value
	case policy.FormSession:
		return c.Kind == CallerRole && c.ARN == p.Value
	case policy.FormFederatedUser:
		return c.Kind == CallerFederatedUser && c.ARN == p.Value
	case policy.FormUniqueID:
		return c.ID != "" && c.ID == p.Value
	case policy.FormService:
		return c.Kind == CallerService && strings.EqualFold(c.ARN, p.Value)
	case policy.FormProvider:
		return c.Kind == CallerProvider && c.ARN == p.Value
	}
	return false
}

// freedom is what being named by p frees the caller of. A role's sessions stay under its boundary and their session
// policies; a user named in a trust policy stays under his boundary, for AssumeRole's own page says so where the
// general rule would free him.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
func (c *Caller) freedom(p *policy.Principal, kind policy.Kind) freedom {
	switch p.Form {
	case policy.FormEveryone, policy.FormSession, policy.FormFederatedUser:
		return freeOfAll
	case policy.FormUser, policy.FormUniqueID:
		if c.Kind == CallerUser && kind != policy.Trust {
			return freeOfBoundary
		}
		return freeOfIdentity
	case policy.FormRole:
		return freeOfIdentity
	}
	return freeOfNothing
}

// unlike says how the caller differs from a principal that does not name him.
func (c *Caller) unlike(p *policy.Principal) Reason {
	switch {
	case !c.Signs() || p.Form == policy.FormService || p.Form == policy.FormProvider || p.Form == policy.FormNone:
		if p.Form == policy.FormService && c.Kind == CallerService || p.Form == policy.FormProvider && c.Kind == CallerProvider {
			return ReasonOtherPrincipal
		}
		return ReasonOtherKindOfCaller
	case p.Form == policy.FormUniqueID, c.is(p, nil):
		return ReasonOtherID
	case p.Account != c.Account:
		return ReasonOtherAccount
	}
	return ReasonOtherPrincipal
}

// closer keeps the reason that is nearer to a match, so that of several principals the likeliest slip is told.
func closer(a, b Reason) Reason {
	for _, r := range []Reason{ReasonOtherPrincipal, ReasonOtherAccount, ReasonOtherID} {
		if a == r || b == r {
			return r
		}
	}
	return a
}
