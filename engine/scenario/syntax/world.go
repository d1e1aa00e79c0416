package syntax

import (
	"slices"

	"rolewalk/engine/source"
)

// Item is a statement of the file itself: *Title, *About, *Clock, *Placeholder, *Organization, *Account, *Note, *Step,
// *Wait, *At, *Change, *Challenge, *Task, *World, *Level, *Minutes, *Remember or *ExpectFinding.
type Item interface{ Spanned }

// Title names the walk.
type Title struct {
	Node
	Text Line `parser:"'title' @@" usage:"TITLE"`
}

// About says in Markdown what the walk is about.
type About struct {
	Node
	Text Text `parser:"'about' @@"`
}

// Clock sets where time starts.
type Clock struct {
	Node
	Time Time `parser:"'clock' @@"`
}

// Organization declares an organization. Items are its statements in order; the other fields are gathered from them.
type Organization struct {
	Node
	Name  Name               `parser:"'organization' @@"`
	Items []OrganizationItem `parser:"Open @@* Close"`

	Management *Management
}

// OrganizationItem is *Management, *DelegatedAdministrator, *ControlPolicy or *Detach.
type OrganizationItem interface{ Spanned }

// Management names the management account, by number.
type Management struct {
	Node
	Account AccountNumber `parser:"'management' @@"`
}

// DelegatedAdministrator names an account that administers a service for the organization.
type DelegatedAdministrator struct {
	Node
	Service Name          `parser:"'delegated-administrator' @@" usage:"SERVICE"`
	Account AccountNumber `parser:"@@"`
}

// ControlPolicy is an SCP or RCP on a node of the organization. Either Document or Unknown is
// nil.
type ControlPolicy struct {
	Node
	Kind     string       `parser:"@('scp' | 'rcp')"`
	Name     Name         `parser:"@@"`
	On       Place        `parser:"'on' @@"`
	Document *JSON        `parser:"( @@"`
	Unknown  *NotSupplied `parser:"| @@ )"`
}

// Detach takes a policy away from a node.
type Detach struct {
	Node
	Name Name  `parser:"'detach' @@"`
	On   Place `parser:"'on' @@"`
}

// Place is a node of an organization: the root, an OU by its path, or an account by its alias. Exactly one is set.
type Place struct {
	Node
	Root    bool  `parser:"@'root'"`
	OU      *Name `parser:"| 'ou' @@" usage:"PATH"`
	Account *Name `parser:"| 'account' @@" usage:"ALIAS"`
}

// Account declares an account. Items are its statements in order; the other fields are gathered from them, in order
// too.
type Account struct {
	Node
	Number AccountNumber `parser:"'account' @@"`
	Alias  Name          `parser:"@@"`
	In     *Name         `parser:"('in' @@)?" usage:"ORGANIZATION/PATH"` // the path may be absent
	Items  []AccountItem `parser:"Open @@* Close"`

	Partition       *Partition
	Entities        []*Entity
	ManagedPolicies []*ManagedPolicy
	ManagedBlocks   []*ManagedBlock
	OIDCProviders   []*OIDCProvider
	SAMLProviders   []*SAMLProvider
	Resources       []*Resource

	ControlPoliciesUnknown *ControlPoliciesUnknown
	PrincipalsUnknown      *PrincipalsUnknown
}

func (a *Account) check(r *report) {
	if a.In != nil {
		checkPlacement(a.In, r)
	}
}

// AccountItem is *Partition, *Entity, *ManagedPolicy, *ManagedBlock, *OIDCProvider, *SAMLProvider, *Resource,
// *ControlPoliciesUnknown or *PrincipalsUnknown.
type AccountItem interface{ Spanned }

// Partition is aws, aws-cn or aws-us-gov.
type Partition struct {
	Node
	Name Name `parser:"'partition' @@" usage:"PARTITION"`
}

func (p *Partition) check(r *report) {
	if slices.Contains(Partitions(), p.Name.Value) || p.Name.Missing() {
		return
	}
	r.add(guessed(source.Finding{
		Code: BadPartition, At: p.Name.at, Message: "`" + short(p.Name.Value) + "` is not a partition",
		Remedy: "the partitions are " + list(Partitions(), "and"),
	}, p.Name.Value, Partitions()))
}
