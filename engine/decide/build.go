package decide

import (
	"cmp"
	"strconv"
	"strings"

	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
)

func itoa(n int) string { return strconv.Itoa(n) }

// build puts the request together from what the line gives.
func (r *request) build() *lineError {
	who := r.store.caller(r.principal)
	if who == nil {
		return fault(r.principalAt, "%q is not a principal: write the ARN of a user, a role, a session, a federated user, root or a provider, a service, or *", r.principal)
	}
	r.caller = who
	r.eval.Caller = who.Caller
	arn, _ := match.ParseARN(r.eval.Resource) // what is none has no account
	r.eval.ResourceAccount = cmp.Or(r.resourceAccount, arn.Account, who.Account)
	isRole := arn.Service == "iam" && strings.HasPrefix(arn.Resource, rolePrefix) && len(arn.Resource) > len(rolePrefix)
	// What is no role has no trust policy that could let anybody assume it.
	r.eval.Assumes = assumesRole(r.eval.Lower) || isRole && goesAlong(r.eval.Lower)
	r.eval.PolicyDecides = arn.Service == "kms" && strings.HasPrefix(arn.Resource, "key/")
	if err := r.attach(isRole); err != nil {
		return err
	}
	r.spare()
	return r.context()
}

// attach reads the policies and hangs them where they belong.
func (r *request) attach(isRole bool) (err *lineError) {
	if r.eval.Identity, err = r.documentsOf(r.identity, policy.Identity); err != nil {
		return err
	}
	kind := policy.Resource
	if isRole {
		kind = policy.Trust
	}
	resource, err := r.documentsOf(r.resourcePolicy, kind)
	if err != nil {
		return err
	}
	switch {
	case len(resource) == 0:
	case r.eval.Assumes && isRole:
		r.eval.Trust = resource[0]
	case !isRole && !r.eval.Assumes:
		r.eval.ResourcePolicy = resource[0]
	}
	if r.eval.Session, err = r.documentsOf(r.session, policy.Session); err != nil {
		return err
	}
	if r.eval.Session == nil && r.eval.Caller.Kind == eval.CallerFederatedUser {
		r.eval.Session = []*eval.Policy{} // without a session policy a federated user may do nothing
	}
	if r.eval.Boundaries, err = r.documentsOf(r.boundaries, policy.Boundary); err != nil {
		return err
	}
	if r.eval.SCPs, err = r.organization(r.scps, r.seen.has(fieldSCPs), policy.SCP); err != nil {
		return err
	}
	r.eval.RCPs, err = r.organization(r.rcps, r.seen.has(fieldRCPs), policy.RCP)
	return err
}

// spare takes away what the line gives and the caller cannot have, or what does not bind him: a principal of no account has
// no policies, and no account whose SCPs bind him; root has neither identity policies nor a boundary; and an organization spares
// service-linked roles.
//
// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
func (r *request) spare() {
	e := &r.eval
	if !e.Caller.Signs() {
		e.Identity, e.Boundaries, e.Session, e.SCPs = nil, nil, nil, nil
	}
	if e.Caller.Kind == eval.CallerRoot {
		e.Identity, e.Boundaries = nil, nil
	}
	if e.SparedBySCPs() {
		e.SCPs = nil
	}
	if e.SparedByRCPs() {
		e.RCPs = nil
	}
	e.Caller.HasBoundary = len(e.Boundaries) > 0
}

func (r *request) organization(levels [][]given, there bool, kind policy.Kind) ([]eval.Level, *lineError) {
	if !there || len(levels) == 0 {
		return nil, nil
	}
	list := make([]eval.Level, len(levels))
	for i, level := range levels {
		policies, err := r.documentsOf(level, kind)
		if err != nil {
			return nil, err
		}
		list[i] = eval.Level{Name: indexed(string(kind)+"s", i), Policies: policies}
	}
	return list, nil
}

// context gives the request its keys: those given win over those derived. A key that stands twice, in whatever case, would leave
// open which is meant.
func (r *request) context() *lineError {
	c := &r.eval.Context
	for _, key := range r.unknown {
		c.GiveUnknown(key)
	}
	for _, e := range r.given {
		if c.Give(e.Key, e.Multi, e.List...) {
			return fault(e.at, "the key %q stands twice, for its case does not count", e.Key)
		}
	}
	c.Inherit(&r.caller.context)
	for _, t := range r.tags {
		if c.Set("aws:PrincipalTag/"+t.Key, t.Value) {
			return fault(t.at, "the tag %q stands twice, for its case does not count", t.Key)
		}
	}
	if r.eval.ResourceAccount != "" {
		c.Set("aws:ResourceAccount", r.eval.ResourceAccount)
	}
	return nil
}
