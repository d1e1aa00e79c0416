package splice

import (
	"slices"
	"strings"

	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// Listed reports whether an item stands in a list, rather than in place of one.
func Listed(body string, item source.Span) bool {
	before := Back(body, item.From)
	return before > 0 && (body[before-1] == '[' || body[before-1] == ',')
}

// Follow inserts text behind the item or member that ends the way at does, in a line of its own where that one begins a
// line.
func Follow(body string, at source.Span, text string) source.Edit {
	lead := body[Back(body, at.From):at.From]
	if !strings.Contains(lead, "\n") {
		lead = " "
	}
	return source.Edit{At: source.Span{From: at.To, To: at.To}, New: "," + lead + text}
}

// InStyle is a text of JSON on one line in the author’s own style: where the object at the span has a line for each
// member, it has lines with the same indent and line ends.
func InStyle(body string, at source.Span, text string) string {
	inner := body[at.From+1 : On(body, at.From+1)]
	n, fault := tree.ReadJSON(text, source.Span{To: len(text)})
	if fault != nil || !strings.Contains(inner, "\n") {
		return text
	}
	lineEnd, margin := LineEnd(body, at.To), Indent(body, at.From)
	inner = inner[strings.LastIndexByte(inner, '\n')+1:]
	indent, ok := strings.CutPrefix(inner, margin)
	if !ok || indent == "" {
		indent = Unit(margin)
	}
	s := &style{lineEnd: lineEnd, margin: margin, indent: indent}
	s.spread(&n, margin)
	return s.String()
}

// style is how an author breaks lines.
type style struct {
	strings.Builder

	lineEnd, margin, indent string
}

// spread writes JSON over several lines, as people do: an object that has objects in it has a line for each member, and
// all else stands on one.
func (s *style) spread(n *tree.Node, margin string) {
	if n.Kind != '{' || len(n.Members) == 0 || margin != s.margin && !nests(n) {
		s.WriteString(n.Print())
		return
	}
	s.WriteByte('{')
	for i := range n.Members {
		if i > 0 {
			s.WriteByte(',')
		}
		s.WriteString(s.lineEnd + margin + s.indent + tree.Quote(n.Members[i].Name.Value) + ": ")
		s.spread(&n.Members[i].Value, margin+s.indent)
	}
	s.WriteString(s.lineEnd + margin + "}")
}

// nests reports whether an object has another in it.
func nests(n *tree.Node) bool {
	return slices.ContainsFunc(n.Members, func(m tree.Member) bool { return m.Value.Kind == '{' })
}

// Only is the first item of an empty list, or the first member of an empty object.
func Only(body string, empty source.Span, text string) source.Edit {
	at := source.Span{From: empty.From + 1, To: empty.To - 1}
	if inner := body[at.From:at.To]; strings.Contains(inner, "\n") {
		margin := Indent(body, empty.From)
		at.To = at.From
		return source.Edit{At: at, New: LineEnd(body, at.From) + margin + Unit(margin) + text}
	}
	return source.Edit{At: at, New: text}
}
