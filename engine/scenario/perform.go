package scenario

import (
	"slices"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/iam"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
	"rolewalk/engine/sts"
)

// perform makes the request of an act with the clauses of its step.
func (r *runner) perform(a *act, clauses *syntax.Step, row int) *StepResult {
	result := &StepResult{
		At: r.now, Kind: a.kind, Actor: a.actor.title, Action: a.action, Session: a.session, Clauses: clauses,
		Target: a.resource, walk: r.walk,
	}
	signer, by, ok := r.signer(&a.actor)
	result.Signer, result.SignedBy = signer, by
	switch a.kind {
	case syntax.Assumes, syntax.OIDC, syntax.SAML:
		result.Target = r.roleARN(&a.role)
	}
	if !ok {
		return r.noSession(a, clauses)
	}
	signer.WithoutToken = clauses.WithoutSessionToken != nil
	result.Answer = r.ask(a, &signer, clauses, result.Target, row)
	if clauses.Refused != nil {
		result.Answer.Session = nil // AWS made none
	}
	result.Action, result.Outcome = result.Answer.Action, outcomeOf(result.Answer.Outcome)
	if issues(a.kind) {
		result.Credential = r.newCredential(a.session, result.Answer, row, by)
		result.Credential.Unknown = result.Answer.Session != nil && result.Answer.Session.Provisional
	}
	return result
}

// ask makes the request of an act.
func (r *runner) ask(a *act, signer *sts.Signer, clauses *syntax.Step, target string, row int) *sts.Result {
	given, env := givenOf(clauses), r.at(row)
	switch a.kind {
	case syntax.Assumes:
		return env.AssumeRole(signer, sts.AssumeParams{
			RoleARN: target, SessionName: a.session, Duration: duration(clauses), ExternalID: externalID(clauses),
			MFA: clauses.MFA != nil, Code: codeOf(clauses), Passed: r.passed(clauses, target), Ordinal: r.ordinal(a.session),
		}, given)
	case syntax.OIDC, syntax.SAML:
		p := sts.FederatedParams{
			RoleARN: target, SessionName: a.session, Duration: duration(clauses), Claims: givenKeys(clauses.Claims),
			Provider: a.providerARN, Passed: r.passed(clauses, target), Ordinal: r.ordinal(a.session),
		}
		if a.kind == syntax.OIDC {
			p.Host = a.provider
		}
		return env.AssumeRoleFederated(p, given)
	case syntax.GetsSessionToken:
		return env.GetSessionToken(signer, sts.TokenParams{
			Name: a.session, Duration: duration(clauses), MFA: clauses.MFA != nil, Code: codeOf(clauses),
			Ordinal: r.ordinal(a.session),
		}, given)
	case syntax.GetsFederationToken:
		return env.GetFederationToken(signer, sts.FederationParams{
			Name: a.session, Duration: duration(clauses), Passed: r.passed(clauses, rootARN(signer.Account())),
			Ordinal: r.ordinal(a.session),
		}, given)
	}
	return env.Call(signer, a.action, a.resource, given)
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

// noSession answers for a credential that no granted step has made. AWS never sees such a request.
func (r *runner) noSession(a *act, clauses *syntax.Step) *StepResult {
	name := a.actor.name
	if a.kind == syntax.Refresh {
		name = a.session
	}
	return &StepResult{
		Kind: a.kind, Outcome: Error, Actor: name, Session: a.session, Action: actionOf(a), Clauses: clauses,
		Answer: sts.NoSuchSession(actionOf(a), name), walk: r.walk,
	}
}

// actionOf returns the action that an act asks for.
func actionOf(a *act) string {
	switch a.kind {
	case syntax.Assumes:
		return aws.AssumeRole
	case syntax.OIDC:
		return aws.AssumeRoleWithWebIdentity
	case syntax.SAML:
		return aws.AssumeRoleWithSAML
	case syntax.GetsSessionToken:
		return aws.GetSessionToken
	case syntax.GetsFederationToken:
		return aws.GetFederationToken
	}
	return a.action
}

// signer finds who acts, as the world is now. ok is false if a session's name has no credential. by is the credential
// that signs, nil if it is no session of the walk.
func (r *runner) signer(a *actor) (s sts.Signer, by *Credential, ok bool) {
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
		signWith(&s, by.Session)
	case actorEntity:
		r.signAs(&s, a.key)
	case actorARN:
		return r.signerByARN(a.name)
	}
	return s, by, true
}

// signWith lets a session sign. One of a role that the walk does not have is an external principal's.
func signWith(s *sts.Signer, session *sts.Session) {
	s.Session = session
	if session.RoleARN != "" {
		s.External = session.ARN
	}
}

// signAs lets a user or a role of the file sign. One that does not exist now signs as an external principal, and is
// refused as one.
func (r *runner) signAs(s *sts.Signer, k entityKey) {
	account := r.world.Account(k.account)
	if k.kind == syntax.User {
		s.User = account.Users[k.name]
	} else {
		s.Role = account.Roles[k.name]
	}
	if s.User == nil && s.Role == nil {
		s.External = r.walk.names.declaredARN(k)
	}
}

