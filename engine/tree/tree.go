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
