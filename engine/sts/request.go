package sts

import (
	"strconv"
	"strings"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/iam"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
)

// Env is where and when requests are made, and whether they are recorded.
type Env struct {
	World *iam.World
	Now   time.Time
	// Record keeps a trace of every decision.
	Record bool
	// Placeholders are the texts that stand for something that is not known; nil if there are none.
	Placeholders *match.Placeholders
	// Spare is a request whose memory is used for the next one, nil for none. A result then has only the last of its
	// requests, and has it until the next is made.
	Spare *eval.Request

	clock clock
}

// clock is a time as conditions compare it.
type clock struct {
	of             time.Time
	current, epoch string
}

// read returns the time in both forms. It writes them anew only when the time has changed.
func (k *clock) read(now time.Time) (current, epoch string) {
	if k.current == "" || !k.of.Equal(now) {
		*k = clock{now, now.UTC().Format(time.RFC3339), strconv.FormatInt(now.Unix(), 10)}
	}
	return k.current, k.epoch
}

// blank returns an empty request.
func (e *Env) blank() *eval.Request {
	if e.Spare == nil {
		return &eval.Request{}
	}
	e.Spare.Reset()
	return e.Spare
}

// request makes the request for one action of the signer on a resource: with every document of the world that is in
// force for it, and its context.
func (e *Env) request(s *Signer, caller eval.Caller, action, resource string, g *Given) *eval.Request {
	q := Question{
		Caller: caller, Action: action, Lower: strings.ToLower(action), Resource: resource,
		ResourceAccount: e.resourceAccount(resource, &caller),
		Identity:        s.policies(), Boundaries: s.boundaries(), Session: s.session(e.World, &caller),
	}
	q.usePolicyOfAWS()
	q.SCPs = e.World.SCPsOver(caller.Account)
	q.RCPs = e.World.RCPsOver(q.ResourceAccount)
	req := e.blank()
	e.describe(&req.Context, s, &caller, action, resource, g)
	e.setResource(s, &q, req)
	if q.Lower == aws.LowerAssumeRoot {
		e.askForRoot(&q)
	}
	q.Ask(req)
	return req
}

// askForRoot prepares a question for AssumeRoot: a caller that manages the resource's account is decided by its own
// policies. Whether it does is unknown if the organization of one of the two accounts was not supplied.
func (e *Env) askForRoot(q *Question) {
	switch {
	case e.manages(q):
		q.ResourceAccount = q.Caller.Account
	case q.Caller.Account == q.ResourceAccount || q.Caller.Kind == eval.CallerRoot:
	default:
		for _, id := range []string{q.ResourceAccount, q.Caller.Account} {
			if a := e.World.Account(id); a != nil && a.OrganizationUnknown() {
				q.Policy = unsupplied(policy.RefOrganization, a.Alias, policy.Resource)[0]
			}
		}
	}
}

// manages reports whether the caller belongs to the management account of the organization that the resource's account
// is a member of, or to the account to which it delegates IAM. Root does not count, because its account has no policy
// that could allow it.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
func (e *Env) manages(q *Question) bool {
	o := e.World.Organization
	return o.Binds(e.World.Account(q.ResourceAccount)) && q.Caller.Account != q.ResourceAccount &&
		(q.Caller.Account == o.Management || o.Delegates(aws.IAMService, q.Caller.Account)) &&
		q.Caller.Kind != eval.CallerRoot
}

// resourceAccount returns the account that owns the resource: the declaration that covers it says so, else its ARN,
// else it is the caller's. A service has no account, so what names none then belongs to none.
func (e *Env) resourceAccount(resource string, caller *eval.Caller) string {
	if owner := e.World.Owner(resource); owner != nil {
		return owner.Account.ID
	}
	if arn, ok := aws.ParseARN(resource); ok && arn.Account != "" {
		return arn.Account
	}
	return caller.Account
}

