package syntax

// Item is a statement of the file itself: *Title, *About, *Clock, *Organization, *Account, *Note, *Step, *Wait, *At,
// *Change, *Challenge or *ExpectFinding.
type Item interface{ Spanned }

// Title names the walk.
type Title struct {
	Node
	Text Text `parser:"'title' @@"`
}

// About tells in Markdown what the walk is about.
type About struct {
	Node
	Text Text `parser:"'about' @@"`
}

// Clock sets where time starts.
type Clock struct {
	Node
	Time Time `parser:"'clock' @@"`
}

// Organization declares an organization. Items are its statements in order; the rest is gathered from them.
type Organization struct {
	Node
	Name  Name               `parser:"'organization' @@"`
	Items []OrganizationItem `parser:"Open @@* Close"`

	Management *Management
}

// OrganizationItem is *Management, *ControlPolicy or *Detach.
type OrganizationItem interface{ Spanned }

// Management names the management account, by number.
type Management struct {
	Node
	Account AccountNumber `parser:"'management' @@"`
}

// ControlPolicy is an SCP or RCP on a node of the organization.
type ControlPolicy struct {
	Node
	Kind     string `parser:"@('scp' | 'rcp')"`
	Name     Name   `parser:"@@"`
	On       Place  `parser:"'on' @@"`
	Document JSON   `parser:"@@"`
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
	OU      *Name `parser:"| 'ou' @@"`
	Account *Name `parser:"| 'account' @@"`
}

// Account declares an account. Items are its statements in order; the rest is gathered from them, in order too.
type Account struct {
	Node
	Number AccountNumber `parser:"'account' @@"`
	Alias  Name          `parser:"@@"`
	In     *Name         `parser:"('in' @@)?"` // ORGANIZATION or ORGANIZATION/PATH
	Items  []AccountItem `parser:"Open @@* Close"`

	Partition       *Partition
	Entities        []*Entity
	ManagedPolicies []*ManagedPolicy
	OIDCProviders   []*OIDCProvider
	SAMLProviders   []*SAMLProvider
	Resources       []*Resource
}

// AccountItem is *Partition, *Entity, *ManagedPolicy, *OIDCProvider, *SAMLProvider or *Resource.
type AccountItem interface{ Spanned }

// Partition is aws, aws-cn or aws-us-gov.
type Partition struct {
	Node
	Name Name `parser:"'partition' @@"`
}

// Kind is what an entity is.
type Kind string

// The kinds of entity.
const (
	User  Kind = "user"
	Group Kind = "group"
	Role  Kind = "role"
)

// Entity declares a user, a group or a role. Items are its statements in order; the rest is gathered from them: pointers
// are nil where a statement is absent. In a Create, Name is ALIAS/NAME.
type Entity struct {
	Node
	Kind  Kind         `parser:"@('user' | 'group' | 'role')"`
	Name  Name         `parser:"@@"`
	Items []EntityItem `parser:"Open @@* Close"`

	Path       *Name
	ID         *Name
	Tags       *Tags
	MemberOf   []*Name
	MFADevice  *MFADevice
	Policies   []*InlinePolicy
	Attach     []*Name
	Boundary   *Boundary
	MaxSession *Duration
	Trust      *JSON
}

// EntityItem is *Path, *ID, *TagList, *MemberOf, *MFADevice, *InlinePolicy, *Attach, *BoundaryOfEntity, *MaxSession or
// *Trust.
type EntityItem interface{ Spanned }

// Path is the path in an ARN.
type Path struct {
	Node
	Path Name `parser:"'path' @@"`
}

// ID is a unique ID.
type ID struct {
	Node
	ID Name `parser:"'id' @@"`
}

// TagList is the tags of an entity, a resource or a session.
type TagList struct {
	Node
	Tags Tags `parser:"'tags' @@"`
}

// MemberOf puts a user into a group.
type MemberOf struct {
	Node
	Group Name `parser:"'member-of' @@"`
}

// MFADevice gives a user an MFA device.
type MFADevice struct {
	Node
	Word string `parser:"@'mfa-device'"`
}

// InlinePolicy is an inline identity policy.
type InlinePolicy struct {
	Node
	Name     Name `parser:"'policy' @@"`
	Document JSON `parser:"@@"`
}

// Attach attaches a managed policy, by its name in the account or by its ARN.
type Attach struct {
	Node
	Policy Name `parser:"'attach' @@"`
}

// BoundaryOfEntity is the statement `boundary`.
type BoundaryOfEntity struct {
	Node
	Boundary Boundary `parser:"'boundary' @@"`
}

// Boundary is a permissions boundary: a document, or the name of a managed policy. Exactly one is set.
type Boundary struct {
	Node
	Document *JSON `parser:"@@"`
	Policy   *Name `parser:"| @@"`
}

// MaxSession is the longest session of a role.
type MaxSession struct {
	Node
	Duration Duration `parser:"'max-session' @@"`
}

// Trust is the trust policy of a role.
type Trust struct {
	Node
	Document JSON `parser:"'trust' @@"`
}

// ManagedPolicy declares a managed policy of the account.
type ManagedPolicy struct {
	Node
	Name     Name `parser:"'managed-policy' @@"`
	Document JSON `parser:"@@"`
}

// OIDCProvider registers an OpenID Connect provider.
type OIDCProvider struct {
	Node
	Host      Name        `parser:"'oidc-provider' @@"`
	Audiences []*Audience `parser:"Open @@* Close"`
}

// Audience is a client ID that a provider's tokens may be for.
type Audience struct {
	Node
	Audience Name `parser:"'audience' @@"`
}

// SAMLProvider registers a SAML provider.
type SAMLProvider struct {
	Node
	Name Name `parser:"'saml-provider' @@"`
}

// Resource declares a resource. Items are its statements in order; the rest is gathered from them.
type Resource struct {
	Node
	ARN   ARN            `parser:"'resource' @@"`
	Items []ResourceItem `parser:"Open @@* Close"`

	Policy *JSON
	Tags   *Tags
}

// ResourceItem is *ResourcePolicy or *TagList.
type ResourceItem interface{ Spanned }

// ResourcePolicy is a resource-based policy.
type ResourcePolicy struct {
	Node
	Document JSON `parser:"'policy' @@"`
}
