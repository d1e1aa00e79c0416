package eval

import (
	"strings"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
)

// Policy is a document under the name it has in the world. It is immutable.
type Policy struct {
	// Name is what the document is called: `trust of prod/Deploy`, `policy NAME of dev/alice`, `identityPolicies[0]`.
	Name string
	Doc  *policy.Document
	// IDs are the unique IDs of the users and roles that it named when it was saved, by the ARN that names them: AWS keeps
	// the ID, so that another of the same name is not meant. Nil is a document in which ARNs stand for themselves.
	//
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
	IDs map[string]string
}

// Level is one level of an organization, from the root down to the account: what hangs on it.
type Level struct {
	// Name is the level: `root`, `ou Workloads/Prod`, `account prod`.
	Name     string
	Policies []*Policy
}

// Request is one action on one resource by one caller, with every policy that is in force for it. Evaluation reads it
// and changes nothing.
type Request struct {
	Caller Caller
	// Action is the action as AWS writes it; Lower the same in lower case. NewAction sets both.
	Action, Lower string
	// Resource is the ARN, or *.
	Resource string
	// ResourceAccount is the account that owns the resource; empty where none does or it is the caller's.
	ResourceAccount string
	Context         Context

	// Assumes says that the resource is a role whose trust policy decides: sts:AssumeRole and its sisters, TagSession and
	// SetSourceIdentity with them.
	Assumes bool
	// PolicyDecides says that the resource's own policy must allow, as for KMS keys; identity policies then count where it
	// gives the account access.
	PolicyDecides bool

	// Trust is the role's trust policy, Resource the resource's policy; nil where there is none.
	Trust, ResourcePolicy *Policy
	Identity              []*Policy
	Boundaries            []*Policy
	// Session are the session policies of the credentials that sign; nil is none, which limits nothing.
	Session []*Policy
	// SCPs and RCPs are one Level each; nil where the account is bound by none.
	SCPs, RCPs []Level

	// Hidden are the gates of which not every document is at hand: those of an account that the file does not declare,
	// or an AWS-managed policy that is not shipped. What such a gate says is unknown unless what is at hand settles it.
	Hidden GateSet
	// Otherwise reads AWS's documents in another way than this engine has chosen, to see whether a choice decided.
	Otherwise Otherwise
}

// SetAction sets the action that is asked for.
func (r *Request) SetAction(action string) { r.Action, r.Lower = action, strings.ToLower(action) }

// SparedBySCPs reports whether no service control policy binds the request: a service-linked role makes it.
//
// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
func (r *Request) SparedBySCPs() bool { return serviceLinked(r.Caller.RoleARN) }

// SparedByRCPs reports whether no resource control policy binds the request: a service-linked role makes it, or is what it is about.
//
// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
func (r *Request) SparedByRCPs() bool {
	return serviceLinked(r.Caller.RoleARN) || serviceLinked(r.Resource)
}

// serviceLinked reports whether an ARN is that of a service-linked role, which its path says.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-friendly-names
func serviceLinked(arn string) bool {
	a, ok := match.ParseARN(arn)
	return ok && a.Service == "iam" && strings.HasPrefix(a.Resource, "role/aws-service-role/")
}

// sameAccount reports whether caller and resource belong to one account. A caller without an account is nowhere at
// home.
func (r *Request) sameAccount() bool {
	return (r.ResourceAccount == "" || r.ResourceAccount == r.Caller.Account) && !r.otherPartition()
}

// otherPartition reports whether the resource is of another partition than its caller: no policy of one names anybody of
// the other.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_compare-resource-policies.html
func (r *Request) otherPartition() bool {
	rest, ok := strings.CutPrefix(r.Resource, "arn:")
	partition, _, _ := strings.Cut(rest, ":")
	return ok && r.Caller.Partition != "" && partition != r.Caller.Partition
}