// setResource adds what the resource has: its policy, its tags, its account and organization. The policies and tags of
// what the walk does not have are unknown: those of an account that is not declared, with the SCPs over its own
// principals, and those of a role that may exist besides the declared ones.
func (e *Env) setResource(s *Signer, q *Question, req *eval.Request) {
	account := e.World.Account(q.ResourceAccount)
	role, owner := e.World.RoleByARN(q.Resource), e.World.Owner(q.Resource)
	arn, _ := aws.ParseARN(q.Resource)
	trusts := q.assumes(arn)
	switch {
	case trusts && role != nil:
		q.Policy = role.Trust
		// Rule: While a trust policy is evaluated, aws:ResourceTag has the role's own tags. Inherited transitive tags replace
		// them afterwards.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_role-chaining
		// Proof: tags/inherited-tag-over-the-roles.walk
		setEntityTags(&req.Context, &role.Identity)
	case !trusts && e.entityTags(q, req):
	case isPolicyOfAWS(q.Resource):
	case trusts && e.mayExist(q.Resource), account == nil && q.ResourceAccount != "" && owner == nil:
		q.Policy = unsuppliedOf(q.Resource, trusts)
		tagsUnknown(&req.Context, resourceTags...)
		if account == nil && q.Caller.Account == q.ResourceAccount {
			q.SCPs = []eval.Level{{Policies: unsupplied(policy.RefControlPolicies, q.ResourceAccount, policy.SCP)}}
		}
	case trusts:
	case owner == nil && e.mayBeDeclared(q.Resource):
		q.Policy = unsuppliedOf(q.Resource, false)
		tagsUnknown(&req.Context, resourceTags...)
	case owner != nil:
		q.Policy = owner.Policy
		if q.Policy == nil && arn.IsKMSKey() && e.World.KeyPolicy != nil {
			q.Policy = e.World.KeyPolicy(account)
		}
		setTags(&req.Context, "aws:ResourceTag/", owner.Tags)
		if owner.TagsUnknown {
			tagsUnknown(&req.Context, resourceTags...)
		}
	}
	if q.ResourceAccount != "" && q.Resource != aws.NoResource {
		req.Context.Set("aws:ResourceAccount", q.ResourceAccount)
		if q.ResourceAccount != aws.PolicyOwner {
			setOrganization(&req.Context, e.World, q.ResourceAccount, ofResource)
		}
	}
}

// entityTags sets the tags of a user or a role that another action than assuming it is about. It reports whether there
// is one.
func (e *Env) entityTags(q *Question, req *eval.Request) bool {
	user, role := e.World.UserByARN(q.Resource), e.World.RoleByARN(q.Resource)
	switch {
	case user != nil:
		setEntityTags(&req.Context, &user.Identity)
	case role != nil:
		setEntityTags(&req.Context, &role.Identity)
	}
	return user != nil || role != nil
}

// setEntityTags sets the tags of the user or the role that the request is about.
func setEntityTags(c *eval.Context, of *iam.Identity) {
	setTags(c, "aws:ResourceTag/", of.Tags)
	setTags(c, "iam:ResourceTag/", of.Tags)
	if of.TagsUnknown {
		tagsUnknown(c, resourceTags...)
	}
}

// resourceTags are the prefixes of the keys that have the tags of a resource.
var resourceTags = []string{"aws:ResourceTag/", "iam:ResourceTag/"}

// tagsUnknown says that there may be more tags than those that were set.
func tagsUnknown(c *eval.Context, prefixes ...string) {
	for _, p := range prefixes {
		c.SetUnknown(p + "*")
	}
}

// unsuppliedOf stands for the policy of a resource, or for the trust policy of a role, that the walk does not have.
func unsuppliedOf(arn string, trusts bool) *eval.Policy {
	if trusts {
		return unsupplied(policy.RefTrust, arn, policy.Trust)[0]
	}
	return unsupplied(policy.RefResource, arn, policy.Resource)[0]
}

// decide evaluates the request and files the decision in the result.
func (e *Env) decide(req *eval.Request, res *Result) {
	var trace *eval.Step
	if e.Record {
		trace = &eval.Step{Kind: eval.StepAction, Name: req.Action}
	}
	d := eval.Evaluate(req, trace)
	if trace != nil {
		trace.Held, trace.Reason = d.Outcome.Held()
	}
	res.Actions = append(res.Actions, ActionDecision{Request: req, Decision: d, Trace: trace})
	switch {
	case res.Outcome == Denied:
	case d.Outcome == eval.ExplicitDeny || d.Outcome == eval.ImplicitDeny:
		res.Outcome, res.Code = Denied, CodeAccessDenied
	case d.Outcome == eval.Unknown:
		res.Outcome = Unknown
	case res.Outcome == "":
		res.Outcome = Granted
	}
	if res.Cause == "" {
		res.Cause = CausePolicies
	}
}
