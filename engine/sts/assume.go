package sts

import (
	"time"

	"rolewalk/engine/eval"
	"rolewalk/engine/match"
)

const actionAssumeRole = "sts:AssumeRole"

// AssumeParams are the parameters of AssumeRole.
type AssumeParams struct {
	RoleARN     string
	SessionName string
	// Unnamed says that the request is only asked about, without a session name: none is issued.
	Unnamed bool
	// Duration is DurationSeconds; zero where the request does not say.
	Duration time.Duration
	// ExternalID is nil where the request has none.
	ExternalID *string
	// MFA says that a multi-factor code is sent along.
	MFA bool
	// Passed is what the session is to carry.
	Passed
	// Ordinal is how many sessions of this name were issued at this moment before, so that their keys differ.
	Ordinal int
}

// Passed is what a request asks a session to carry: tags, a source identity, and session policies that narrow it.
type Passed struct {
	Tags []eval.Tag
	// Transitive are the keys of those tags that go on to the next session.
	Transitive     []string
	SourceIdentity string
	// Policies are the session policies, inline and managed together; nil is none.
	Policies []*eval.Policy
	// ARNs are those of the managed ones, as they were passed.
	ARNs []string
	// Missing are those of them that no policy of the role's account has; UnknownPolicies says that the text of one of AWS's
	// own is not at hand.
	Missing         []string
	UnknownPolicies bool
}

// AssumeRole decides sts:AssumeRole and issues the session.
//
// The order is: the request's own form, the credentials, who may not ask at all, the policies, and the duration last.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
func (e *Env) AssumeRole(s *Signer, p AssumeParams, g *Given) *Result {
	res := begin(s, actionAssumeRole, p.RoleARN)
	role := e.World.RoleByARN(p.RoleARN)
	arn, _ := match.ParseARN(p.RoleARN)
	res.SameParty = e.sameParty(res.Caller.Account, arn.Account)
	res.Asked, res.Cap = p.duration(), e.longest(s, role)
	switch {
	case !p.valid(res):
		return res
	case !authenticate(e.World, e.Now, s, res):
		return res
	case res.Caller.Kind == eval.CallerFederatedUser:
		return res.fail(CodeAccessDenied, CauseFederatedCallsSTS)
	case res.Caller.Kind == eval.CallerRoot:
		return res.fail(CodeAccessDenied, CauseRootAssumes)
	case p.MFA && !s.canGiveCode():
		return res.fail(CodeAccessDenied, CauseMFAFailed)
	}
	for _, action := range p.actions(s) {
		e.decide(e.assumeRequest(s, res, action, role, p, g), res)
	}
	if role == nil && res.Outcome == Denied && e.World.Account(arn.Account) != nil {
		res.Cause = CauseNoSuchRole
	}
	if res.Outcome != Granted || role == nil || !e.durationFits(s, role, res) || !p.fits(s, res) || p.Unnamed {
		return res
	}
	res.Session = e.issue(s, role, p, res)
	return res
}

// actions are what the request needs to be allowed: to assume the role, and, where tags or a source identity go along or
// are inherited, to pass those.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
func (p *AssumeParams) actions(s *Signer) []string {
	actions := []string{actionAssumeRole}
	if len(p.Tags) > 0 || len(s.inherited()) > 0 {
		actions = append(actions, "sts:TagSession")
	}
	if p.sourceIdentity(s) != "" {
		actions = append(actions, "sts:SetSourceIdentity")
	}
	return actions
}

// sourceIdentity is what the session will bear: what is passed, else what is inherited.
func (p *AssumeParams) sourceIdentity(s *Signer) string {
	if p.SourceIdentity == "" && s.Session != nil {
		return s.Session.SourceIdentity
	}
	return p.SourceIdentity
}

// fits checks what is passed against what is inherited: a transitive tag cannot be set anew, nor a source identity
// changed.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
func (p *AssumeParams) fits(s *Signer, res *Result) bool {
	switch {
	case collides(p.Tags, s.inherited()):
		res.fail(CodeInvalidParameterValue, CauseTagCollides)
	case s.Session != nil && s.Session.SourceIdentity != "" && p.SourceIdentity != "" && p.SourceIdentity != s.Session.SourceIdentity:
		res.fail(CodeAccessDenied, CauseSourceIdentityChanged)
	default:
		return true
	}
	return false
}

// canGiveCode reports whether the signer has an MFA device whose code counts: a user's own, not a role session's.
func (s *Signer) canGiveCode() bool {
	return s.role() == nil && s.federated() == nil && s.user() != nil && s.user().MFADevice
}

