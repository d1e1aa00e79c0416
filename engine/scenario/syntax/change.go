package syntax

// Change changes the world under way. Items are its statements in order.
type Change struct {
	Node
	Title *Text        `parser:"'change' @@?"`
	Items []ChangeItem `parser:"Open @@* Close"`
}

// ChangeItem is *SetDocument, *SetBoundary, *SetMaxSession, *Remove, *Revoke, *Delete, *Create or *Note.
type ChangeItem interface{ Spanned }

// SetDocument adds or replaces a document.
type SetDocument struct {
	Node
	Of       Document `parser:"'set' @@"`
	Document JSON     `parser:"@@"`
}

// SetBoundary sets the permissions boundary of a user or a role.
type SetBoundary struct {
	Node
	Holder   Name     `parser:"'set' 'boundary' 'of' @@"`
	Boundary Boundary `parser:"@@"`
}

// SetMaxSession changes the longest session of a role.
type SetMaxSession struct {
	Node
	Role     Name     `parser:"'set' 'max-session' 'of' @@"`
	Duration Duration `parser:"@@"`
}

// Remove takes a document away.
type Remove struct {
	Node
	Of Document `parser:"'remove' @@"`
}

// Revoke revokes the sessions of a role.
type Revoke struct {
	Node
	Role Name `parser:"'revoke' 'sessions' 'of' @@"`
}

// Delete deletes a user or a role.
type Delete struct {
	Node
	Holder Name `parser:"'delete' @@"`
}

// Create makes a user or a role; the entity's Name is ALIAS/NAME.
type Create struct {
	Node
	Entity Entity `parser:"'create' @@"`
}

// Challenge says what the learner is to do and may edit. Items are its statements in order; the rest is gathered.
type Challenge struct {
	Node
	Title Text            `parser:"'challenge' @@"`
	Items []ChallengeItem `parser:"Open @@* Close"`

	Brief     *Text
	Edits     []*Edit
	Solutions []*Solution
}

// ChallengeItem is *Brief, *Edit or *Solution.
type ChallengeItem interface{ Spanned }

// Brief says what is to be done.
type Brief struct {
	Node
	Text Text `parser:"'brief' @@"`
}

// Edit names a document that the learner may edit: *TrustOf, *PolicyOf, *ResourcePolicyOf or *BoundaryOf.
type Edit struct {
	Node
	Of Document `parser:"'edit' @@"`
}

// Solution is one right answer: *SetDocument and *SetBoundary statements, in order.
type Solution struct {
	Node
	Items []ChangeItem `parser:"'solution' Open @@* Close"`
}

// Document names a document of the world: *TrustOf, *PolicyOf, *ResourcePolicyOf, *BoundaryOf, *ControlPolicyOn,
// *ManagedPolicyOf or *SessionPolicyOf.
type Document interface{ Spanned }

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

// ControlPolicyOn is `scp NAME on PLACE` or `rcp NAME on PLACE`; On is nil where the place is left out.
type ControlPolicyOn struct {
	Node
	Kind string `parser:"@('scp' | 'rcp')"`
	Name Name   `parser:"@@"`
	On   *Place `parser:"('on' @@)?"`
}

// ManagedPolicyOf is `managed-policy NAME of ALIAS`.
type ManagedPolicyOf struct {
	Node
	Name    Name `parser:"'managed-policy' @@"`
	Account Name `parser:"'of' @@"`
}

// SessionPolicyOf is `session-policy of step N`.
type SessionPolicyOf struct {
	Node
	Step Number `parser:"'session-policy' 'of' 'step' @@"`
}
