package policy

import (
	"rolewalk/engine/match"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// Kind says what a document is attached as, which decides what AWS lets stand in it.
type Kind string

// The kinds of policies.
const (
	Trust    Kind = "trust"          // a role's trust policy
	Identity Kind = "identity"       // inline or managed, of a user, a group or a role
	Resource Kind = "resource"       // any other resource-based policy
	Boundary Kind = "boundary"       // a permissions boundary
	Session  Kind = "session-policy" // given with a request for credentials
	SCP      Kind = "scp"            // service control policy
	RCP      Kind = "rcp"            // resource control policy
)

// Kinds lists every Kind.
var Kinds = []Kind{Trust, Identity, Resource, Boundary, Session, SCP, RCP}

// Version is the policy language a document asks for. Policy variables exist in 2012-10-17 alone.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
type Version string

// The versions that AWS knows. A document without one is read as 2008-10-17.
const (
	Version2008 Version = "2008-10-17"
	Version2012 Version = "2012-10-17"
)

// Document is one policy, read. It is immutable once read and may be shared between worlds and requests.
type Document struct {
	Kind Kind
	// Span is the whole JSON value.
	Span source.Span
	// Size is how many of its characters count against its quota; 0 where the text is broken.
	Size int
	// Version is what the document asks for; empty where it has none or one that AWS does not know.
	Version Version
	// Statements are in the order of the text. A document that is not JSON has none.
	Statements []Statement
	// Findings are what is wrong with the document taken by itself, in order of place.
	Findings []source.Finding
	// Unknown says that the document may say more than its statements: it is there, or may be, and its text was not
	// supplied, or not the whole of it.
	Unknown bool
	// Broken says that the text is not one JSON object, so that nothing in it could be read.
	Broken bool
	// Refusal is the finding for which AWS would not save the document, nil where it would. An unsaved document neither
	// grants nor denies.
	Refusal *source.Finding
	// OpenAction is the last action of a trust policy that AWS does not save as we read it, but that others take: one with
	// a wildcard, or one of the six in another case. It is empty in every other document.
	OpenAction source.Span
}

// UnknownDocument returns a document whose text was not supplied. at is the place of the text that says so, empty if
// none does.
func UnknownDocument(kind Kind, at source.Span) *Document {
	return &Document{Kind: kind, Span: at, Unknown: true}
}

// Supplied reports whether there is a text of the document, or a part of one.
func (d *Document) Supplied() bool { return !d.Unknown || len(d.Statements) > 0 }

// Saved reports whether AWS would save the document.
func (d *Document) Saved() bool { return d.Refusal == nil }

// Effect is what a statement does where it applies.
type Effect string

// The two effects; their case counts.
const (
	Allow Effect = "Allow"
	Deny  Effect = "Deny"
)

// Statement is one statement. Elements that the document does not have are nil or empty.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html
type Statement struct {
	Span   source.Span
	Sid    String
	Effect Effect
	// EffectSpan is the place of the effect's value.
	EffectSpan source.Span
	Principal  *Principals
	Action     *Actions
	Resource   *Resources
	// Condition are the rows of the Condition element; all must hold. ConditionSpan is the element's value, empty where
	// there is none.
	Condition     []Condition
	ConditionSpan source.Span
}

// String is a string of the text with its place, quotes included. The zero String is one that is not there.
type String = tree.String

// Actions is the Action or NotAction element.
type Actions struct {
	Span   source.Span
	Not    bool
	Values []Action

	texts []string // see Texts
}

// Action is one action pattern.
type Action struct {
	String
	Pattern match.Action
}

// Resources is the Resource or NotResource element.
type Resources struct {
	Span   source.Span
	Not    bool
	Values []ResourcePattern

	texts []string // see Texts; nil where a policy variable stands in a value
}

// ResourcePattern is one ARN pattern, or `*`.
type ResourcePattern struct {
	String
	Pattern match.ARNPattern
}

// Principals is the Principal or NotPrincipal element.
type Principals struct {
	Span   source.Span
	Not    bool
	Values []Principal
}

// Condition is one row of a Condition element: an operator, a key and the values that the key is compared with.
type Condition struct {
	// Span reaches from the operator's name, or the key where the operator has several, to the end of the values.
	Span     source.Span
	Operator match.Operator
	// Written is the operator as written.
	Written String
	Key     String
	// Lower is the key in lower case, as requests keep theirs.
	Lower  string
	Values []String
	// Operands are the values compiled for the operator, one each.
	Operands []match.Operand

	texts []string // see Texts; nil where a policy variable stands in a value
}

// With returns the document with further faults for which AWS would not save it, found where more is known than the
// document alone. Without any it is d itself.
func (d *Document) With(refusals []source.Finding) *Document {
	if len(refusals) == 0 {
		return d
	}
	c := *d
	c.Findings = append(append([]source.Finding(nil), d.Findings...), refusals...)
	source.Sort(c.Findings)
	if c.Refusal == nil {
		c.Refusal = &refusals[0]
	}
	return &c
}
