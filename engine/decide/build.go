package decide

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
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
		ResourceAccount: cmp.Or(r.resourceAccount, arn.Account, who.Account),
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
	for _, key := range r.unknown {
		// A session's ARN has no path, and no principal's ARN has its unique ID.
		c.PathUnknown = c.PathUnknown || c.Kind == eval.CallerRole && strings.EqualFold(key, "aws:PrincipalArn")
		c.IDUnknown = c.IDUnknown ||
			(c.Kind == eval.CallerRole || c.Kind == eval.CallerUser) && strings.EqualFold(key, "aws:userid")
	}
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
	if r.mayHoldMore.Has(eval.GateResource) {
		q.Policy = r.openEnded(q.Policy, kind)
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
	if q.RCPs, err = r.levels(r.rcps, policy.RCP); err != nil {
		return err
	}
	r.furtherPolicies(q)
	return nil
}

// furtherPolicies adds to each list that may hold more a document whose text is unknown.
func (r *request) furtherPolicies(q *sts.Question) {
	add := func(gate eval.Gate, list []*eval.Policy, kind policy.Kind) []*eval.Policy {
		if r.mayHoldMore.Has(gate) {
			return append(list[:len(list):len(list)], r.openEnded(nil, kind))
		}
		return list
	}
	q.Identity = add(eval.GateIdentity, q.Identity, policy.Identity)
	q.Session = add(eval.GateSession, q.Session, policy.Session)
	q.Boundaries = add(eval.GateBoundary, q.Boundaries, policy.Boundary)
	levels := func(gate eval.Gate, list []eval.Level, kind policy.Kind) []eval.Level {
		if len(list) == 0 && r.mayHoldMore.Has(gate) {
			list = []eval.Level{{Name: indexed(string(kind)+"s", 0)}}
		}
		for i := range list {
			list[i].Policies = add(gate, list[i].Policies, kind)
		}
		return list
	}
	q.SCPs = levels(eval.GateSCP, q.SCPs, policy.SCP)
	q.RCPs = levels(eval.GateRCP, q.RCPs, policy.RCP)
}

// openEnded returns a document of which more may be there than its text: a given one, or, for nil, one without a text.
func (r *request) openEnded(p *eval.Policy, kind policy.Kind) *eval.Policy {
	if p == nil {
		return &eval.Policy{Ref: policy.Ref{Kind: policy.RefListed}, Doc: policy.UnknownDocument(kind, source.Span{})}
	}
	doc := *p.Doc
	doc.Unknown = true
	more := &eval.Policy{Ref: p.Ref, Doc: &doc, IDs: p.IDs}
	for i := range r.documents {
		if r.documents[i].Policy == p {
			r.documents[i].Policy = more
		}
	}
	return more
}

// context adds the condition keys. Keys that the line gives win over those that are derived. A key that is given twice,
// whatever its case, would leave open which is meant.
func (r *request) context() *lineError {
	c := &r.eval.Context
	c.Unfilled = match.NewPlaceholders(slices.Collect(maps.Keys(r.called)))
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
