package syntax

// Document names a document of the world: *TrustOf, *PolicyOf, *ResourcePolicyOf, *BoundaryOf, *ControlPolicyOn,
// *ManagedPolicyOf or *SessionPolicyOf.
type Document interface{ Spanned }

// Settable names a document that a change may set: *TrustOf, *PolicyOf, *ResourcePolicyOf, *ControlPolicyOn or
// *ManagedPolicyOf.
type Settable interface{ Spanned }

// Removable names a document that a change may remove: *PolicyOf, *ResourcePolicyOf, *BoundaryOf, *ControlPolicyOn or
// *ManagedPolicyOf.
type Removable interface{ Spanned }

// Editable names a document that a challenge may open to the learner: *TrustOf, *PolicyOf, *ResourcePolicyOf or
// *BoundaryOf.
type Editable interface{ Spanned }

// The documents that each of these may be, in the order in which participle tries them.
func documents() []Document {
	return []Document{
		&TrustOf{}, &PolicyOf{}, &BoundaryOf{}, &ResourcePolicyOf{}, &ControlPolicyOn{}, &ManagedPolicyOf{},
		&SessionPolicyOf{},
	}
}

func settable() []Settable {
	return []Settable{&TrustOf{}, &PolicyOf{}, &ResourcePolicyOf{}, &placedControlPolicy{}, &ManagedPolicyOf{}}
}

func removable() []Removable {
	return []Removable{&PolicyOf{}, &ResourcePolicyOf{}, &BoundaryOf{}, &placedControlPolicy{}, &ManagedPolicyOf{}}
}

func editable() []Editable {
	return []Editable{&TrustOf{}, &PolicyOf{}, &ResourcePolicyOf{}, &BoundaryOf{}}
}

// TrustOf is `trust of ROLE`.
type TrustOf struct {
	Node
	Role Name `parser:"'trust' 'of' @@"`
}

// PolicyOf is `policy NAME of HOLDER`: an inline policy of a user, a group or a role.
type PolicyOf struct {
	Node
	Name   Name `parser:"'policy' @@"`
	Holder Name `parser:"'of' @@"`
}

// ResourcePolicyOf is `policy of ARN`.
type ResourcePolicyOf struct {
	Node
	ARN ARN `parser:"'policy' 'of' @@"`
}

// BoundaryOf is `boundary of HOLDER`.
type BoundaryOf struct {
	Node
	Holder Name `parser:"'boundary' 'of' @@"`
}

// ControlPolicyOn is `scp NAME on PLACE` or `rcp NAME on PLACE`. On is nil if the place is left out.
type ControlPolicyOn struct {
	Node
	Kind string `parser:"@('scp' | 'rcp')"`
	Name Name   `parser:"@@"`
	On   *Place `parser:"('on' @@)?"`
}

// placedControlPolicy is a ControlPolicyOn whose place must be given, because a change has to know it. It reaches the
// tree as a *ControlPolicyOn.
type placedControlPolicy struct {
	Node
	Kind string `parser:"@('scp' | 'rcp')"`
	Name Name   `parser:"@@"`
	On   *Place `parser:"'on' @@"`
}

// plain turns a placedControlPolicy into a ControlPolicyOn, and leaves every other document as it is.
func plain(document Spanned) Spanned {
	if p, ok := document.(*placedControlPolicy); ok {
		return (*ControlPolicyOn)(p)
	}
	return document
}

// ManagedPolicyOf is `managed-policy NAME of ALIAS`.
type ManagedPolicyOf struct {
	Node
	Name    Name `parser:"'managed-policy' @@"`
	Account Name `parser:"'of' @@" usage:"ALIAS"`
}

// SessionPolicyOf is `session-policy of step N`.
type SessionPolicyOf struct {
	Node
	Step Number `parser:"'session-policy' 'of' 'step' @@"`
}