// assumeRequest is the decision on one of the actions: the role is the resource, its trust policy the resource's.
func (e *Env) assumeRequest(s *Signer, res *Result, action string, role *eval.Role, p AssumeParams, g *Given) *eval.Request {
	req := e.newRequest(s, res.Caller, action, p.RoleARN)
	req.Assumes = true
	req.Context = requestContext(e.World, e.Now, s, &req.Caller, action, g)
	p.setContext(&req.Context, s)
	e.setResourceAccount(req)
	switch {
	case role != nil:
		req.Trust = role.Trust
		// A transitive tag that comes along stands over the role's own while the trust policy is evaluated.
		tags := overlay(role.Tags, s.inherited())
		setTags(&req.Context, "aws:ResourceTag/", tags)
		setTags(&req.Context, "iam:ResourceTag/", tags)
	case e.World.Account(req.ResourceAccount) == nil:
		req.Hidden = req.Hidden.With(eval.GateTrust)
	}
	return req
}

// setContext sets the keys that say what the request passes.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-sts
func (p *AssumeParams) setContext(c *eval.Context, s *Signer) {
	if p.Unnamed {
		c.SetUnknown("sts:RoleSessionName")
	} else {
		c.Set("sts:RoleSessionName", p.SessionName)
	}
	if p.ExternalID != nil {
		c.Set("sts:ExternalId", *p.ExternalID)
	}
	if p.MFA {
		c.Set("aws:MultiFactorAuthPresent", "true")
		c.Set("aws:MultiFactorAuthAge", "0")
	}
	p.Passed.setContext(c)
	if identity := p.sourceIdentity(s); identity != "" {
		c.Set("sts:SourceIdentity", identity)
	}
}

func (p *Passed) setContext(c *eval.Context) {
	setTags(c, "aws:RequestTag/", p.Tags)
	if len(p.Tags) > 0 {
		c.Set("aws:TagKeys", keysOf(p.Tags)...)
	}
	if len(p.Transitive) > 0 {
		c.Set("sts:TransitiveTagKeys", p.Transitive...)
	}
}

func (p *AssumeParams) duration() time.Duration {
	if p.Duration == 0 {
		return DefaultDuration
	}
	return p.Duration
}

// longest is the longest session that the signer could have of the role. Services renew theirs as they please, and are
// bound by neither limit.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-settings.html
func (e *Env) longest(s *Signer, role *eval.Role) time.Duration {
	switch {
	case s.Service != "":
		return MaxDuration
	case s.chains():
		return ChainingCap
	case role != nil:
		return role.MaxSession
	}
	return MaxDuration
}

// durationFits checks what was asked for against the two limits. It comes after the policies: whoever is not let in is
// not told of limits.
func (e *Env) durationFits(s *Signer, role *eval.Role, res *Result) bool {
	switch {
	case s.Service != "":
		return true
	case s.chains() && res.Asked > ChainingCap:
		res.fail(CodeValidation, CauseChaining)
		return false
	case res.Asked > role.MaxSession:
		res.fail(CodeValidation, CauseMaxSession)
		return false
	}
	return true
}

// issue makes the session. What the caller's own policies say does not flow into it.
func (e *Env) issue(s *Signer, role *eval.Role, p AssumeParams, res *Result) *Session {
	inherited := s.inherited()
	session := e.roleSession(role, p.SessionName, p.Ordinal, &p.Passed, res.Asked)
	session.Tags = overlay(inherited, p.Tags)
	session.Transitive = append(keysOf(inherited), p.Transitive...)
	session.SourceIdentity = p.sourceIdentity(s)
	session.AskedWithMFA = p.MFA || s.Session != nil && (s.Session.MFA || s.Session.AskedWithMFA)
	session.Chained, session.Parent, session.Service = s.chains(), s.Session, s.Service
	return session
}

// roleSession is what every session of a role has, however the role was assumed, with what the request passes to it. Its end
// is its own: what becomes of the session that asked for it does not shorten it.
func (e *Env) roleSession(role *eval.Role, name string, ordinal int, passed *Passed, life time.Duration) *Session {
	return &Session{
		Kind: RoleSession, Name: name, Role: role,
		ARN: sessionARN(role, name), ID: role.ID + ":" + name,
		Credentials: credentials(role.ARN(), name, e.Now, ordinal),
		Issued:      e.Now, Expires: e.Now.Add(life),
		Policies: passed.Policies, UnknownPolicies: passed.UnknownPolicies,
		Tags: passed.Tags, Transitive: passed.Transitive, SourceIdentity: passed.SourceIdentity,
	}
}
