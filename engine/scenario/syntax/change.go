package syntax

import "strings"

// Change changes the world under way. Items are its statements in order.
type Change struct {
	Node
	Title *Line        `parser:"'change' @@?"`
	Items []ChangeItem `parser:"Open @@* Close"`
}

// ChangeItem is *SetDocument, *SetBoundary, *SetMaxSession, *Remove, *Revoke, *Delete, *Create or *Note.
type ChangeItem interface{ Spanned }

// SetDocument adds or replaces a document.
type SetDocument struct {
	Node
	Of       Settable `parser:"'set' @@"`
	Document JSON     `parser:"@@"`
}

func (s *SetDocument) check(*report) { s.Of = plain(s.Of) }

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

func (s *SetMaxSession) check(r *report) { checkMaxSession(&s.Duration, r) }

// Remove takes a document away.
type Remove struct {
	Node
	Of Removable `parser:"'remove' @@"`
}

func (d *Remove) check(*report) { d.Of = plain(d.Of) }

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
	Entity Entity `parser:"'create' (?! 'group') @@" usage:"ALIAS/NAME"`
}

func (c *Create) check(r *report) {
	gather(&c.Entity, nil, r)
	name := &c.Entity.Name
	alias, rest, found := strings.Cut(name.Value, "/")
	if name.Missing() || found && alias != "" && rest != "" {
		return
	}
	r.errorAt(BadName, name.at, "`"+short(name.Value)+"` does not say in which account",
		"write `create "+string(c.Entity.Kind)+" ALIAS/NAME { … }`")
}
