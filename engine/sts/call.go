package sts

import (
	"strings"

	"rolewalk/engine/aws"
)

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
		e.decide(e.request(s, res.Caller, action, resource, g), res)
	}
	e.settle(s, res, g)
	return res
}
