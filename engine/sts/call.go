package sts

import (
	"strings"

	"rolewalk/engine/aws"
)

// actionsOfCall returns the actions that a call needs to be allowed.
func actionsOfCall(action, lower string, g *Given) []string {
	if lower != aws.LowerGetWebIdentityToken {
		return []string{action}
	}
	for _, k := range g.Context {
		if aws.KeyIs(k.Key, "aws:RequestTag/") {
			// Rule: A token of GetWebIdentityToken with tags needs sts:TagGetWebIdentityToken too.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound_policies.html
			// Proof: identity/tags-of-an-outbound-token.walk
			return []string{action, aws.TagGetWebIdentityToken}
		}
	}
	return []string{action}
}

// Call decides any request: action on resource, signed by s.
func (e *Env) Call(s *Signer, action, resource string, g *Given) *Result {
	if strings.EqualFold(action, aws.AssumeRole) {
		return e.AssumeRole(s, AssumeParams{RoleARN: resource, Unnamed: true}, g)
	}
	res := begin(s, action, resource)
	res.SameParty = e.World.SameParty(res.Caller.Account, e.resourceAccount(resource, &res.Caller))
	if !e.authenticate(s, res) {
		return res
	}
	lower := strings.ToLower(action)
	if cause := Forbidden(&res.Caller, s.keys(), lower); cause != "" {
		return res.fail(cause)
	}
	if NeedsNoPermission(&res.Caller, lower) {
		res.Outcome, res.Cause = Granted, CauseNoPermissionsNeeded
	} else {
		for _, action := range actionsOfCall(action, lower, g) {
			e.decide(e.request(s, res.Caller, action, resource, g), res)
		}
		e.finish(s, res, lower)
	}
	e.settle(s, res, g)
	return res
}
