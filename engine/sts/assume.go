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
	// Ordinal is how many sessions of this name were issued at this moment before, so that their keys differ.
	Ordinal int
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
	case s.root() != nil:
		return res.fail(CodeAccessDenied, CauseRootAssumes)
	case res.Caller.Partition != "" && arn.Partition != "" && res.Caller.Partition != arn.Partition:
		return res.fail(CodeInvalidClientTokenID, CausePartition)
	}
	e.decide(e.assumeRequest(s, res, role, p, g), res)
	if role == nil && res.Outcome == Denied && e.World.Account(arn.Account) != nil {
		res.Cause = CauseNoSuchRole
	}
	if res.Outcome != Granted || role == nil || !e.durationFits(s, role, res) || p.Unnamed {
		return res
	}
	res.Session = e.issue(s, role, p, res)
	return res
}

// assumeRequest is the decision on sts:AssumeRole: the role is the resource, its trust policy the resource's.
func (e *Env) assumeRequest(s *Signer, res *Result, role *eval.Role, p AssumeParams, g *Given) *eval.Request {
	req := e.newRequest(s, res.Caller, actionAssumeRole, p.RoleARN)
	req.Assumes = true
	req.Context = requestContext(e.World, e.Now, s, &req.Caller, actionAssumeRole, g)
	if p.Unnamed {
		req.Context.SetUnknown("sts:RoleSessionName")
	} else {
		req.Context.Set("sts:RoleSessionName", p.SessionName)
	}
	if p.ExternalID != nil {
		req.Context.Set("sts:ExternalId", *p.ExternalID)
	}
	e.setResourceAccount(req)
	switch {
	case role != nil:
		req.Trust = role.Trust
		setTags(&req.Context, "aws:ResourceTag/", role.Tags)
		setTags(&req.Context, "iam:ResourceTag/", role.Tags)
	case e.World.Account(req.ResourceAccount) == nil:
		req.Hidden = req.Hidden.With(eval.GateTrust)
	}
	return req
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

// issue makes the session. Its end is its own: what becomes of the session that asked for it does not shorten it.
func (e *Env) issue(s *Signer, role *eval.Role, p AssumeParams, res *Result) *Session {
	return &Session{
		Kind: RoleSession, Name: p.SessionName, Role: role,
		ARN: sessionARN(role, p.SessionName), ID: role.ID + ":" + p.SessionName,
		Credentials: credentials(role.ARN(), p.SessionName, e.Now, p.Ordinal),
		Issued:      e.Now, Expires: e.Now.Add(res.Asked),
		Chained: s.chains(), Parent: s.Session, Service: s.Service,
	}
}