// signerByARN finds the principal that an ARN names: a user, a role, a root user, a session that a step made, or one of
// a role of the walk. Every other is external.
func (r *runner) signerByARN(arn string) (s sts.Signer, by *Credential, ok bool) {
	if s.User = r.world.UserByARN(arn); s.User != nil {
		return s, nil, true
	}
	if s.Role = r.world.RoleByARN(arn); s.Role != nil {
		return s, nil, true
	}
	if s.Root = r.world.RootByARN(arn); s.Root != nil {
		return s, nil, true
	}
	for _, c := range slices.Backward(r.result.Credentials) {
		if c.Session != nil && c.Session.Kind != sts.UserToken && c.Session.ARN == arn {
			signWith(&s, c.Session)
			return s, c, true
		}
	}
	if s.Role, s.SessionName = r.roleOfSession(arn); s.Role != nil {
		return s, nil, true
	}
	s.External, s.MayExist = arn, r.world.MayExist(arn)
	return s, nil, true
}

// roleOfSession returns the role of the walk whose session an ARN names, and the session's name. The ARN of a session
// has no path, so the role's name is enough.
func (r *runner) roleOfSession(text string) (*iam.Role, string) {
	arn, ok := aws.ParseARN(text)
	if !ok || arn.Kind() != aws.KindSession {
		return nil, ""
	}
	account := r.world.Account(arn.Account)
	if account == nil || account.Partition != arn.Partition {
		return nil, ""
	}
	role, session := arn.Session()
	return account.Roles[role], session
}

// roleARN returns the ARN of the role that an act is about, as the world is now.
func (r *runner) roleARN(t *target) string {
	if t.arn != "" {
		return t.arn
	}
	if role := r.role(t.key); role != nil {
		return role.ARN()
	}
	return r.walk.names.declaredARN(t.key)
}

// givenOf returns what a step's clauses say about the request besides who asks for what.
func givenOf(s *syntax.Step) *sts.Given {
	g := &sts.Given{Context: givenKeys(s.Context), Granted: s.Granted != nil}
	if s.UnknownKeys != nil {
		for _, key := range s.UnknownKeys.Items {
			g.Unknown = append(g.Unknown, key.Text)
		}
	}
	if s.From != nil {
		g.SourceIP = s.From.Value.String()
	}
	return g
}

// givenKeys returns the members of a `context` or `claims` clause.
func givenKeys(v *syntax.Values) []sts.GivenKey {
	if v == nil {
		return nil
	}
	var keys []sts.GivenKey
	for _, m := range v.Members {
		k := sts.GivenKey{Key: m.Key, List: m.Value.Kind == syntax.ArrayValue}
		if k.List {
			for _, item := range m.Value.Items {
				k.Values = append(k.Values, item.Text)
			}
		} else {
			k.Values, k.NotText = []string{m.Value.Text}, m.Value.Kind != syntax.StringValue
		}
		keys = append(keys, k)
	}
	return keys
}

// passed returns what a step's clauses ask its session to carry. Managed session policies are looked up in the account
// of the ARN.
func (r *runner) passed(s *syntax.Step, arn string) sts.Passed {
	p := sts.Passed{Tags: tagsOf(s.Tags)}
	if s.SourceIdentity != nil {
		p.SourceIdentity = s.SourceIdentity.Value
	}
	if s.Transitive != nil {
		for _, key := range s.Transitive.Items {
			p.Transitive = append(p.Transitive, key.Text)
		}
	}
	if s.SessionPolicy != nil {
		if d := r.walk.bound.documents[s.SessionPolicy]; d != nil {
			p.Policies = append(p.Policies, d.Policy)
		}
	}
	if s.SessionPolicyARNs != nil {
		account, _ := aws.ParseARN(arn)
		for _, item := range s.SessionPolicyARNs.Items {
			r.passManaged(&p, account.Account, item.Text)
		}
	}
	return p
}

// passManaged adds a managed session policy by its ARN.
func (r *runner) passManaged(p *sts.Passed, account, arn string) {
	p.ARNs = append(p.ARNs, arn)
	q, known := r.texts.managed(r.walk, account, arn)
	_, byAWS := aws.ManagedByAWS(arn)
	switch in := r.world.Account(account); {
	case known && q.Ref.Kind == policy.RefManaged && in.Managed[q.Ref.Name] == nil:
		p.Missing = append(p.Missing, arn)
	case known:
		p.Policies = append(p.Policies, r.current(in, q))
	case byAWS || in == nil:
		ref := policy.Ref{Kind: policy.RefSessionPolicies, Holder: arn}
		if byAWS {
			ref = refOfAWS(arn)
		}
		p.Policies = append(p.Policies, &eval.Policy{Ref: ref, Doc: policy.UnknownDocument(policy.Session, source.Span{})})
	default:
		p.Missing = append(p.Missing, arn)
	}
}

// rootARN returns an ARN in the account, "" for none.
func rootARN(a *iam.Account) string {
	if a == nil {
		return ""
	}
	return a.Root()
}

// codeOf returns what is wrong with the multi-factor code of a step; "" for a good one and for none.
func codeOf(s *syntax.Step) sts.CodeFault {
	if s.MFA == nil {
		return ""
	}
	return sts.CodeFault(s.MFA.Code)
}

// duration returns what `for` asks for, zero when there is none.
func duration(s *syntax.Step) time.Duration {
	if s.For == nil {
		return 0
	}
	return s.For.Value
}

func externalID(s *syntax.Step) *string {
	if s.ExternalID == nil {
		return nil
	}
	return &s.ExternalID.Value
}
