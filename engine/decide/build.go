package decide

import (
	"strconv"
	"strings"

	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
)

func itoa(n int) string { return strconv.Itoa(n) }

// build puts the request together from what the line gives.
func (r *request) build() *lineError {
	who, ok := caller(r.principal)
	if !ok {
		return fault(r.principalAt, "%q is not a principal: write the ARN of a user, a role, a session, a federated user, root or a provider, a service, or *", r.principal)
	}
	who.HasBoundary = len(r.boundaries) > 0
	r.eval.Caller = who
	r.eval.Resource = r.resource
	r.eval.SetAction(r.action)
	r.eval.ResourceAccount = r.account(who.Account)
	arn, _ := match.ParseARN(r.resource)
	isRole := arn.Service == "iam" && strings.HasPrefix(arn.Resource, rolePrefix)
	r.eval.Assumes = isRole && assumes(r.eval.Lower)
	r.eval.PolicyDecides = arn.Service == "kms" && strings.HasPrefix(arn.Resource, "key/")
	if err := r.attach(isRole); err != nil {
		return err
	}
	r.context()
	return nil
}

// account is the account that owns the resource: the one given, the one in its ARN, else the caller's.
func (r *request) account(own string) string {
	if r.resourceAccount != "" {
		return r.resourceAccount
	}
	if arn, ok := match.ParseARN(r.resource); ok && arn.Account != "" {
		return arn.Account
	}
	return own
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
	case r.eval.Assumes:
		r.eval.Trust = resource[0]
	case !isRole:
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
	if r.eval.SCPs, err = r.organization(r.scps, r.hasSCPs, policy.SCP); err != nil {
		return err
	}
	r.eval.RCPs, err = r.organization(r.rcps, r.hasRCPs, policy.RCP)
	return err
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

// context gives the request its keys: those given win over those derived.
func (r *request) context() {
	c := &r.eval.Context
	for _, key := range r.unknown {
		c.GiveUnknown(key)
	}
	for _, e := range r.given {
		c.Give(e.Key, e.Multi, e.List...)
	}
	who := &r.eval.Caller
	c.Set("aws:PrincipalIsAWSService", strconv.FormatBool(who.Kind == eval.CallerService))
	if arn := who.PrincipalARN(); arn != "" {
		c.Set("aws:PrincipalArn", arn)
		c.Set("aws:PrincipalAccount", who.Account)
		c.Set("aws:PrincipalType", string(who.Kind))
	}
	if who.Kind == eval.CallerUser {
		c.Set("aws:username", who.ARN[strings.LastIndexByte(who.ARN, '/')+1:])
	}
	if who.Kind == eval.CallerAnonymous {
		c.Set("aws:PrincipalType", string(who.Kind))
		c.Set("aws:PrincipalAccount", "anonymous")
	}
	for _, t := range r.tags {
		c.Set("aws:PrincipalTag/"+t.Key, t.Value)
	}
	if r.eval.ResourceAccount != "" {
		c.Set("aws:ResourceAccount", r.eval.ResourceAccount)
	}
}
