package terraform

import (
	"strconv"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"rolewalk/engine/tree"
)

// jsonFile makes of JSON what HCL would be.
//
// See https://developer.hashicorp.com/terraform/language/syntax/json
type jsonFile struct {
	r *reader
	t *text
	// literal says that strings are no templates, as in .tfvars.json.
	literal bool
}

// labelsOf is how many labels a top-level block has.
var labelsOf = map[string]int{
	"resource": 2, "data": 2, "ephemeral": 2, "variable": 1, "output": 1, "module": 1, "provider": 1, "check": 1,
	"locals": 0, "terraform": 0, "moved": 0, "import": 0, "removed": 0,
}

// nestedBlocks are the names that are blocks, not arguments, in the resources that policies are made of.
var nestedBlocks = map[string]bool{
	"statement": true, "principals": true, "not_principals": true, "condition": true, "inline_policy": true,
	"lifecycle": true, "content": true,
}

// top is the body of a file.
func (j jsonFile) top(n tree.Node) *body {
	b := &body{rng: j.rng(n)}
	for _, m := range n.Members {
		if labels, known := labelsOf[m.Name.Value]; known {
			j.blocks(b, m.Name.Value, nil, labels, m.Value)
		}
	}
	return b
}

// blocks adds the blocks that stand in n, below as many labels.
func (j jsonFile) blocks(b *body, kind string, labels []string, depth int, n tree.Node) {
	switch {
	case n.Kind == '[':
		for _, item := range n.Items {
			j.blocks(b, kind, labels, depth, item)
		}
	case n.Kind != '{':
		return
	case depth > 0:
		for _, m := range n.Members {
			if m.Name.Value != "//" {
				j.blocks(b, kind, append(labels[:len(labels):len(labels)], m.Name.Value), depth-1, m.Value)
			}
		}
	default:
		inner := j.body(n)
		if kind == "locals" || kind == "variable" {
			inner = j.plain(n)
		}
		b.blocks = append(b.blocks, &block{kind: kind, labels: labels, body: inner, rng: j.rng(n)})
	}
}

// body is the body of a block.
func (j jsonFile) body(n tree.Node) *body {
	b := &body{rng: j.rng(n)}
	for _, m := range n.Members {
		switch name := m.Name.Value; {
		case name == "//":
		case name == "dynamic":
			j.blocks(b, name, nil, 1, m.Value)
		case nestedBlocks[name] && (m.Value.Kind == '{' || m.Value.Kind == '['):
			j.blocks(b, name, nil, 0, m.Value)
		default:
			b.attrs = append(b.attrs, j.attr(m))
		}
	}
	return b
}

// plain is a body that has arguments alone.
func (j jsonFile) plain(n tree.Node) *body {
	b := &body{rng: j.rng(n)}
	for _, m := range n.Members {
		if m.Name.Value != "//" {
			b.attrs = append(b.attrs, j.attr(m))
		}
	}
	return b
}

func (j jsonFile) attr(m tree.Member) attr {
	at := j.rng(tree.Node{Span: m.Name.Span})
	return attr{name: m.Name.Value, expr: j.expr(m.Value), at: at, rng: hcl.RangeBetween(at, j.rng(m.Value))}
}

// rng is the place of a node as a range.
func (j jsonFile) rng(n tree.Node) hcl.Range {
	return hcl.Range{Filename: j.t.name, Start: hcl.Pos{Byte: n.Span.From}, End: hcl.Pos{Byte: n.Span.To}}
}

// expr is a value as an expression. Strings are templates.
func (j jsonFile) expr(n tree.Node) hclsyntax.Expression {
	at := j.rng(n)
	switch n.Kind {
	case '{':
		x := &hclsyntax.ObjectConsExpr{SrcRange: at, OpenRange: at}
		for _, m := range n.Members {
			key := tree.Node{Kind: '"', Text: m.Name.Value, Span: m.Name.Span}
			x.Items = append(x.Items, hclsyntax.ObjectConsItem{KeyExpr: j.expr(key), ValueExpr: j.expr(m.Value)})
		}
		return x
	case '[':
		x := &hclsyntax.TupleConsExpr{SrcRange: at, OpenRange: at}
		for _, item := range n.Items {
			x.Exprs = append(x.Exprs, j.expr(item))
		}
		return x
	case '"':
		return j.template(n, at)
	}
	return &hclsyntax.LiteralValueExpr{Val: scalar(n), SrcRange: at}
}

// scalar is a number, true, false or null.
func scalar(n tree.Node) cty.Value {
	switch n.Kind {
	case 't':
		return cty.True
	case 'f':
		return cty.False
	case '0':
		if v, err := cty.ParseNumberVal(n.Text); err == nil {
			return v
		}
	}
	return cty.NullVal(cty.DynamicPseudoType)
}

// template is a string as a template. If it has escapes, its offsets are not those of the file.
func (j jsonFile) template(n tree.Node, at hcl.Range) hclsyntax.Expression {
	literal := &hclsyntax.LiteralValueExpr{Val: cty.StringVal(n.Text), SrcRange: at}
	if j.literal {
		return literal
	}
	t, offset := j.t, n.Span.From+1
	if raw := j.r.raw(at); len(raw) < 2 || raw[1:len(raw)-1] != n.Text {
		span := n.Span
		t = &text{name: j.t.name + "#" + strconv.Itoa(n.Span.From), rank: j.t.rank, body: n.Text, id: j.t.id, fixed: &span}
		j.r.texts[t.name], offset = t, 0
	}
	x, reason := j.r.parseTemplate(t, n.Text, offset)
	if reason != "" {
		j.r.report(trouble{span: n.Span, rank: j.t.rank, what: j.r.written(at), reason: reason, kind: failed})
		unread := &hclsyntax.ScopeTraversalExpr{SrcRange: at, Traversal: hcl.Traversal{hcl.TraverseRoot{Name: "\x00"}}}
		return unread
	}
	return x
}
