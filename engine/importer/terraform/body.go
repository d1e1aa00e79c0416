package terraform

import (
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// block is a block of HCL, or what stands for one in JSON.
type block struct {
	kind   string
	labels []string
	body   *body
	rng    hcl.Range
}

// body is what a block has. Arguments are in the order of their places.
type body struct {
	attrs  []attr
	blocks []*block
	rng    hcl.Range
}

// attr is one argument.
type attr struct {
	name string
	expr hclsyntax.Expression
	at   hcl.Range // of the name
	rng  hcl.Range
}

// attr returns the argument called name, or nil.
func (b *body) attr(name string) *attr {
	for i := range b.attrs {
		if b.attrs[i].name == name {
			return &b.attrs[i]
		}
	}
	return nil
}

// literal is the text of an argument that is a string without expressions.
func (b *body) literal(name string) (string, bool) {
	a := b.attr(name)
	if a == nil {
		return "", false
	}
	v, diags := safeValue(a.expr)
	if diags || v.IsNull() || !v.IsWhollyKnown() || v.Type() != cty.String {
		return "", false
	}
	return v.AsString(), true
}

// safeValue is the value of an expression without names, and whether it has none.
func safeValue(x hclsyntax.Expression) (v cty.Value, bad bool) {
	if t, ok := x.(*hclsyntax.TemplateExpr); ok {
		for _, p := range t.Parts {
			if _, ok := p.(*hclsyntax.LiteralValueExpr); !ok {
				return cty.DynamicVal, true
			}
		}
		v, diags := t.Value(nil)
		return v, diags.HasErrors()
	}
	if l, ok := x.(*hclsyntax.LiteralValueExpr); ok {
		return l.Val, false
	}
	return cty.DynamicVal, true
}

// kinds are the kinds of nested blocks, by name. A dynamic block counts as the kind that it makes.
func (b *body) kinds() []string {
	set := map[string]bool{}
	for _, n := range b.blocks {
		if kind := n.makes(); kind != "" {
			set[kind] = true
		}
	}
	return slices.Sorted(maps.Keys(set))
}

// makes is the kind of block that a nested block stands for.
func (n *block) makes() string {
	if n.kind != "dynamic" {
		return n.kind
	}
	if len(n.labels) == 1 {
		return n.labels[0]
	}
	return ""
}

// nested is the first nested block of a kind, or nil.
func (b *body) nested(kind string) *block {
	for _, n := range b.blocks {
		if n.kind == kind {
			return n
		}
	}
	return nil
}

// fromHCL is a body of hclsyntax as ours.
func fromHCL(from *hclsyntax.Body) *body {
	b := &body{rng: from.SrcRange}
	for _, a := range from.Attributes {
		b.attrs = append(b.attrs, attr{name: a.Name, expr: a.Expr, at: a.NameRange, rng: a.SrcRange})
	}
	slices.SortFunc(b.attrs, func(x, y attr) int { return x.rng.Start.Byte - y.rng.Start.Byte })
	for _, n := range from.Blocks {
		b.blocks = append(b.blocks, &block{
			kind: n.Type, labels: n.Labels, body: fromHCL(n.Body), rng: hcl.RangeBetween(n.TypeRange, n.CloseBraceRange),
		})
	}
	return b
}

// override is the block with what the other one has in its place: its arguments, and its nested blocks of a kind
// instead of all of that kind.
//
// See https://developer.hashicorp.com/terraform/language/files/override
func (n *block) override(by *block) *block {
	merged := &block{kind: n.kind, labels: n.labels, rng: n.rng, body: &body{rng: n.body.rng}}
	for _, a := range n.body.attrs {
		if by.body.attr(a.name) == nil {
			merged.body.attrs = append(merged.body.attrs, a)
		}
	}
	merged.body.attrs = append(merged.body.attrs, by.body.attrs...)
	replaced := by.body.kinds()
	for _, nested := range n.body.blocks {
		if !slices.Contains(replaced, nested.makes()) {
			merged.body.blocks = append(merged.body.blocks, nested)
		}
	}
	merged.body.blocks = append(merged.body.blocks, by.body.blocks...)
	return merged
}

// isOverride reports whether a file's blocks change those of other files.
func isOverride(path string) bool {
	name := path[strings.LastIndexByte(path, '/')+1:]
	name = strings.TrimSuffix(strings.TrimSuffix(name, ".json"), ".tf")
	return name == "override" || strings.HasSuffix(name, "_override")
}
