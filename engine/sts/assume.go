package sts

import (
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/iam"
)

// AssumeParams are the parameters of AssumeRole.
type AssumeParams struct {
	RoleARN     string
	SessionName string
	// Unnamed says that the walk only asks whether the request would be allowed, without a session name: nothing is
	// issued.
	Unnamed bool
	// Duration is DurationSeconds; zero when the request does not say.
	Duration time.Duration
	// ExternalID is nil when the request has none.
	ExternalID *string
	// MFA says that a multi-factor code is sent along, Code what is wrong with it.
	MFA  bool
	Code CodeFault
	// Passed is what the session is to carry.
	Passed
	// Ordinal is how many sessions of this name were issued at this moment before, so that their keys differ.
	Ordinal int
}

// AssumeRole decides sts:AssumeRole and issues the session. It checks the request's own form, the credentials, what may
// never be asked, the policies, and the duration last.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
func (e *Env) AssumeRole(s *Signer, p AssumeParams, g *Given) *Result {
	res := begin(s, aws.AssumeRole, p.RoleARN)
	role := e.World.RoleByARN(p.RoleARN)
	arn, _ := aws.ParseARN(p.RoleARN)
	res.SameParty = e.World.SameParty(res.Caller.Account, arn.Account)
	res.Asked, res.Longest = p.duration(s), e.longest(s, role)
	if s.Service == aws.AccountAccess {
		// Rule: Sessions of account access manager last an hour, whatever the role allows.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/aam-sessions-access-control.html
		// Proof: services/account-access-lasts-an-hour.walk
		res.Asked = aws.AccountAccessSession
	}
	res.LongestUnknown = !s.chains() && s.Service == "" && maxSessionUnknown(role)
	if p.valid(res) && e.authenticate(s, res) && s.mayAssume(&p, res) {
		e.decideAssume(s, role, &p, g, res)
	}
	if e.settle(s, res, g) && !p.Unnamed && (role != nil || arn.IsRole()) {
		res.Session = e.issue(s, role, p, res)
	}
	return res
}

// mayAssume reports whether AWS looks at policies for a request of the signer. If it does not, the result says why.
func (s *Signer) mayAssume(p *AssumeParams, res *Result) bool {
	cause := Forbidden(&res.Caller, s.keys(), aws.LowerAssumeRole)
	if cause == "" {
		cause = s.codeFails(p.MFA, p.Code)
	}
	if cause != "" {
		res.fail(cause)
	}
	return cause == ""
}

// decideAssume asks the policies, and then checks what AWS checks after them.
func (e *Env) decideAssume(s *Signer, role *iam.Role, p *AssumeParams, g *Given, res *Result) {
	if s.Service == aws.AccountAccess {
		e.leaveTagsOut(s, p, g)
	}
	for _, action := range p.actionsOf(s) {
		req := e.request(s, res.Caller, action, p.RoleARN, g)
		p.setContext(&req.Context, s)
		e.decide(req, res)
	}
	arn, _ := aws.ParseARN(p.RoleARN)
	if role == nil && res.Outcome == Denied && e.World.Account(arn.Account) != nil && !e.mayExist(p.RoleARN) {
		res.Cause = CauseNoSuchRole
	}
	if res.Outcome == Granted || res.Outcome == Unknown {
		_ = e.durationFits(s, role, res) && p.fits(s, res)
	}
}

// actionsOf returns the actions that the request of a signer needs to be allowed.
func (p *AssumeParams) actionsOf(s *Signer) []string {
	actions := p.actions(aws.AssumeRole, s.Inherited(), p.sourceIdentity(s))
	if s.Service == aws.AccountAccess {
		// Rule: Account access manager passes the identity of its user on, so a role's trust policy must allow it
		// sts:SetContext too.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/aam-prepare-roles.html
		// Proof: services/account-access-needs-set-context.walk
		actions = append(actions, aws.SetContext)
	}
	return actions
}

// leaveTagsOut takes the tags of a request of account access manager away, unless the role lets it pass them.
func (e *Env) leaveTagsOut(s *Signer, p *AssumeParams, g *Given) {
	req := e.request(s, s.caller(), aws.TagSession, p.RoleARN, g)
	p.setContext(&req.Context, s)
	if d := eval.Evaluate(req, nil); d.Refused != 0 {
		// Rule: Account access manager leaves its tags out where a role's trust policy does not allow sts:TagSession.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/aam-prepare-roles.html
		// Proof: services/account-access-needs-set-context.walk
		p.Tags, p.Transitive = nil, nil
	}
}

