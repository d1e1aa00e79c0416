package sts

import (
	"sync"

	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// The functions of this file make requests around one that was decided, to see what else a document would allow.

// allowEverything returns a policy that allows everything, so that another document alone decides.
var allowEverything = sync.OnceValue(func() *eval.Policy {
	doc := policy.Parse(allowAll, source.Span{To: len(allowAll)}, policy.Options{Kind: policy.Identity})
	return &eval.Policy{Doc: doc}
})

const allowAll = `{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}`

// Alone returns the request with the document at its gate and everything else allowing it.
func Alone(r *eval.Request, gate eval.Gate, p *eval.Policy) *eval.Request {
	c := *r
	c.Boundaries, c.Session, c.SCPs, c.RCPs = nil, nil, nil, nil
	c.Trust, c.ResourcePolicy, c.Identity = nil, nil, []*eval.Policy{allowEverything()}
	level := []eval.Level{{Policies: []*eval.Policy{p}}}
	switch gate {
	case eval.GateTrust:
		c.Trust = p
	case eval.GateResource:
		c.ResourcePolicy, c.PolicyDecides = p, true
	case eval.GateSCP:
		c.SCPs = level
	case eval.GateRCP:
		c.RCPs = level
	default:
		c.Identity = []*eval.Policy{p}
	}
	if gate != eval.GateTrust {
		c.Assumes = false
	}
	if gate != eval.GateTrust && gate != eval.GateResource {
		c.ResourceAccount, c.PolicyDecides = c.Caller.Account, false
	}
	return &c
}

// As returns the request as another caller makes it. One that is outside belongs to no organization.
func As(r *eval.Request, caller eval.Caller, outside bool) *eval.Request {
	c := *r
	c.Caller = caller
	c.Context = r.Context.Copy()
	var keys eval.Context
	DescribeCaller(&keys, &caller)
	c.Context.Give("aws:username", false) // only users have one
	for _, e := range keys.Entries() {
		c.Context.Give(e.Key, e.Multi, e.List...)
	}
	if outside {
		c.Context.Give("aws:PrincipalOrgID", false)
		c.Context.Give("aws:PrincipalOrgPaths", true)
	}
	return &c
}

// For returns the request for another action on another resource.
func For(r *eval.Request, action, resource string) *eval.Request {
	c := *r
	c.SetAction(action)
	c.Resource = resource
	return &c
}

// WithKeys returns the request with other values for the keys, or, without values, without them.
func WithKeys(r *eval.Request, keys, values []string) *eval.Request {
	c := *r
	c.Context = r.Context.Copy()
	for _, k := range keys {
		c.Context.Give(k, false, values...)
	}
	return &c
}
