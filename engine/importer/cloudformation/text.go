package cloudformation

import (
	"strings"

	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// text is a string that is put together, with the expressions in it.
type text struct {
	b     strings.Builder
	holes []tree.Hole
}

// expression adds what the template does not tell.
func (t *text) expression(expression string, at source.Span) {
	from := t.b.Len()
	t.b.WriteString("${" + expression + "}")
	t.holes = append(t.holes, tree.Hole{From: from, To: t.b.Len(), Expr: expression, Span: at})
}

// node adds a scalar with its expressions.
func (t *text) node(n *tree.Node) {
	base := t.b.Len()
	t.b.WriteString(n.Text)
	for _, h := range n.Holes {
		h.From, h.To = h.From+base, h.To+base
		t.holes = append(t.holes, h)
	}
}

// done is the string, whose place is at.
func (t *text) done(at source.Span) tree.Node {
	return tree.Node{Kind: '"', Span: at, Text: t.b.String(), Holes: t.holes}
}

// hole is a string that is an expression and nothing else.
func hole(expression string, at source.Span) tree.Node {
	var t text
	t.expression(expression, at)
	return t.done(at)
}

// isHole reports whether the node is an expression and nothing else.
func isHole(n *tree.Node) bool {
	return len(n.Holes) == 1 && n.Holes[0].From == 0 && n.Holes[0].To == len(n.Text)
}

// expressionOf is a value as a part of an expression.
func expressionOf(n *tree.Node) string {
	switch {
	case isHole(n):
		return n.Holes[0].Expr
	case isScalar(n) && len(n.Holes) == 0:
		return n.Text
	case isScalar(n):
		return strings.NewReplacer("${", "", "}", "").Replace(n.Text)
	}
	return "…"
}

func isScalar(n *tree.Node) bool { return n.Kind != '{' && n.Kind != '[' && n.Kind != 0 }
