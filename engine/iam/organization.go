package iam

import (
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
)

// Node is a node of an organization that policies attach to: "root", "ou PATH" or "account ID".
type Node string

// RootNode is the organization's root.
const RootNode Node = "root"

// OUNode is an organizational unit, by its path below the root.
func OUNode(path string) Node { return Node("ou " + strings.Trim(path, "/")) }

// AccountNode is an account, by its number.
func AccountNode(id string) Node { return Node("account " + id) }

// Organization is the organization that accounts belong to, with the policies on its nodes.
type Organization struct {
	ID string
	// Management is the number of the management account.
	Management string
	// Delegated are the accounts that are delegated administrators of a service, by its service principal.
	Delegated  map[string][]string
	SCPs, RCPs map[Node][]*eval.Policy
	// FullAccess is FullAWSAccess, which is attached to every node that is not among Detached.
	FullAccess *eval.Policy
	// Detached are the nodes without FullAWSAccess.
	Detached map[Node]bool
}

// OrgPath returns the account's path as conditions write it: `o-example/r-root/ou-Workloads/ou-Prod/`. It is empty
// outside an organization.
func (a *Account) OrgPath() string {
	if a.Organization == "" {
		return ""
	}
	path := a.Organization + "/r-root/"
	for _, ou := range a.OU {
		path += "ou-" + ou + "/"
	}
	return path
}

// nodes returns the nodes of the organization above the account and the account itself, root first. It is nil outside
// an organization.
func (a *Account) nodes() []Node {
	if a.Organization == "" {
		return nil
	}
	nodes := []Node{RootNode}
	for i := range a.OU {
		nodes = append(nodes, OUNode(strings.Join(a.OU[:i+1], "/")))
	}
	return append(nodes, AccountNode(a.ID))
}

// Binds reports whether the organization's policies bind an account: it is a member and not the management account.
func (o *Organization) Binds(a *Account) bool {
	if o == nil || a == nil || a.Organization != o.ID {
		return false
	}
	if a.ID == o.Management {
		// Rule: SCPs and RCPs do not apply to the organization's management account.
		// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html and
		// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
		// Proof: organizations/case-068-management-account.walk
		return false
	}
	return true
}

// Delegates reports whether an account is a delegated administrator of the service.
//
// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_delegated_admin.html
func (o *Organization) Delegates(service, account string) bool {
	return slices.Contains(o.Delegated[service], account)
}

// SCPsOver returns the service control policies over the account, a level each; nil when none bind it.
//
// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
func (w *World) SCPsOver(account string) []eval.Level {
	o, a := w.Organization, w.Account(account)
	if !o.Binds(a) {
		return a.unknownLevel()
	}
	return a.levels(func(node Node) []*eval.Policy {
		if o.Detached[node] || o.FullAccess == nil {
			return o.SCPs[node]
		}
		// Rule: FullAWSAccess is attached to the root, every OU and every account until it is detached.
		// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
		// Proof: organizations/every-level-has-to-allow.walk
		return append([]*eval.Policy{o.FullAccess}, o.SCPs[node]...)
	})
}

// RCPsOver returns the resource control policies over the resources of the account, a level each; nil when none bind
// them.
func (w *World) RCPsOver(account string) []eval.Level {
	o, a := w.Organization, w.Account(account)
	if !o.Binds(a) {
		return a.unknownLevel()
	}
	return a.levels(func(node Node) []*eval.Policy { return o.RCPs[node] })
}

// OrganizationUnknown reports whether the account may belong to an organization that was not supplied.
func (a *Account) OrganizationUnknown() bool { return a.Organization == "" && a.ControlPolicies != nil }

// unknownLevel returns the level that stands for an organization that was not supplied; nil if there is none.
func (a *Account) unknownLevel() []eval.Level {
	if a == nil || !a.OrganizationUnknown() { // within one, only its management account gets here
		return nil
	}
	return []eval.Level{{Name: "organization", Policies: []*eval.Policy{a.ControlPolicies}}}
}

// levels puts together what is attached to each node above the account. Any of them may have policies that were not
// supplied.
func (a *Account) levels(policies func(Node) []*eval.Policy) []eval.Level {
	nodes := a.nodes()
	list := make([]eval.Level, len(nodes))
	for i, node := range nodes {
		attached := policies(node)
		if a.ControlPolicies != nil {
			attached = append(attached[:len(attached):len(attached)], a.ControlPolicies)
		}
		list[i] = eval.Level{Name: string(node), Policies: attached}
	}
	list[len(list)-1].Name = "account " + a.Alias
	return list
}

// ExemptFromSCPs reports whether no service control policy binds a request because a service-linked role makes it.
// role is the caller's role ARN, empty for other callers.
func ExemptFromSCPs(role string) bool {
	if isServiceLinked(role) {
		// Rule: SCPs do not apply to service-linked roles.
		// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
		// Proof: organizations/scp-and-service-linked-roles.walk
		return true
	}
	return false
}

// ExemptFromRCPs reports whether no resource control policy binds a request because a service-linked role makes it, or
// is what it is about, or because RCPs do not cover the service that is asked, or because it is about no resource.
func ExemptFromRCPs(role, action, resource string) bool {
	switch {
	case isServiceLinked(role):
		// Rule: RCPs do not apply to calls by service-linked roles.
		// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
		// Proof: organizations/rcp-and-calls-of-service-linked-roles.walk
		return true
	case isServiceLinked(resource):
		// Rule: RCPs do not limit what is done to service-linked roles.
		// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
		// Proof: organizations/case-067-service-linked-roles.walk
		return true
	case !aws.RCPBinds(aws.ServiceOf(action)):
		// Rule: RCPs apply only to the services that support them.
		// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
		// Proof: organizations/rcp-binds-some-services.walk
		return true
	case resource == aws.NoResource:
		// Rule: RCPs bind only actions that have a resource type, because they apply to the resources of a request.
		// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-effects-on-permissions
		// Proof: organizations/rcp-and-actions-without-a-resource.walk
		return true
	}
	return false
}

func isServiceLinked(arn string) bool {
	a, ok := aws.ParseARN(arn)
	return ok && a.IsServiceLinkedRole()
}

// SameParty reports whether two accounts are one, or belong to one organization. Within it AWS says more about why it
// refuses.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
func (w *World) SameParty(a, b string) bool {
	if a == b {
		return a != ""
	}
	one, other := w.Account(a), w.Account(b)
	return one != nil && other != nil && one.Organization != "" && one.Organization == other.Organization
}
