package terraform

import (
	"maps"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// scope is where an expression stands: a module, an instance, and the names of for expressions and dynamic blocks.
type scope struct {
	r *reader
	m *module // nil in .tfvars

	key, each *cty.Value // each.key and each.value
	count     *cty.Value
	// openEach is the address of a block whose instances are not known, for which each and count stand.
	openEach string

	names  map[string]cty.Value
	symbol map[*hclsyntax.AnonSymbolExpr]cty.Value // of splats
}

// with is the scope with more names.
func (s *scope) with(names map[string]cty.Value) *scope {
	inner := *s
	inner.names = maps.Clone(s.names)
	if inner.names == nil {
		inner.names = map[string]cty.Value{}
	}
	maps.Copy(inner.names, names)
	return &inner
}

// splat is the scope in which a symbol stands for an item.
func (s *scope) splat(symbol *hclsyntax.AnonSymbolExpr, item cty.Value) *scope {
	inner := *s
	inner.symbol = maps.Clone(s.symbol)
	if inner.symbol == nil {
		inner.symbol = map[*hclsyntax.AnonSymbolExpr]cty.Value{}
	}
	inner.symbol[symbol] = item
	return &inner
}

// placed is an item of a set. A set has the places of all its items as one; that of an item is the first with its text.
func (s *scope) placed(v cty.Value, marks cty.ValueMarks, rng hcl.Range) cty.Value {
	if !v.IsKnown() {
		return v.WithMarks(marks)
	}
	if p := s.r.placeFor(v, marks); p != nil {
		return v.Mark(p)
	}
	return s.at(v, place{span: s.r.span(rng), rank: s.r.rank(rng)})
}

// placeFor is the first place among marks that has the text of a string; nil if there is none.
func (r *reader) placeFor(v cty.Value, marks cty.ValueMarks) *place {
	bare, _ := v.Unmark()
	if bare.Type() != cty.String || bare.IsNull() || !bare.IsKnown() {
		return nil
	}
	text := bare.AsString()
	if !r.spend(len(marks)) {
		return nil
	}
	var best *place
	for mark := range marks {
		p, ok := mark.(*place)
		if ok && p.text == text && (best == nil || p.before(best)) {
			best = p
		}
	}
	return best
}

func (p *place) before(q *place) bool {
	if p.rank != q.rank {
		return p.rank < q.rank
	}
	return p.span.From < q.span.From
}
