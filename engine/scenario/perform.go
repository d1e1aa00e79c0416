package scenario

import (
	"rolewalk/engine/eval"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/sts"
)

// perform makes the request of an act with the clauses of its step.
func (r *runner) perform(a *act, clauses *syntax.Step, row int) *StepResult {
	result := &StepResult{At: r.now, Kind: a.kind, Action: a.action, Session: a.session, Clauses: clauses, Target: a.resource}
	signer, by, ok := r.signer(&a.actor)
	result.Signer, result.SignedBy, result.Actor = signer, by, a.actorName(r)
	if issues(a.kind) && a.kind != syntax.GetsSessionToken && a.kind != syntax.GetsFederationToken {
		result.Target = r.roleARN(&a.role)
	}
	if !ok {
		return r.noSession(a, clauses)
	}
	signer.WithoutToken = clauses.WithoutSessionToken != nil
	given := givenOf(clauses)
	env := r.env(row)
	switch a.kind {
	case syntax.Assumes:
		result.Answer = env.AssumeRole(&signer, sts.AssumeParams{
			RoleARN: result.Target, SessionName: a.session, Duration: duration(clauses), ExternalID: externalID(clauses),
			MFA: clauses.MFA != nil, Passed: r.passed(clauses, result.Target), Ordinal: r.ordinal(a.session),
		}, given)
	case syntax.OIDC, syntax.SAML:
		result.Answer = env.AssumeRoleFederated(r.federated(a, clauses, result.Target), given)
	case syntax.GetsSessionToken:
		result.Answer = env.GetSessionToken(&signer, sts.TokenParams{
			Name: a.session, Duration: duration(clauses), MFA: clauses.MFA != nil, Ordinal: r.ordinal(a.session),
		})
	case syntax.GetsFederationToken:
		result.Answer = env.GetFederationToken(&signer, sts.FederationParams{
			Name: a.session, Duration: duration(clauses), Passed: r.passed(clauses, accountARN(signer.Account())), Ordinal: r.ordinal(a.session),
		}, given)
	case syntax.Calls:
		result.Answer = env.Call(&signer, a.action, a.resource, given)
	}
	result.Action, result.Outcome = result.Answer.Action, outcomeOf(result.Answer.Outcome)
	if issues(a.kind) {
		result.Issue = r.issue(a.session, result.Answer, row, by)
		result.Issue.Unknown = result.Outcome == Unknown
	}
	return result
}

func outcomeOf(o sts.Outcome) Outcome {
	switch o {
	case sts.Granted:
		return Allow
	case sts.Denied:
		return Deny
	case sts.Expired:
		return Expired
	case sts.Unknown:
		return Unknown
	}
	return Error
}

// noSession answers for a credential that no granted step has made. The code is ours: AWS never sees such a request.
func (r *runner) noSession(a *act, clauses *syntax.Step) *StepResult {
	name := a.actor.name
	if a.kind == syntax.Refresh {
		name = a.session
	}
	return &StepResult{
		Kind: a.kind, Outcome: Error, Actor: name, Session: a.session, Action: actionOf(a), Clauses: clauses,
		Answer: &sts.Result{Outcome: sts.Failed, Code: sts.CodeNoSuchSession, Cause: sts.CauseNoSuchSession, Action: actionOf(a), Caller: eval.Caller{ARN: name}},
	}
}

// actionOf is the action that an act asks for.
func actionOf(a *act) string {
	switch a.kind {
	case syntax.Assumes:
		return "sts:AssumeRole"
	case syntax.OIDC:
		return "sts:AssumeRoleWithWebIdentity"
	case syntax.SAML:
		return "sts:AssumeRoleWithSAML"
	case syntax.GetsSessionToken:
		return "sts:GetSessionToken"
	case syntax.GetsFederationToken:
		return "sts:GetFederationToken"
	}
	return a.action
}

// signer finds who acts as the world is now; ok is false where a session's name has no credential. by is the credential
// that signs, nil where it is no session of the walk.
func (r *runner) signer(a *actor) (s sts.Signer, by *Issue, ok bool) {
	switch a.kind {
	case actorRoot:
		s.Root = r.world.Account(a.account)
	case actorService:
		s.Service = a.name
	case actorSession:
		by = r.issued[a.name]
		if by == nil {
			return s, nil, false
		}
		s.Session = by.Session
	case actorEntity:
		r.entitySigner(&s, a.key)
	case actorARN:
		return r.signerByARN(a.name)
	}
	return s, by, true
}

// entitySigner is a user or a role of the file; one that does not exist now signs as a stranger, and is told so.
func (r *runner) entitySigner(s *sts.Signer, k entityKey) {
	account := r.world.Account(k.account)
	if k.kind == syntax.User {
		s.User = account.Users[k.name]
	} else {
		s.Role = account.Roles[k.name]
	}
	if s.User == nil && s.Role == nil {
		s.Stranger = r.lastARN(k)
	}
}

// signerByARN finds who an ARN names: a user, a role, a root user, or a session that a granted step has made.
func (r *runner) signerByARN(arn string) (s sts.Signer, by *Issue, ok bool) {
	if s.User = r.world.UserByARN(arn); s.User != nil {
		return s, nil, true
	}
	if s.Role = r.world.RoleByARN(arn); s.Role != nil {
		return s, nil, true
	}
	for _, a := range r.world.Accounts {
		if a.Root() == arn {
			s.Root = a
			return s, nil, true
		}
	}
	for i := len(r.result.Issues) - 1; i >= 0; i-- {
		issue := r.result.Issues[i]
		if issue.Session != nil && issue.Session.Kind != sts.UserToken && issue.Session.ARN == arn {
			s.Session = issue.Session
			return s, issue, true
		}
	}
	s.Stranger = arn
	return s, nil, true
}

// roleARN is the ARN of the role that an act is about, as the world is now.
func (r *runner) roleARN(t *target) string {
	if t.arn != "" {
		return t.arn
	}
	if a := r.world.Account(t.key.account); a != nil {
		if role := a.Roles[t.key.name]; role != nil {
			return role.ARN()
		}
	}
	return r.lastARN(t.key)
}

// lastARN is the ARN that a name of the file has where it does not exist now.
func (r *runner) lastARN(k entityKey) string {
	e := r.Walk.names.entities[k]
	return "arn:" + partitionOf(r.Walk.names.byID[k.account]) + ":iam::" + k.account + ":" + string(k.kind) + pathOf(e) + k.name
}

// actorName is who acts, in the walk's own words.
func (a *act) actorName(r *runner) string {
	switch a.actor.kind {
	case actorEntity:
		return r.Walk.names.title(a.actor.key)
	case actorRoot:
		return r.Walk.names.byID[a.actor.account].Alias.Value + "/root"
	case "":
		return a.provider
	}
	return a.actor.name
}
