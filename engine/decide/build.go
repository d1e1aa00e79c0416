package decide

import (
	"cmp"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
	"rolewalk/engine/sts"
)

// build makes the request from what the line gives.
func (r *request) build() *lineError {
	who := r.store.caller(r.principal)
	if who == nil {
		return fault(
			r.principalAt,
			"%q is not a principal: write the ARN of a user, a role, a session, a federated user, root "+
				"or a provider, a service, or *",
			r.principal,
		)
	}
	r.caller = who
	caller := r.known(who.Caller)
	arn, _ := aws.ParseARN(r.resource) // a resource that is no ARN has no account
	q := sts.Question{
		Caller: caller, Action: r.action.written, Lower: r.action.lower, Resource: r.resource,
		ResourceAccount: cmp.Or(r.resourceAccount, arn.Account, who.Account), Unavailable: r.unavailable,
	}
	if err := r.documentsInForce(&q, arn); err != nil {
		return err
	}
	q.Ask(&r.eval)
	return r.context()
}

// known adds to the caller what the line gives of it: keys that AWS derives from the principal, and who asked for a
// federated user's credentials.
func (r *request) known(c eval.Caller) eval.Caller {
	k := sts.Known{FederatedBy: r.federatedBy}
	for _, e := range r.given {
		switch {
		case len(e.List) != 1:
		case strings.EqualFold(e.Key, "aws:userid"):
			k.UserID = e.List[0]
		case strings.EqualFold(e.Key, "aws:PrincipalArn"):
			k.PrincipalARN = e.List[0]
		}
	}
	k.Of(&c)
	return c
}

// documentsInForce reads the policies of the line.
func (r *request) documentsInForce(q *sts.Question, resource aws.ARN) (err *lineError) {
	if q.Identity, err = r.documentsOf(r.identity, policy.Identity); err != nil {
		return err
	}
	kind := policy.Resource
	if resource.IsRole() {
		kind = policy.Trust
	}
	own, err := r.documentsOf(r.resourcePolicy, kind)
	if err != nil {
		return err
	}
	if len(own) > 0 {
		q.Policy = own[0]
	}
	if q.Session, err = r.documentsOf(r.session, policy.Session); err != nil {
		return err
	}
	if q.Boundaries, err = r.documentsOf(r.boundaries, policy.Boundary); err != nil {
		return err
	}
	if q.SCPs, err = r.levels(r.scps, policy.SCP); err != nil {
		return err
	}
	q.RCPs, err = r.levels(r.rcps, policy.RCP)
	return err
}

// context adds the condition keys. Keys that the line gives win over those that are derived. A key that is given twice,
// whatever its case, would leave open which is meant.
func (r *request) context() *lineError {
	c := &r.eval.Context
	for _, key := range r.unknown {
		c.GiveUnknown(key)
	}
	for _, e := range r.given {
		if c.Give(e.Key, e.Multi, e.List...) {
			return fault(e.at, "the key %q is given twice; its case does not count", e.Key)
		}
	}
	c.Inherit(&r.caller.context)
	for _, t := range r.tags {
		if c.Set("aws:PrincipalTag/"+t.Key, t.Value) {
			return fault(t.at, "the tag %q is given twice; its case does not count", t.Key)
		}
	}
	if r.eval.ResourceAccount != "" {
		c.Set("aws:ResourceAccount", r.eval.ResourceAccount)
	}
	return nil
}
