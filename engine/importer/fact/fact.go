package fact

import (
	"time"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// Facts are what one source says, in the order of its text.
type Facts struct {
	Entities  []Entity
	Managed   []Managed
	Controls  []Control
	Providers []Provider
	Resources []Resource
	Accounts  []Account
	Units     []Unit
	Bare      []Bare
	Callers   []Caller
	Requests  []Request
	Pieces    []Piece
	Unread    []Unread
	// Aside are policies that no walk has, such as that of a VPC endpoint. A check looks at them; the joining does not.
	Aside []Bare `json:"-"`
	// Removed are the secrets that were left out, each by its kind: "an access key ID", "a session token".
	Removed []Removed
	// Read are the parts of the sources that a reader has taken, so that no other reads them again.
	Read []source.Span
}

// ReadIn returns the parts of a text that were taken.
func (f *Facts) ReadIn(id source.TextID) []source.Span {
	var parts []source.Span
	for _, part := range f.Read {
		if part.Text == id {
			parts = append(parts, part)
		}
	}
	return parts
}

// Add appends what more says.
func (f *Facts) Add(more *Facts) {
	f.Entities = append(f.Entities, more.Entities...)
	f.Managed = append(f.Managed, more.Managed...)
	f.Controls = append(f.Controls, more.Controls...)
	f.Providers = append(f.Providers, more.Providers...)
	f.Resources = append(f.Resources, more.Resources...)
	f.Accounts = append(f.Accounts, more.Accounts...)
	f.Units = append(f.Units, more.Units...)
	f.Bare = append(f.Bare, more.Bare...)
	f.Callers = append(f.Callers, more.Callers...)
	f.Requests = append(f.Requests, more.Requests...)
	f.Pieces = append(f.Pieces, more.Pieces...)
	f.Unread = append(f.Unread, more.Unread...)
	f.Aside = append(f.Aside, more.Aside...)
	f.Removed = append(f.Removed, more.Removed...)
	f.Read = append(f.Read, more.Read...)
}

// Piece is what a part of a source was taken for.
type Piece struct {
	// Title names it for a reader: "trust policy of prod-deployer", "the error: ci-runner → prod-deployer".
	Title string
	// Why says in a clause why it was taken for that: "it has a Principal and sts:AssumeRole".
	Why  string
	Span source.Span
	// Form is what the piece is an example of: the kind of a policy, or error, role, account-details, event, terraform and
	// so on. Empty stands for answer: an answer of the AWS CLI that has no word of its own.
	Form string
	// JSON is the text of a policy document that nothing places; empty for any other piece.
	JSON string
	// Kind is that of a policy document that was guessed, and Choices are those that an answer may put in its place; empty
	// where there is nothing to choose.
	Kind    policy.Kind
	Choices []policy.Kind
}

// Unread is a part that could bear on a decision and was not used, with the reason in a sentence.
type Unread struct {
	Span   source.Span
	What   string
	Reason string
}

// Removed is a secret that was left out.
type Removed struct {
	Span source.Span
	Kind string
}

// Document is a policy as a source has it.
type Document struct {
	// JSON is its text; empty if the source names the document and does not give it.
	JSON string
	// Expressions are the texts within JSON that stand for what a reader could not evaluate, such as ${var.account}.
	Expressions []string
	Span        source.Span
	// File is the name of the file that has the text, without folders, where a source names it in place of the text; JSON
	// is then empty.
	File string
	// Version orders two texts of one document where the source gives one: v3, or a date. Empty otherwise.
	Version string
	// At is when the source says that the text was written or read; zero if it does not.
	At Moment
	// Rivals are several texts of which none is known to be the latest; JSON is then empty.
	Rivals []*Document
	// Note is what a reader of the walk is told above the document; empty if there is nothing to tell.
	Note string
	// Tree is the document with the places of its parts, or a string whose text is no JSON; nil if only Span is known. The
	// joining does without it, and so do the modules of the page.
	Tree *tree.Node `json:"-"`
}

// Known reports whether the text was given.
func (d *Document) Known() bool { return d != nil && d.JSON != "" }

// EntityKind is user, role or group.
type EntityKind string

// The kinds of entities.
const (
	User  EntityKind = "user"
	Role  EntityKind = "role"
	Group EntityKind = "group"
)

// Entity is a user, a role or a group, as far as a source tells.
type Entity struct {
	Kind EntityKind
	// Name is empty if the source does not name it, as in a template that leaves the name to AWS; Label then names it
	// within its source: aws_iam_role.ci, CiRole.
	Name, Label string
	// Account is its account number, empty if the source does not say.
	Account string
	// Path is its path with both slashes; empty if the source does not say.
	Path string
	// ID is its unique ID, empty if the source does not say.
	ID string
	// Trust is the trust policy of a role; nil if the source says nothing of it.
	Trust *Document
	// Inline are its inline policies. A document without a text is there, but no source has it.
	Inline []Named
	// Attached are the ARNs, or the names, of the managed policies attached to it.
	Attached []string
	// Boundary is the ARN or the name of its permissions boundary.
	Boundary string
	// Groups are the names of a user's groups.
	Groups []string
	// Tags are its tags.
	Tags map[string]string
	// MaxSession is the longest session of a role; zero if the source does not say.
	MaxSession time.Duration
	// MFA is a multi-factor device of a user.
	MFA bool
	// Whole says of which parts the source tells everything there is.
	Whole Parts
	Span  source.Span
}

// Parts are parts of an entity of which a source tells everything.
type Parts struct {
	Inline, Attached, Boundary, Groups, Tags bool
}

// Named is a document with its name.
type Named struct {
	Name     string
	Document *Document
}

// Managed is a managed policy.
type Managed struct {
	// ARN is empty if the source does not give it; Name is then its name, and Label its name within the source.
	ARN, Name, Label, Account, Path string
	// Document is its default version; nil if the source names the policy alone.
	Document *Document
	Span     source.Span
}

// Is reports whether the text, an ARN or a name, names the policy.
func (m *Managed) Is(text string) bool { return text != "" && (text == m.ARN || text == m.Name) }

// Control is an SCP or an RCP.
type Control struct {
	// Kind is policy.SCP or policy.RCP; empty if the source gives the policy's ID and its targets alone.
	Kind     policy.Kind
	Name, ID string
	// Targets are the account numbers, OUs and roots that it is attached to; nil if the source does not say.
	Targets  []string
	Document *Document
	Span     source.Span
}

// Provider is an identity provider.
type Provider struct {
	// URL is the host and path of an OIDC provider, without https://; Name that of a SAML provider.
	URL, Name string
	SAML      bool
	Account   string
	// Audiences are the client IDs that are registered. Open says that it may have others, because the source does not
	// show them all.
	Audiences []string
	Open      bool
	Span      source.Span
}

// Resource is a resource with its own policy.
type Resource struct {
	ARN   string
	Label string
	// Account is its account number, empty if neither the source nor the ARN says.
	Account  string
	Document *Document
	Span     source.Span
}

// Account is what a source says of an account.
type Account struct {
	ID, Alias string
	// Organization is the ID of its organization, empty if the source does not say. Without an ID of the account it is
	// that of the account whose credentials asked.
	Organization string
	Span         source.Span
}

// Unit is what a source says of the place of an account, or of an OU, in its organization.
type Unit struct {
	// ID is the account number or the OU's ID; Over that of the OU or the root that has it, empty if the source does not
	// say.
	ID, Over string
	// Management says that the account manages the organization.
	Management bool
	Span       source.Span
}

// Caller is who a person's credentials are, as get-caller-identity answers. It asks where no source says who does.
type Caller struct {
	ARN  string
	Span source.Span
}

// Bare is a policy document that nothing in its source places.
type Bare struct {
	Document Document
	// Kind is what it was taken for by its own content.
	Kind policy.Kind
	// Hint is the file's name, the heading or the word above it; it names the owner where it is one.
	Hint string
	// Owner and Policy are named by a command line around it: the role, user or group and the policy's name.
	Owner  EntityName
	Policy string
}

// EntityName names an entity; the zero value names none.
type EntityName struct {
	Kind EntityKind
	Name string
}

// MoveTo gives all facts one place: that of the string that they were read from.
func (f *Facts) MoveTo(at source.Span) {
	for i := range f.Entities {
		e := &f.Entities[i]
		e.Span = at
		e.Trust.moveTo(at)
		for j := range e.Inline {
			e.Inline[j].Document.moveTo(at)
		}
	}
	for i := range f.Managed {
		f.Managed[i].Span = at
		f.Managed[i].Document.moveTo(at)
	}
	for i := range f.Controls {
		f.Controls[i].Span = at
		f.Controls[i].Document.moveTo(at)
	}
	for i := range f.Providers {
		f.Providers[i].Span = at
	}
	for i := range f.Resources {
		f.Resources[i].Span = at
		f.Resources[i].Document.moveTo(at)
	}
	for i := range f.Bare {
		f.Bare[i].Document.moveTo(at)
	}
	for i := range f.Aside {
		f.Aside[i].Document.moveTo(at)
	}
	for i := range f.Pieces {
		f.Pieces[i].Span = at
	}
	for i := range f.Unread {
		f.Unread[i].Span = at
	}
}

func (d *Document) moveTo(at source.Span) {
	if d != nil {
		d.Span, d.Tree = at, nil
	}
}