// settle ends a request that the policies have decided. What nothing refuses is unknown if it is not known whether the
// credentials that sign exist. If AWS granted it, as the walk's author knows, it is not unknown. settle reports whether
// credentials are issued for it, or may be.
func (e *Env) settle(s *Signer, res *Result, g *Given) bool {
	if res.Outcome == Granted && s.provisional() {
		res.Outcome, res.OnSession = Unknown, true
	}
	if res.Recorded = g.Granted; g.Granted && res.Outcome == Unknown {
		res.Outcome, res.OnSession = Granted, false
	}
	return g.Granted || res.Outcome == Granted || res.Outcome == Unknown
}

// sourceIdentity returns what the session will carry: what is passed, else what is inherited.
func (p *AssumeParams) sourceIdentity(s *Signer) string {
	if p.SourceIdentity == "" && s.Session != nil {
		// Rule: A source identity stays through a chain of roles.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
		// Proof: source-identity/keys-in-a-chain.walk, source-identity/case-051-permission-at-each-hop.walk
		return s.Session.SourceIdentity
	}
	return p.SourceIdentity
}

// fits checks what is passed against what is inherited: a transitive tag cannot be set again, and a source identity
// cannot be changed.
func (p *AssumeParams) fits(s *Signer, res *Result) bool {
	inherited := ""
	if s.Session != nil {
		inherited = s.Session.SourceIdentity
	}
	switch {
	case collides(p.Tags, s.Inherited()):
		// Rule: A request cannot set an inherited transitive tag again.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_role-chaining
		// Proof: tags/case-049-inherited-tag-is-not-overridden.walk
		res.fail(CauseTagCollides)
	case inherited != "" && p.SourceIdentity != "" && p.SourceIdentity != inherited:
		// Rule: A source identity cannot be changed once it is set.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
		// Proof: source-identity/case-052-it-does-not-change.walk
		res.fail(CauseSourceIdentityChanged)
	default:
		return true
	}
	return false
}

// CodeFault is what is wrong with a multi-factor code; "" is a code that AWS takes.
type CodeFault string

// What may be wrong with a multi-factor code.
const (
	CodeMissing CodeFault = "no-code"
	CodeWrong   CodeFault = "wrong-code"
	CodeUsed    CodeFault = "used-code"
)

// codeFails returns the cause for which a request with a multi-factor code fails; "" when it does not.
func (s *Signer) codeFails(sent bool, fault CodeFault) Cause {
	switch {
	case fault == CodeMissing:
		// Rule: A request that names an MFA device and sends no code fails.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
		// Proof: mfa/codes-that-fail.walk
		return CauseCodeMissing
	case sent && !s.canGiveCode():
		// Rule: A multi-factor code fails the request if the caller is not a user with an MFA device.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
		// Proof: mfa/code-without-a-device.walk
		return CauseMFAFailed
	case fault == CodeWrong:
		return CauseCodeWrong
	case fault == CodeUsed:
		// Rule: A multi-factor code works once.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
		// Proof: mfa/codes-that-fail.walk
		return CauseCodeUsed
	}
	return ""
}

// canGiveCode reports whether the signer has an MFA device whose code counts: a user's own, not a role session's.
func (s *Signer) canGiveCode() bool {
	return s.role() == nil && s.federated() == nil && s.user() != nil && s.user().MFADevice
}

// setContext sets the keys that say what the request passes.
func (p *AssumeParams) setContext(c *eval.Context, s *Signer) {
	if p.Unnamed {
		c.SetUnknown("sts:RoleSessionName")
	} else {
		// Rule: sts:RoleSessionName is the session name that the request passes.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-sts
		// Proof: conditions/session-name-of-ones-choice.walk, variables/case-034-session-name-is-the-user-name.walk
		c.Set("sts:RoleSessionName", p.SessionName)
	}
	if p.ExternalID != nil {
		// Rule: sts:ExternalId is there only if the request passes an external ID.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-sts
		// Proof: conditions/case-040-external-id-required.walk, conditions/case-042-external-id-case.walk
		c.Set("sts:ExternalId", *p.ExternalID)
	}
	if p.MFA {
		// Rule: A request with a valid multi-factor code has aws:MultiFactorAuthPresent with true.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
		// Proof: mfa/case-036-code-with-the-request.walk
		c.Set("aws:MultiFactorAuthPresent", "true")
		c.Set("aws:MultiFactorAuthAge", "0")
	}
	p.Passed.setContext(c, p.sourceIdentity(s))
	if s.Service == aws.RolesAnywhere {
		p.setCertificate(c)
	}
}

