package tfresource

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rolewalk/engine/policy"
	"rolewalk/engine/tree"
)

// A text in the making has a mark for each hole: the number of its expression between two code points that are no
// characters. So ARNs can be made and read while parts of them are not known.
const (
	markBegin = "\uFDD0"
	markEnd   = "\uFDD1"
)

// unmarked is a text of the input without the code points of marks.
func unmarked(text string) string {
	if !strings.Contains(text, markBegin) {
		return text
	}
	return strings.ReplaceAll(text, markBegin, "\uFFFD")
}

// hole is a mark for an expression.
func (b *builder) hole(expr string) string {
	expr = b.plain(expr)
	n, known := b.marks[expr]
	if !known {
		n = len(b.exprs)
		b.exprs = append(b.exprs, expr)
		b.marks[expr] = n
	}
	return markBegin + strconv.Itoa(n) + markEnd
}

// oneReference is an expression that is a name alone, with dots and indexes.
var oneReference = regexp.MustCompile(`^[\pL_][\pL\pN_-]*(?:\.[\pL\pN_-]+|\.\*|\[\*\]|\[[0-9]+\]|\["[^"\\\[\]]*"\])*$`)

// plain is a reference in letters, digits, underscores and dots alone, so that it is seen to be a placeholder wherever
// it stands: aws_iam_role.ci["a"].name is aws_iam_role.ci.a.name. Two references that would be one get a number. Other
// expressions stay as they are. The expressions of one of several configurations have its folder before them.
func (b *builder) plain(expr string) string {
	if !oneReference.MatchString(expr) {
		if b.root != "" {
			return b.root + ": " + expr
		}
		return expr
	}
	if known, ok := b.plains[expr]; ok {
		return known
	}
	word := expr
	if b.root != "" {
		word = b.root + "." + expr
	}
	word = strings.Map(func(c rune) rune {
		switch {
		case c == '"' || c == ']':
			return -1
		case c == '[':
			return '.'
		case c < 0x80 && (c == '.' || c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'):
			return c
		}
		return '_'
	}, word)
	for base, n := word, 2; b.taken[word]; n++ {
		word = base + "_" + strconv.Itoa(n)
	}
	b.taken[word], b.plains[expr] = true, word
	return word
}

// cut goes over a text with marks: f has each stretch, or the expression of a mark.
func (b *builder) cut(text string, f func(plain, expr string)) {
	for {
		before, rest, found := strings.Cut(text, markBegin)
		number, after, closed := strings.Cut(rest, markEnd)
		n, err := strconv.Atoi(number)
		if !found || !closed || err != nil || n < 0 || n >= len(b.exprs) {
			f(text, "")
			return
		}
		if before != "" {
			f(before, "")
		}
		f("", b.exprs[n])
		text = after
		if text == "" {
			return
		}
	}
}

// flat is a text with ${expression} in the place of marks, and where these stand.
func (b *builder) flat(text string) (string, []tree.Hole) {
	var out strings.Builder
	var holes []tree.Hole
	b.cut(text, func(plain, expr string) {
		if expr == "" {
			out.WriteString(plain)
			return
		}
		from := out.Len()
		out.WriteString("${" + expr + "}")
		holes = append(holes, tree.Hole{From: from, To: out.Len(), Expr: expr})
	})
	return out.String(), holes
}

// word is a text for a field of a fact: one in which every hole is seen to be a placeholder. ok is false if it is not.
func (b *builder) word(text string) (word string, ok bool) {
	flat, holes := b.flat(text)
	for _, h := range holes {
		if hole := flat[h.From:h.To]; policy.MarkedPlaceholder(hole) != hole {
			return flat, false
		}
	}
	return flat, true
}

// textOf is a node's text with what its holes name.
func (b *builder) textOf(n *tree.Node, r *Resource) string {
	if n == nil || n.Kind != '"' {
		return ""
	}
	return b.resolved(n.Text, n.Holes, r)
}

// resolved is a text with what its holes name in their place.
func (b *builder) resolved(text string, holes []tree.Hole, r *Resource) string {
	var out strings.Builder
	at := 0
	for _, h := range holes {
		out.WriteString(unmarked(text[at:h.From]))
		out.WriteString(b.value(h.Expr, r))
		at = h.To
	}
	out.WriteString(unmarked(text[at:]))
	return out.String()
}

// scalarOf is a node's text; numbers and truth values are as they are written.
func (b *builder) scalarOf(n *tree.Node, r *Resource) string {
	if n == nil || n.Kind == '{' || n.Kind == '[' || n.Kind == 'n' {
		return ""
	}
	if n.Kind != '"' {
		return n.Text
	}
	return b.textOf(n, r)
}

// hasHole reports whether a text has a mark.
func hasHole(text string) bool { return strings.Contains(text, markBegin) }

// resolvedTree is a tree with what its holes name in their place.
func (b *builder) resolvedTree(n tree.Node, r *Resource) tree.Node {
	if n.Kind == '"' {
		if len(n.Holes) > 0 {
			n.Text, n.Holes = b.flat(b.resolved(n.Text, n.Holes, r))
		}
		n.Items = nil
		return n
	}
	n.Items, n.Members = slices.Clone(n.Items), slices.Clone(n.Members)
	for i := range n.Items {
		n.Items[i] = b.resolvedTree(n.Items[i], r)
	}
	for i := range n.Members {
		m := &n.Members[i]
		if len(m.Holes) > 0 {
			m.Name.Value, m.Holes = b.flat(b.resolved(m.Name.Value, m.Holes, r))
		}
		m.Value = b.resolvedTree(m.Value, r)
	}
	return n
}
