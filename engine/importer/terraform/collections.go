package terraform

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// index is collection[key].
func (s *scope) index(x *hclsyntax.IndexExpr) cty.Value {
	mark := len(s.r.troubles)
	v := s.eval(x.Collection)
	return s.get(v, s.eval(x.Key), false, mark, x.SrcRange)
}

// splatExpr is list[*].name: a value that is no list counts as a list of one, and null as an empty one.
func (s *scope) splatExpr(x *hclsyntax.SplatExpr) cty.Value {
	mark := len(s.r.troubles)
	v := s.eval(x.Source)
	bare, marks := v.Unmark()
	t := bare.Type()
	isList := t.IsTupleType() || t.IsListType() || t.IsSetType()
	var list []cty.Value
	switch h := holeOf(v); {
	case h != nil && h.ref != nil && !h.ref.open:
		list = []cty.Value{s.splat(x.Item, v).eval(x.Each)}
	case !bare.IsKnown():
		return s.collapse(mark, x.SrcRange, "its list has no value in the text")
	case isList && !bare.IsNull():
		for it := bare.ElementIterator(); it.Next(); {
			_, item := it.Element()
			if t.IsSetType() {
				item = s.placed(item, marks, x.Source.Range())
			}
			list = append(list, s.splat(x.Item, item).eval(x.Each))
		}
	case !bare.IsNull():
		list = []cty.Value{s.splat(x.Item, v).eval(x.Each)}
	}
	return s.at(cty.TupleVal(list), s.here(x.SrcRange))
}

// forExpr is [for …] or {for …}.
func (s *scope) forExpr(x *hclsyntax.ForExpr) cty.Value {
	mark := len(s.r.troubles)
	pairs, reason := s.items(s.eval(x.CollExpr), x.CollExpr.Range())
	if reason != "" {
		return s.collapse(mark, x.SrcRange, reason)
	}
	made := forResult{object: map[string]cty.Value{}, groups: map[string][]cty.Value{}}
	for _, p := range pairs {
		inner := map[string]cty.Value{x.ValVar: p.value}
		if x.KeyVar != "" {
			inner[x.KeyVar] = p.key
		}
		scope := s.with(inner)
		if x.CondExpr != nil {
			condition, _ := scope.eval(x.CondExpr).Unmark()
			if !condition.IsKnown() {
				return s.collapse(mark, x.SrcRange, "its condition hangs on what has no value in the text")
			}
			is, err := safeConvert(condition, cty.Bool)
			if err != nil || is.IsNull() {
				return s.fail(x.CondExpr.Range(), "the condition is neither true nor false")
			}
			if is.False() {
				continue
			}
		}
		if reason, at := scope.produce(x, &made); reason != "" {
			return s.fail(at, reason)
		}
		if made.weight > maxParts {
			return s.fail(x.SrcRange, tooManyPart)
		}
	}
	return s.at(made.value(x), s.here(x.SrcRange))
}

// items are the items of what a for expression goes through. Names of members may have holes there.
func (s *scope) items(v cty.Value, rng hcl.Range) ([]pair, string) {
	bare, _ := v.Unmark()
	if t := bare.Type(); bare.IsKnown() && !bare.IsNull() && t.IsObjectType() && s.r.openNames(bare) {
		var list []pair
		for it := bare.ElementIterator(); it.Next(); {
			key, value := it.Element()
			key, _ = key.Unmark()
			if parts, open := s.r.partsOf(key.AsString()); open {
				key = s.text(parts, s.here(rng), nil)
			}
			list = append(list, pair{key, value})
		}
		return list, ""
	}
	return s.pairs(v, rng, false)
}

// forResult is what a for expression has made so far.
type forResult struct {
	list   []cty.Value
	object map[string]cty.Value
	groups map[string][]cty.Value
	weight int
}

// weigh counts an item.
func (made *forResult) weigh(v cty.Value) {
	made.weight++
	for _, p := range placesIn(v.Marks()) {
		made.weight += p.weight
	}
}

// produce adds what one item makes, or says why it cannot and where.
func (s *scope) produce(x *hclsyntax.ForExpr, made *forResult) (string, hcl.Range) {
	if x.KeyExpr == nil {
		v := s.eval(x.ValExpr)
		made.weigh(v)
		made.list = append(made.list, v)
		return "", hcl.Range{}
	}
	parts, reason := s.parts(s.eval(x.KeyExpr))
	if reason != "" {
		return "as the name of a member " + reason, x.KeyExpr.Range()
	}
	name := s.r.nameOf(parts)
	v := s.eval(x.ValExpr)
	made.weigh(v)
	if x.Group {
		made.groups[name] = append(made.groups[name], v)
		return "", hcl.Range{}
	}
	if _, twice := made.object[name]; twice {
		return "two items have the same name", x.KeyExpr.Range()
	}
	made.object[name] = v
	return "", hcl.Range{}
}

// value is the result as a value.
func (made *forResult) value(x *hclsyntax.ForExpr) cty.Value {
	switch {
	case x.KeyExpr == nil:
		return cty.TupleVal(made.list)
	case x.Group:
		for name, list := range made.groups {
			made.object[name] = cty.TupleVal(list)
		}
	}
	return cty.ObjectVal(made.object)
}