// setCertificate sets the fields of a machine's certificate, which IAM Roles Anywhere passes as tags.
func (p *AssumeParams) setCertificate(c *eval.Context) {
	for _, t := range p.Tags {
		if _, ok := hasPrefix(t.Key, aws.CertificateTag); ok {
			// Rule: While IAM Roles Anywhere assumes a role, the fields of the certificate are aws:PrincipalTag.
			// See https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html
			// Proof: services/certificate-of-roles-anywhere.walk
			c.Set("aws:PrincipalTag/"+t.Key, t.Value)
		}
	}
}

func (p *AssumeParams) duration(s *Signer) time.Duration {
	if s.Service == aws.PodIdentity && p.Duration == 0 {
		// Rule: EKS Pod Identity gives pods sessions of six hours.
		// See https://docs.aws.amazon.com/eks/latest/userguide/pod-id-assign-target-role.html
		// Proof: services/pod-identity-lasts-six-hours.walk
		return aws.PodSession
	}
	return orDefault(p.Duration, aws.DefaultDuration)
}

// orDefault returns the duration that is asked for, or the default when the request does not say.
func orDefault(asked, usual time.Duration) time.Duration {
	if asked == 0 {
		// Rule: A role session lasts an hour, unless the request says otherwise.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
		// Proof: sessions/case-057-default-is-an-hour.walk
		return usual
	}
	return asked
}

// longest returns the longest session that the signer could have of the role. Services renew theirs as they like, and
// neither limit applies to them.
func (e *Env) longest(s *Signer, role *iam.Role) time.Duration {
	switch {
	case s.Service == aws.AccountAccess:
		return aws.AccountAccessSession
	case s.Service != "":
		return aws.MaxDuration
	case s.chains():
		return aws.ChainingCap
	case role != nil && !role.MaxSessionUnknown:
		return role.MaxSession
	}
	return aws.MaxDuration
}

// maxSessionUnknown reports whether the role's maximum session duration was not supplied, as that of a role that the
// walk does not have.
func maxSessionUnknown(role *iam.Role) bool { return role == nil || role.MaxSessionUnknown }

// durationFits checks what was asked for against the two limits. It comes after the policies, so a caller that is not
// let in is told nothing about limits.
func (e *Env) durationFits(s *Signer, role *iam.Role, res *Result) bool {
	switch {
	// Rule: A role's maximum session duration and the limit of role chaining do not apply to services.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-settings.html
	// Proof: services/max-session-does-not-bind-services.walk, sessions/instance-session-is-not-chained.walk
	case s.Service != "":
		return true
	case s.chains() && res.Asked > aws.ChainingCap:
		// Rule: Role chaining limits a session to one hour.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining
		// Proof: sessions/case-053-chaining-is-capped.walk
		res.fail(CauseChaining)
		return false
	case maxSessionUnknown(role):
		if !s.chains() && res.Asked > aws.MinMaxSession {
			res.Outcome, res.OnMaxSession = Unknown, true
		}
	case res.Asked > role.MaxSession:
		// Rule: A session cannot be longer than the role's maximum session duration.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-settings.html
		// Proof: sessions/case-054-max-session-of-the-role.walk
		res.fail(CauseMaxSession)
		return false
	}
	return true
}

// issue makes the session. The caller's own policies do not become part of it.
func (e *Env) issue(s *Signer, role *iam.Role, p AssumeParams, res *Result) *Session {
	inherited := s.Inherited()
	session := e.roleSession(role, p.RoleARN, p.SessionName, p.Ordinal, &p.Passed, res)
	session.Tags = overlay(inherited, p.Tags)
	session.Transitive = append(keysOf(inherited), p.Transitive...)
	session.SourceIdentity = p.sourceIdentity(s)
	session.AskedWithMFA = p.MFA || s.Session != nil && (s.Session.MFA || s.Session.AskedWithMFA)
	session.Chained, session.Parent, session.Service = s.chains(), s.Session, s.Service
	return session
}

// roleSession makes what every session of a role has, however the role was assumed. A session ends at its own time: the
// end of the session that asked for it does not shorten it.
func (e *Env) roleSession(role *iam.Role, arn, name string, ordinal int, passed *Passed, res *Result) *Session {
	session := &Session{
		Kind: RoleSession, Name: name, Role: role,
		Credentials: credentials(arn, name, e.Now, ordinal),
		Issued:      e.Now, Expires: e.Now.Add(res.Asked), Provisional: res.Outcome == Unknown,
		Policies: passed.Policies,
		Tags:     passed.Tags, Transitive: passed.Transitive, SourceIdentity: passed.SourceIdentity,
	}
	if role == nil {
		of, _ := aws.ParseARN(arn)
		session.RoleARN, session.ARN = arn, aws.SessionARN(of.Partition, of.Account, of.Name(), name)
		return session
	}
	session.ARN, session.ID = sessionARN(role, name), role.ID+":"+name
	return session
}
