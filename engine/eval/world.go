package eval

import (
	"strings"
	"time"
)

// World is everything that exists at one moment: accounts with their principals, policies and resources, and the
// organization they belong to. Steps read it; changes replace what they change.
type World struct {
	// Accounts are the declared accounts, in file order.
	Accounts []*Account
	// Organization is nil where the file declares none.
	Organization *Organization

	// KeyPolicy gives the policy of a KMS key of the account that has none of its own in the file: AWS's default.
	KeyPolicy func(*Account) *Policy

	byID map[string]*Account
}

// Add puts an account into the world.
func (w *World) Add(a *Account) {
	if w.byID == nil {
		w.byID = map[string]*Account{}
	}
	w.Accounts = append(w.Accounts, a)
	w.byID[a.ID] = a
}

// Account returns the account with the 12-digit id, nil where the file does not declare it.
func (w *World) Account(id string) *Account { return w.byID[id] }

// Organization is the organization that accounts belong to, with the policies on its nodes.
type Organization struct {
	ID         string
	Management string // the management account's id
	// SCPs and RCPs are by node: "root", "ou PATH", "account ID".
	SCPs, RCPs map[string][]*Policy
	// FullAccess is FullAWSAccess, which hangs on every node that is not among Detached.
	FullAccess *Policy
	// Detached are the nodes without FullAWSAccess.
	Detached map[string]bool
}

// Account is one declared account.
type Account struct {
	ID, Alias, Partition string
	// Organization is the organization's id, empty where the account belongs to none; OU its path below the root.
	Organization string
	OU           []string
	// Users and Roles are by name; Deleted ones are gone from here.
	Users   map[string]*User
	Roles   map[string]*Role
	Groups  map[string]*Group
	Managed map[string]*Policy
	// OIDC are the registered identity providers by host with their audiences; SAML those by name.
	OIDC      map[string][]string
	SAML      map[string]bool
	Resources []*ResourceOwner
}

// Identity is what users and roles have in common.
type Identity struct {
	Account    *Account
	Name, Path string
	// ID is the unique ID, AIDA… or AROA…; a name that is deleted and created again has another.
	ID   string
	Tags []Tag
	// Inline are the inline policies in file order; Attached the managed ones.
	Inline, Attached []*Policy
	// UnknownAttached are ARNs of AWS-managed policies whose text is not at hand.
	UnknownAttached []string
	// Boundary is the permissions boundary, nil where there is none.
	Boundary *Policy
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
	Trust *Policy
	// MaxSession is the longest session that a caller may ask for.
	MaxSession time.Duration
}

// Group is an IAM group. It is no principal; its policies are its members'.
type Group struct {
	Account          *Account
	Name             string
	Inline, Attached []*Policy
	UnknownAttached  []string
}

// ResourceOwner is a declared resource: an ARN, everything below it, and the account that owns it.
type ResourceOwner struct {
	Account *Account
	ARN     string
	Policy  *Policy
	Tags    []Tag
}

// ARN returns the user's ARN, path included.
func (u *User) ARN() string { return u.arn("user") }

// ARN returns the role's ARN, path included.
func (r *Role) ARN() string { return r.arn("role") }

func (i *Identity) arn(kind string) string {
	return "arn:" + i.Account.Partition + ":iam::" + i.Account.ID + ":" + kind + i.Path + i.Name
}

// Root returns the ARN of the account's root user.
func (a *Account) Root() string { return "arn:" + a.Partition + ":iam::" + a.ID + ":root" }

// Policies are all identity policies of the user, its groups' with them.
func (u *User) Policies() []*Policy {
	list := append(append([]*Policy(nil), u.Inline...), u.Attached...)
	for _, g := range u.Groups {
		list = append(append(list, g.Inline...), g.Attached...)
	}
	return list
}

// Policies are all identity policies of the role.
func (r *Role) Policies() []*Policy {
	return append(append([]*Policy(nil), r.Inline...), r.Attached...)
}

// UserByARN returns the user that arn names, nil where there is none.
func (w *World) UserByARN(arn string) *User {
	if a, name := w.named(arn, "user"); a != nil {
		if u := a.Users[name]; u != nil && u.ARN() == arn {
			return u
		}
	}
	return nil
}

// RoleByARN returns the role that arn names, nil where there is none. Names are case-sensitive here, as AWS has it.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html
func (w *World) RoleByARN(arn string) *Role {
	if a, name := w.named(arn, "role"); a != nil {
		if r := a.Roles[name]; r != nil && r.ARN() == arn {
			return r
		}
	}
	return nil
}

// named finds the account and the last part of the name in an IAM ARN of the given kind.
func (w *World) named(arn, kind string) (*Account, string) {
	parts := strings.SplitN(arn, ":", 6)
	if len(parts) != 6 || parts[2] != "iam" || !strings.HasPrefix(parts[5], kind+"/") {
		return nil, ""
	}
	return w.Account(parts[4]), parts[5][strings.LastIndexByte(parts[5], '/')+1:]
}

// Owner returns the declared resource that covers arn: the longest ARN that is arn itself or stands before / or : in
// it. It is nil where none does.
func (w *World) Owner(arn string) *ResourceOwner {
	var best *ResourceOwner
	for _, a := range w.Accounts {
		for _, r := range a.Resources {
			if covers(r.ARN, arn) && (best == nil || len(r.ARN) > len(best.ARN)) {
				best = r
			}
		}
	}
	return best
}

func covers(declared, arn string) bool {
	rest, ok := strings.CutPrefix(arn, declared)
	return ok && (rest == "" || rest[0] == '/' || rest[0] == ':')
}

// OrgPath is the account's path in conditions: `o-example/r-root/ou-Workloads/ou-Prod/`; empty outside an organization.
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

// Nodes are the nodes of the organization above the account and itself, root first: `root`, `ou A`, `ou A/B`,
// `account ID`; nil outside an organization.
func (a *Account) Nodes() []string {
	if a.Organization == "" {
		return nil
	}
	nodes := []string{"root"}
	for i := range a.OU {
		nodes = append(nodes, "ou "+strings.Join(a.OU[:i+1], "/"))
	}
	return append(nodes, "account "+a.ID)
}
