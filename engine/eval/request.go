package eval

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
)

// Policy is a document at its place in the world. It is immutable.
type Policy struct {
	// Ref says which document it is.
	Ref policy.Ref
	Doc *policy.Document
	// IDs are the unique IDs of the users and roles that the document named when it was saved, by the ARN that names them.
	// Nil is a document in which ARNs stand for themselves.
	IDs map[string]string
}

// Level is one level of an organization, from the root down to the account, with the policies attached there.
type Level struct {
	// Name is the level: `root`, `ou Workloads/Prod`, `account prod`.
	Name     string
	Policies []*Policy
}

// Request is one action on one resource by one caller, with every policy that is in force for it. Package sts makes
// requests; evaluation reads them and changes nothing.
type Request struct {
	Caller Caller
	// Action is the action as AWS writes it, Lower the same in lower case. SetAction sets both.
	Action, Lower string
	// Resource is the ARN, or *.
	Resource string
	// ResourceAccount is the account that owns the resource. It is empty when none does, or when it is the caller's.
	ResourceAccount string
	Context         Context

	// Assumes says that the resource is a role whose trust policy decides: for sts:AssumeRole and its sisters, and for
	// TagSession and SetSourceIdentity with them.
	Assumes bool
	// PolicyDecides says that the resource's own policy must allow, as for KMS keys. Identity policies then count only if
	// it lets the account in.
	PolicyDecides bool

	// Trust is the role's trust policy, ResourcePolicy the policy of any other resource; nil when there is none.
	Trust, ResourcePolicy *Policy
	Identity              []*Policy
	Boundaries            []*Policy
	// Session are the session policies of the credentials that sign. Nil is no session policy, which limits nothing; an
	// empty list is a session that has no permissions of its own.
	Session []*Policy
	// SCPs and RCPs have one entry for each level. Nil means that none bind the request.
	SCPs, RCPs []Level

	// Reading selects readings of AWS's documents other than the ones this engine has chosen, to see whether a choice
	// decided.
	Reading Reading
}

// Reset empties r for another request and keeps the memory of its context.
func (r *Request) Reset() {
	context := r.Context
	context.reset()
	*r = Request{Context: context}
}

// SetAction sets the action that is asked for.
func (r *Request) SetAction(action string) { r.Action, r.Lower = action, strings.ToLower(action) }

// SameAccount reports whether the caller and the resource belong to one account, for certain. It is false for a caller
// without an account.
func (r *Request) SameAccount() bool { return r.sameAccount() == match.Yes }

// sameAccount says whether the caller and the resource belong to one account.
func (r *Request) sameAccount() match.Truth {
	if r.Caller.Account == "" || r.otherPartition() {
		return match.No
	}
	if r.ResourceAccount == "" {
		return match.Yes
	}
	return r.Context.Unfilled.Equal(r.ResourceAccount, r.Caller.Account)
}

// otherPartition reports whether the resource is in another partition than the caller. Policies of one partition cannot
// name principals of another.
func (r *Request) otherPartition() bool {
	partition, ok := aws.PartitionOf(r.Resource)
	return ok && r.Caller.Partition != "" && partition != r.Caller.Partition
}
