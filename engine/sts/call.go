package sts

import (
	"strings"

	"rolewalk/engine/eval"
	"rolewalk/engine/match"
)

// Call decides any request: action on resource, signed by s.
func (e *Env) Call(s *Signer, action, resource string, g *Given) *Result {
	if strings.EqualFold(action, actionAssumeRole) {
		return e.AssumeRole(s, AssumeParams{RoleARN: resource, Unnamed: true}, g)
	}
	res := begin(s, action, resource)
	res.SameParty = e.sameParty(res.Caller.Account, e.resourceAccount(resource, &res.Caller))
	switch {
	case !authenticate(e.World, e.Now, s, res):
		return res
	case e.tokenMayNot(s, action, res):
		return res
	case strings.EqualFold(action, "sts:GetCallerIdentity"), strings.EqualFold(action, "sts:GetSessionToken") && !s.temporary():
		// No permission is needed, and no Deny counts.
		res.Outcome, res.Cause = Granted, CauseNoPermissionsNeeded
		return res
	case strings.EqualFold(action, "sts:GetSessionToken"):
		return res.fail(CodeAccessDenied, CauseSessionForToken)
	case strings.EqualFold(action, actionFederationToken) && s.temporary():
		return res.fail(CodeAccessDenied, CauseSessionForFederation)
	}
	req := e.newRequest(s, res.Caller, action, resource)
	req.Context = requestContext(e.World, e.Now, s, &req.Caller, action, g)
	e.setResource(req)
	if strings.EqualFold(action, actionAssumeRoot) {
		e.setMember(req)
	}
	e.decide(req, res)
	return res
}

const actionAssumeRoot = "sts:AssumeRoot"

// setMember says whose root user is asked for: a member account lets in its organization's management account alone, whose
// own policies then decide. Delegated administrators are not modelled.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
func (e *Env) setMember(req *eval.Request) {
	o, member := e.World.Organization, e.World.Account(req.ResourceAccount)
	manages := o != nil && member != nil && inside(o, member) && req.Caller.Account == o.Management && req.Caller.Kind != eval.CallerRoot
	if manages {
		req.ResourceAccount = req.Caller.Account
		return
	}
	req.PolicyDecides = true
}

// tokenMayNot refuses what credentials of GetSessionToken may not do: call STS but for AssumeRole and
// GetCallerIdentity, and call IAM where no MFA code was given for them. A federated user may call GetCallerIdentity alone,
// and never IAM.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_request.html
func (e *Env) tokenMayNot(s *Signer, action string, res *Result) bool {
	if s.Session == nil || s.Session.Kind == RoleSession {
		return false
	}
	federated, service := s.federated() != nil, serviceOf(action)
	switch {
	case service == "sts" && strings.EqualFold(action, "sts:GetCallerIdentity"):
		return false
	case service == "sts" && federated:
		res.fail(CodeAccessDenied, CauseFederatedCallsSTS)
	case service == "sts":
		res.fail(CodeAccessDenied, CauseTokenCallsSTS)
	case service == "iam" && federated:
		res.fail(CodeAccessDenied, CauseFederatedCallsIAM)
	case service == "iam" && !s.Session.MFA:
		res.fail(CodeAccessDenied, CauseTokenCallsIAM)
	default:
		return false
	}
	return true
}

// setResource adds what the resource brings: its policy, its tags, its account and organization.
func (e *Env) setResource(req *eval.Request) {
	owner := e.World.Owner(req.Resource)
	account := e.World.Account(req.ResourceAccount)
	if isKey(req.Resource) {
		req.PolicyDecides = true
		if owner != nil && e.World.KeyPolicy != nil {
			req.ResourcePolicy = e.World.KeyPolicy(account)
		}
	}
	switch {
	case owner != nil:
		if owner.Policy != nil {
			req.ResourcePolicy = owner.Policy
		}
		setTags(&req.Context, "aws:ResourceTag/", owner.Tags)
	case account == nil && req.ResourceAccount != "":
		req.Hidden = req.Hidden.With(eval.GateResource)
	}
	e.setResourceAccount(req)
}

func (e *Env) setResourceAccount(req *eval.Request) {
	if req.ResourceAccount == "" || req.Resource == "*" {
		return
	}
	req.Context.Set("aws:ResourceAccount", req.ResourceAccount)
	setOrganization(&req.Context, e.World, req.ResourceAccount, "Resource")
}

// isKey reports whether the resource is a KMS key, whose own policy must always allow.
//
// See https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
func isKey(resource string) bool {
	arn, ok := match.ParseARN(resource)
	return ok && arn.Service == "kms" && strings.HasPrefix(arn.Resource, "key/")
}
