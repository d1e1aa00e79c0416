package syntax

// Kind is what an entity is.
type Kind string

// The kinds of entity.
const (
	User  Kind = "user"
	Group Kind = "group"
	Role  Kind = "role"
)

// Entity declares a user, a group or a role. Items are its statements in order; the other fields are gathered from
// them: a pointer is nil if its statement is absent. In a Create, Name is ALIAS/NAME.
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

	PoliciesUnknown   *PoliciesUnknown
	TagsUnknown       *TagsUnknown
	MaxSessionUnknown *MaxSessionUnknown
	TrustUnknown      *TrustUnknown
}

// EntityItem is *Path, *ID, *TagList, *MemberOf, *MFADevice, *InlinePolicy, *Attach, *BoundaryOfEntity, *MaxSession,
// *Trust, *PoliciesUnknown, *TagsUnknown, *MaxSessionUnknown or *TrustUnknown.
type EntityItem interface{ Spanned }

// Path is the path in an ARN.
type Path struct {
	Node
	Path Name `parser:"'path' @@"`
}

func (p *Path) check(r *report) { checkPath(&p.Path, r) }

// ID is a unique ID.
type ID struct {
	Node
	ID Name `parser:"'id' @@"`
}

// TagList is the tags of an entity, a resource or a session.
type TagList struct {
	Node
	Tags Tags `parser:"'tags' @@" into:"Tags"`
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

// InlinePolicy is an inline identity policy. Either Document or Unknown is
// nil.
type InlinePolicy struct {
	Node
	Name     Name         `parser:"'policy' @@"`
	Document *JSON        `parser:"( @@"`
	Unknown  *NotSupplied `parser:"| @@ )"`
}

// Attach attaches a managed policy, by its name in the account or by its ARN.
type Attach struct {
	Node
	Policy Name `parser:"'attach' @@"`
}

// BoundaryOfEntity is the statement `boundary`.
type BoundaryOfEntity struct {
	Node
	Boundary Boundary `parser:"'boundary' @@" into:"Boundary"`
}

// Boundary is a permissions boundary: a document, the name of a managed policy, or one that there may be. Exactly one
// is set.
type Boundary struct {
	Node
	Document *JSON        `parser:"@@"`
	Unknown  *NotSupplied `parser:"| @@"`
	Policy   *Name        `parser:"| @@"`
}

// MaxSession is the longest session of a role.
type MaxSession struct {
	Node
	Duration Duration `parser:"'max-session' @@"`
}

func (m *MaxSession) check(r *report) { checkMaxSession(&m.Duration, r) }

// Trust is the trust policy of a role.
type Trust struct {
	Node
	Document JSON `parser:"'trust' @@"`
}
