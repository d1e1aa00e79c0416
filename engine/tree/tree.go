package tree

import (
	"github.com/go-json-experiment/json/jsontext"

	"rolewalk/engine/source"
)

// Node is one value with its place.
type Node struct {
	// Kind is '{', '[', '"', '0', 't', 'f' or 'n', as JSON's values begin.
	Kind jsontext.Kind
	Span source.Span
	// Text is a string decoded, a number or a literal as written.
	Text    string
	Members []Member
	Items   []Node
	// Holes are the parts of Text that stand for what a reader could not evaluate, from left to right; nil in JSON.
	Holes []Hole
}

// Hole is a part of a string that stands for an expression whose value the text does not give. If the hole is all of
// the string, the value need not be a string.
type Hole struct {
	// From and To are its bytes in the node's Text, which has the expression there as `${Expr}`.
	From, To int
	// Expr is the expression as it is written: var.account, aws_iam_role.ci.arn, AWS::AccountId.
	Expr string
	// Span is where it stands; that of the node where its own place is not known.
	Span source.Span
}

// String is a string of the text with its place, quotes included. The zero String is one that is not there.
type String struct {
	Value string
	Span  source.Span
}

// Member is one name and value of an object. A name may come twice; that is for the reader to judge.
type Member struct {
	Name  String
	Value Node
	// Holes are the parts of the name that stand for what a reader could not evaluate; nil in JSON.
	Holes []Hole
}

// PutAt gives the node and all below it one place: that of the string that they were read from.
func (n *Node) PutAt(at source.Span) {
	n.Span = at
	for i := range n.Items {
		n.Items[i].PutAt(at)
	}
	for i := range n.Members {
		n.Members[i].Name.Span = at
		n.Members[i].Value.PutAt(at)
	}
}

// Span reaches from the member's name to the end of its value.
func (m *Member) Span() source.Span {
	return source.Span{Text: m.Name.Span.Text, From: m.Name.Span.From, To: m.Value.Span.To}
}

// Member returns the first member called name, or nil.
func (n *Node) Member(name string) *Member {
	for i := range n.Members {
		if n.Members[i].Name.Value == name {
			return &n.Members[i]
		}
	}
	return nil
}

// At returns the value that stands under the names, one in the other; nil if one of them is missing. A nil node has no
// members.
func (n *Node) At(names ...string) *Node {
	for _, name := range names {
		if n == nil {
			return nil
		}
		m := n.Member(name)
		if m == nil {
			return nil
		}
		n = &m.Value
	}
	return n
}

// String returns the node's text if it is a string, else "". A nil node has none.
func (n *Node) String() string {
	if n == nil || n.Kind != '"' {
		return ""
	}
	return n.Text
}

// List returns the items of an array, the node itself if it is another value than null, and nothing for nil.
func (n *Node) List() []Node {
	switch {
	case n == nil || n.Kind == 'n':
		return nil
	case n.Kind == '[':
		return n.Items
	}
	return []Node{*n}
}
