package syntax

import (
	"strings"

	"rolewalk/engine/source"
)

// The statements of this file say what the walk does not know.

// NotSupplied is the word unknown, in place of what was not supplied.
type NotSupplied struct {
	Node
	Word string `parser:"@'unknown'"`
}

// PoliciesUnknown says that there may be more policies than the walk has.
type PoliciesUnknown struct {
	Node
	Unknown *NotSupplied `parser:"'policies' @@"`
}

// TrustUnknown stands in place of a trust policy that was not supplied.
type TrustUnknown struct {
	Node
	Unknown *NotSupplied `parser:"'trust' @@"`
}

// TagsUnknown says that there may be more tags than the walk has.
type TagsUnknown struct {
	Node
	Unknown *NotSupplied `parser:"'tags' @@"`
}

// MaxSessionUnknown stands in place of a longest session that was not supplied.
type MaxSessionUnknown struct {
	Node
	Unknown *NotSupplied `parser:"'max-session' @@"`
}

// ControlPoliciesUnknown says that there may be more SCPs and RCPs over the account than the walk has.
type ControlPoliciesUnknown struct {
	Node
	Unknown *NotSupplied `parser:"'control-policies' @@"`
}

// PrincipalsUnknown says that the account may have more users and roles than the walk has.
type PrincipalsUnknown struct {
	Node
	Unknown *NotSupplied `parser:"'principals' @@"`
}

// Placeholder says that a text of the walk stands for something that was not supplied.
type Placeholder struct {
	Node
	Value Name `parser:"'placeholder' @@" usage:"VALUE"`
	Name  Line `parser:"@@"`
}

func (p *Placeholder) check(r *report) {
	if v := p.Value.Value; !source.IsPlaceholder(v) {
		r.errorAt(
			BadPlaceholder,
			p.Value.at,
			"`"+short(v)+"` cannot be told from other text",
			"a placeholder is an account number, or at least "+number(
				source.ShortestPlaceholder,
			)+" letters, digits, `_` and `-`",
		)
	}
	if strings.TrimSpace(p.Name.Value) == "" && !p.Name.Missing() {
		r.errorAt(BadName, p.Name.at, "this name is empty", "say what the placeholder stands for")
	}
}

// UnknownKeys names condition keys whose values were not supplied.
type UnknownKeys struct {
	Node
	Keys Strings `parser:"'unknown-keys' @@"`
}

// Granted says that AWS granted the request.
type Granted struct {
	Node
	Word string `parser:"@'granted'"`
}

// Refused says that AWS refused the request, and in which words.
type Refused struct {
	Node
	Text Text `parser:"'refused' @@"`
}
