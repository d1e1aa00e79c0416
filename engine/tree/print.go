package tree

import (
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// Print returns the node as JSON on one line, in the form of AWS's examples: a space behind each colon and comma.
func (n *Node) Print() string {
	var b strings.Builder
	n.print(&b)
	return b.String()
}

func (n *Node) print(b *strings.Builder) {
	switch n.Kind {
	case '{':
		b.WriteByte('{')
		for i := range n.Members {
			separate(b, i)
			quote(b, n.Members[i].Name.Value)
			b.WriteString(": ")
			n.Members[i].Value.print(b)
		}
		b.WriteByte('}')
	case '[':
		b.WriteByte('[')
		for i := range n.Items {
			separate(b, i)
			n.Items[i].print(b)
		}
		b.WriteByte(']')
	case '"':
		quote(b, n.Text)
	default:
		b.WriteString(n.Text)
	}
}

func separate(b *strings.Builder, i int) {
	if i > 0 {
		b.WriteString(", ")
	}
}

func quote(b *strings.Builder, text string) { b.WriteString(Quote(text)) }

// Quote returns the text as a JSON string. Bytes that are no UTF-8 give U+FFFD.
func Quote(text string) string {
	quoted, _ := jsontext.AppendQuote(nil, text) // its error speaks of the bytes that it replaced
	return string(quoted)
}

// Indent returns the node as JSON over several lines: what is longer than width is broken at its members or items, each
// on a line of its own, two spaces deeper. Each line but the first begins with prefix.
func (n *Node) Indent(prefix string, width int) string {
	var b strings.Builder
	n.indent(&b, prefix, width)
	return b.String()
}

func (n *Node) indent(b *strings.Builder, prefix string, width int) {
	flat := n.Print()
	if len(flat) <= width || n.Kind != '{' && n.Kind != '[' {
		b.WriteString(flat)
		return
	}
	inner := prefix + "  "
	opening, closing := "{", "}"
	if n.Kind == '[' {
		opening, closing = "[", "]"
	}
	b.WriteString(opening)
	for i := range max(len(n.Members), len(n.Items)) {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n" + inner)
		var item *Node
		if n.Kind == '{' {
			quote(b, n.Members[i].Name.Value)
			b.WriteString(": ")
			item = &n.Members[i].Value
		} else {
			item = &n.Items[i]
		}
		item.indent(b, inner, width-2)
	}
	b.WriteString("\n" + prefix + closing)
}

// Expressions appends the expressions that stand in the names and strings below the node, as Print prints them:
// ${var.account}, ${lookup(var.accounts, \"prod\")}.
func (n *Node) Expressions(list []string) []string {
	list = appendHoles(list, n.Text, n.Holes)
	for i := range n.Members {
		m := &n.Members[i]
		list = appendHoles(list, m.Name.Value, m.Holes)
		list = m.Value.Expressions(list)
	}
	for i := range n.Items {
		list = n.Items[i].Expressions(list)
	}
	return list
}

func appendHoles(list []string, text string, holes []Hole) []string {
	for _, h := range holes {
		printed := Quote(text[h.From:h.To])
		list = append(list, printed[1:len(printed)-1])
	}
	return list
}
