package iam

import (
	"strings"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
)

// Account is one declared account.
type Account struct {
	ID, Alias, Partition string
	// Organization is the organization's id, empty when the account belongs to none. OU is its path below the root.
	Organization string
	OU           []string
	// Users, Roles, Groups and Managed are by name. What is deleted is gone from here.
	Users   map[string]*User
	Roles   map[string]*Role
	Groups  map[string]*Group
	Managed map[string]*eval.Policy
	// ManagedPaths are the paths of the managed policies, by name; "" is /.
	ManagedPaths map[string]string
	// OIDC are the registered OpenID Connect providers by host, with their audiences. SAML are the SAML providers by name.
	OIDC      map[string][]string
	SAML      map[string]bool
	Resources []*Resource
	// ControlPolicies stands for the SCPs and RCPs over the account that were not supplied, and, if Organization is empty,
	// for an organization that was not. It is nil if there are none.
	ControlPolicies *eval.Policy
	// PrincipalsUnknown says that there may be more users and roles than Users and Roles.
	PrincipalsUnknown bool
	// deleted are the users and roles that are known to be gone, by kind and name.
	deleted map[entity]bool
}

// entity is a user or a role of an account.
type entity struct {
	kind aws.Kind
	name string
}

// Identity is what users and roles have in common.
type Identity struct {
	Account    *Account
	Name, Path string
	// ID is the unique ID, AIDA… or AROA…. A name that is deleted and created again has another.
	ID   string
	Tags []Tag
	// Inline are the inline policies in file order, Attached the managed ones. Among both may be documents whose text was
	// not supplied.
	Inline, Attached []*eval.Policy
	// TagsUnknown says that there may be more tags than Tags.
	TagsUnknown bool
	// Boundary is the permissions boundary, nil when there is none.
	Boundary *eval.Policy
	// Created is how often the name has been created: 1 as declared.
	Created int
}

// Tag is one tag. Keys are compared without regard to case and keep the case they were given.
type Tag struct{ Key, Value string }

// User is an IAM user.
type User struct {
	Identity
	Groups    []*Group
	MFADevice bool
}

// Role is an IAM role.
type Role struct {
	Identity
	Trust *eval.Policy
	// MaxSession is the longest session that a caller may ask for. MaxSessionUnknown says that it was not supplied.
	MaxSession        time.Duration
	MaxSessionUnknown bool
}

// Group is an IAM group. It is no principal; its members have its policies.
type Group struct {
	Account          *Account
	Name             string
	Inline, Attached []*eval.Policy
}

// Resource is a declared resource: an ARN, everything below it, and the account that owns it.
type Resource struct {
	Account *Account
	ARN     string
	// Policy is the resource's own policy, nil when it has none.
	Policy *eval.Policy
	Tags   []Tag
	// TagsUnknown says that there may be more tags than Tags.
	TagsUnknown bool
}

// covers reports whether arn is the resource's ARN or something below it.
func (r *Resource) covers(arn string) bool {
	rest, ok := strings.CutPrefix(arn, r.ARN)
	return ok && (rest == "" || rest[0] == '/' || rest[0] == ':')
}

// ARN returns the user's ARN, path included.
func (u *User) ARN() string { return u.arn(aws.KindUser) }

// ARN returns the role's ARN, path included.
func (r *Role) ARN() string { return r.arn(aws.KindRole) }

func (i *Identity) arn(kind aws.Kind) string {
	return aws.EntityARN(kind, i.Account.Partition, i.Account.ID, i.Path, i.Name)
}

// is reports whether an ARN of its kind and its account names it, without writing its own.
func (i *Identity) is(named aws.ARN) bool {
	return named.Partition == i.Account.Partition && named.Region == "" && named.Name() == i.Name &&
		(named.Path() == i.Path || i.Path == "" && named.Path() == "/")
}

// Root returns the ARN of the account's root user.
func (a *Account) Root() string { return aws.RootARN(a.Partition, a.ID) }

// Policies returns all identity policies of the user, those of its groups included.
func (u *User) Policies() []*eval.Policy {
	list := append(append([]*eval.Policy(nil), u.Inline...), u.Attached...)
	for _, g := range u.Groups {
		// Rule: A user has the policies of their groups.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html
		// Proof: identity/group-grants-its-members.walk, deny/group-deny-binds-its-members.walk
		list = append(append(list, g.Inline...), g.Attached...)
	}
	return list
}

// Policies returns all identity policies of the role.
func (r *Role) Policies() []*eval.Policy {
	return append(append([]*eval.Policy(nil), r.Inline...), r.Attached...)
}

// Delete takes the user or the role of the name from the account.
func (a *Account) Delete(kind aws.Kind, name string) {
	switch kind {
	case aws.KindUser:
		delete(a.Users, name)
	case aws.KindRole:
		delete(a.Roles, name)
	}
	if a.deleted == nil {
		a.deleted = map[entity]bool{}
	}
	a.deleted[entity{kind, name}] = true
}

// mayHave reports whether the account may have a user or a role of the name that was not supplied.
func (a *Account) mayHave(kind aws.Kind, name string) bool {
	return a.PrincipalsUnknown && !a.Has(kind, name) && !a.deleted[entity{kind, name}]
}

// Has reports whether the account has a user or a role of the name.
func (a *Account) Has(kind aws.Kind, name string) bool {
	return kind == aws.KindUser && a.Users[name] != nil || kind == aws.KindRole && a.Roles[name] != nil
}
