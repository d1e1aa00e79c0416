package sts

import (
	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/iam"
	"rolewalk/engine/match"
)

// Question is one action on one resource by one caller, with the documents that might be in force. Ask turns it into a
// request.
type Question struct {
	Caller eval.Caller
	// Action is the action as AWS writes it, Lower the same in lower case.
	Action, Lower string
	// Resource is an ARN, or *. ResourceAccount is the account that owns it, "" when none does.
	Resource, ResourceAccount string

	Identity, Boundaries []*eval.Policy
	// Session are the session policies of the credentials that sign, nil when there are none.
	Session []*eval.Policy
	// Policy is the resource's own policy: of a role its trust policy. Nil when there is none.
	Policy     *eval.Policy
	SCPs, RCPs []eval.Level
}

// Ask makes the request: it adds what follows from the caller, the action and the resource, and leaves out documents
// that the caller cannot have and those that do not bind the request. The request's context stays as it is.
func (q *Question) Ask(req *eval.Request) {
	q.usePolicyOfAWS()
	context := req.Context
	*req = eval.Request{
		Caller: q.Caller, Action: q.Action, Lower: q.Lower, Resource: q.Resource, ResourceAccount: q.ResourceAccount,
		Context: context, Identity: q.Identity, Boundaries: q.Boundaries, Session: q.Session, SCPs: q.SCPs, RCPs: q.RCPs,
	}
	arn, _ := aws.ParseARN(q.Resource)
	req.Assumes = q.assumes(arn)
	req.PolicyDecides = arn.IsKMSKey() || q.Lower == aws.LowerAssumeRoot && !managesRoot(q, arn)
	q.resourceSide(req, arn)
	q.callerSide(req)
	req.Caller.HasBoundary = hasBoundary(req.Boundaries)
}

// hasBoundary says whether one of the boundaries is there. One that was not supplied may be.
func hasBoundary(boundaries []*eval.Policy) match.Truth {
	has := match.No
	for _, b := range boundaries {
		if b.Doc.Supplied() {
			return match.Yes
		}
		has = match.Unknown
	}
	return has
}

// usePolicyOfAWS takes an AWS-managed policy for one of the caller's account, unless the action changes it.
func (q *Question) usePolicyOfAWS() {
	if isPolicyOfAWS(q.Resource) && !aws.ChangesPolicy(q.Lower) {
		// Rule: An AWS-managed policy is used as if it were the account's own, but no principal of the account changes it.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html#aws-managed-policies
		// Proof: identity/policy-of-aws.walk
		q.ResourceAccount = q.Caller.Account
	}
}

// resourceSide adds the policy of the resource where it counts. A role's trust policy decides who assumes the role and
// nothing else, and what is no role has no trust policy.
func (q *Question) resourceSide(req *eval.Request, arn aws.ARN) {
	switch {
	case req.Assumes && arn.IsRole():
		// Rule: A role's trust policy decides who assumes the role, with sts:TagSession and sts:SetSourceIdentity.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-trust-policy
		// Proof: identity/assume-role-on-every-resource.walk
		req.Trust = q.Policy
	case !req.Assumes && !arn.IsRole():
		req.ResourcePolicy = q.Policy
	}
	if len(req.RCPs) > 0 && iam.ExemptFromRCPs(q.Caller.RoleARN, q.Lower, q.Resource) {
		req.RCPs = nil
	}
}

// callerSide leaves out the documents that the caller cannot have: a caller without an account has no policies and no
// account whose SCPs bind it; root has neither identity policies nor a boundary. A federated user has no permissions
// without a session policy.
func (q *Question) callerSide(req *eval.Request) {
	switch {
	case !q.Caller.Signs():
		// Rule: SCPs limit the users and roles of an account, and no service principal.
		// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
		// Proof: organizations/scp-and-services.walk, services/service-needs-trust-alone.walk
		req.Identity, req.Boundaries, req.Session, req.SCPs = nil, nil, nil, nil
	case q.Caller.Kind == eval.CallerRoot:
		// Rule: The root user has no identity policies and no permissions boundary.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#access_policies-root
		// Proof: principals/root-needs-no-policy.walk, organizations/scp-binds-the-root-user.walk
		req.Identity, req.Boundaries = nil, nil
	case q.Caller.Kind == eval.CallerFederatedUser && req.Session == nil:
		// Rule: A federated user without a session policy has no permissions of the user that asked for it.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
		// Proof: federation-token/case-060-without-a-session-policy.walk
		req.Session = []*eval.Policy{}
	}
	if len(req.SCPs) > 0 && iam.ExemptFromSCPs(q.Caller.RoleARN) {
		req.SCPs = nil
	}
}

// assumes reports whether the action assumes a role, or goes along with a request that does.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
func (q *Question) assumes(resource aws.ARN) bool {
	switch q.Lower {
	case aws.LowerAssumeRole, aws.LowerAssumeRoleWithWebIdentity, aws.LowerAssumeRoleWithSAML:
		return true
	}
	return resource.IsRole() && goesAlong(q.Lower)
}

func goesAlong(lower string) bool {
	return lower == aws.LowerTagSession || lower == aws.LowerSetSourceIdentity || lower == aws.LowerSetContext
}

// managesRoot reports whether the caller asks for the root user of a member account from the organization's management
// account or from IAM's delegated administrator: the resource is of another account, and counts as the caller's own.
// Only then do the caller's policies decide.
func managesRoot(q *Question, resource aws.ARN) bool {
	// Rule: The root user of a member account is assumed from the organization's management account or from the account
	// that is IAM's delegated administrator.
	// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
	// Proof: principals/case-089-assume-root-from-a-member.walk, organizations/delegated-administrator-assumes-root.walk
	return resource.Account != "" && resource.Account != q.Caller.Account && q.ResourceAccount == q.Caller.Account
}
