package terraform

import (
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function/stdlib"

	"rolewalk/engine/tree"
)

// encoder prints a tree as JSON: Terraform's jsonencode without blanks, the provider's documents with an indent of two.
// Both escape <, > and & as Go does.
type encoder struct {
	indented bool
	parts    []part
	buffer   strings.Builder
}

// encode prints a tree as JSON, with its holes.
func encode(n tree.Node, indented bool) []part {
	e := encoder{indented: indented}
	e.node(n, 0)
	return e.done()
}

func (e *encoder) done() []part {
	e.flush()
	return e.parts
}

// flush ends the stretch of text that is being written.
func (e *encoder) flush() {
	if e.buffer.Len() > 0 {
		e.parts = append(e.parts, part{text: e.buffer.String()})
		e.buffer.Reset()
	}
}

func (e *encoder) node(n tree.Node, depth int) {
	switch n.Kind {
	case '{':
		e.buffer.WriteByte('{')
		for i, m := range n.Members {
			e.next(i, depth)
			e.string(m.Name.Value, m.Holes)
			e.buffer.WriteByte(':')
			if e.indented {
				e.buffer.WriteByte(' ')
			}
			e.node(m.Value, depth+1)
		}
		e.close('}', len(n.Members), depth)
	case '[':
		e.buffer.WriteByte('[')
		for i, item := range n.Items {
			e.next(i, depth)
			e.node(item, depth+1)
		}
		e.close(']', len(n.Items), depth)
	case '"':
		e.string(n.Text, n.Holes)
	default:
		e.buffer.WriteString(n.Text)
	}
}

// next begins an item.
func (e *encoder) next(i, depth int) {
	if i > 0 {
		e.buffer.WriteByte(',')
	}
	e.line(depth + 1)
}

func (e *encoder) close(bracket byte, items, depth int) {
	if items > 0 {
		e.line(depth)
	}
	e.buffer.WriteByte(bracket)
}

func (e *encoder) line(depth int) {
	if e.indented {
		e.buffer.WriteByte('\n')
		for range depth {
			e.buffer.WriteString("  ")
		}
	}
}

// string prints a text in quotation marks. Its holes stay as they are.
func (e *encoder) string(text string, holes []tree.Hole) {
	e.buffer.WriteByte('"')
	at := 0
	for _, h := range holes {
		e.buffer.WriteString(escaped(text[at:h.From]))
		e.flush()
		e.parts = append(e.parts, part{expr: h.Expr, span: h.Span})
		at = h.To
	}
	e.buffer.WriteString(escaped(text[at:]))
	e.buffer.WriteByte('"')
}

// escaped is a text as it stands between the quotation marks of JSON.
func escaped(text string) string {
	if !strings.ContainsFunc(text, mustEscape) {
		return text
	}
	v, err := stdlib.JSONEncode(cty.StringVal(text))
	if err != nil {
		return ""
	}
	printed := v.AsString()
	return printed[1 : len(printed)-1]
}

func mustEscape(c rune) bool {
	return c < ' ' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029' ||
		c == '\uFFFD' || c == 0x7f
}
