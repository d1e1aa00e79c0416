package terraform

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// calling is one call of a function while it is worked out.
type calling struct {
	*scope
	x    *hclsyntax.FunctionCallExpr
	rng  hcl.Range
	mark int // of the troubles before it
	args []cty.Value
}

// call is the value of a function.
func (s *scope) call(x *hclsyntax.FunctionCallExpr) cty.Value {
	c := &calling{scope: s, x: x, rng: x.Range(), mark: len(s.r.troubles)}
	switch x.Name {
	case "try":
		return c.try()
	case "can":
		return c.can()
	}
	if reason := c.evalArgs(); reason != "" {
		return s.collapse(c.mark, c.rng, reason)
	}
	if known, ok := c.withHoles(); ok {
		return known
	}
	f, ok := functions[x.Name]
	if !ok {
		return s.fail(c.rng, x.Name+"() cannot be worked out from the text alone")
	}
	if reason := c.guard(); reason != "" {
		return s.fail(c.rng, reason)
	}
	return c.apply(f)
}

// evalArgs works out the arguments, or says why it cannot.
func (c *calling) evalArgs() string {
	for n, a := range c.x.Args {
		v := c.eval(a)
		if !c.x.ExpandFinal || n < len(c.x.Args)-1 {
			c.args = append(c.args, v)
			continue
		}
		pairs, reason := c.pairs(v, a.Range(), false)
		if reason != "" {
			return reason
		}
		for _, p := range pairs {
			c.args = append(c.args, p.value)
		}
	}
	return ""
}

// withHoles is the value of a function that keeps holes as they are.
func (c *calling) withHoles() (cty.Value, bool) {
	one := len(c.args) == 1
	switch c.x.Name {
	case "jsonencode":
		if one {
			return c.jsonEncode(c.args[0]), true
		}
	case "sensitive", "nonsensitive", "ephemeralasnull":
		if one {
			return c.args[0], true
		}
	case "tostring":
		if h := holeOf(c.firstArg()); one && h != nil {
			return cty.UnknownVal(cty.String).Mark(h), true
		}
	case "replace", "trimprefix":
		return c.withoutScheme()
	case "join":
		return c.join()
	case "format":
		return c.format()
	case "lookup":
		return c.lookup()
	case "file", "templatefile", "fileexists":
		return c.file(), true
	}
	return cty.NilVal, false
}

func (c *calling) firstArg() cty.Value {
	if len(c.args) == 0 {
		return cty.NullVal(cty.DynamicPseudoType)
	}
	return c.args[0]
}

// structural are the functions that move values without looking at them. A text with a hole may be among what they
// move. What compact might leave out, and distinct take for the same, stays: one more text that is not known.
var structural = map[string]bool{
	"chunklist": true, "coalescelist": true, "compact": true, "concat": true, "distinct": true, "element": true,
	"flatten": true, "keys": true, "merge": true, "one": true, "reverse": true, "setproduct": true, "slice": true,
	"tolist": true, "tomap": true, "values": true, "zipmap": true,
}

// mayHoldLists reports whether something in a value is not known that could be a list.
func mayHoldLists(v cty.Value) bool {
	found := false
	visitMarked(v, func(v cty.Value) {
		h := holeOf(v)
		found = found || !v.IsKnown() && v.Type() != cty.String && (h == nil || h.ref == nil)
	})
	return found
}

// selects are the functions whose result is one of the values that they are given.
var selects = map[string]bool{"coalesce": true, "element": true, "one": true}

// apply calls a function that knows no holes.
func (c *calling) apply(f function.Function) cty.Value {
	args := make([]cty.Value, len(c.args))
	for n, v := range c.args {
		args[n] = v
		if structural[c.x.Name] {
			if !v.IsKnown() || c.x.Name == "flatten" && mayHoldLists(v) {
				return c.collapse(c.mark, c.rng, c.x.Name+"() hangs on what has no value in the text")
			}
			args[n] = c.r.hide(v, false)
		} else if c.r.openNames(v) {
			return c.collapse(c.mark, c.rng, "names in its arguments have no value in the text")
		}
		c.r.spend(length(v))
		as, err := asParam(f, n, args[n])
		if err != nil {
			return c.fail(c.rng, c.x.Name+"(): "+err.Error())
		}
		args[n] = as
	}
	v, err := safeCall(f, args)
	if err != nil {
		return c.fail(c.rng, c.x.Name+"(): "+err.Error())
	}
	if !c.r.spend(length(v)) {
		return c.fail(c.rng, tooMuch)
	}
	return c.settle(v)
}

// asParam is an argument with the type that its parameter has, as Terraform converts it.
func asParam(f function.Function, n int, v cty.Value) (cty.Value, error) {
	want := cty.DynamicPseudoType
	if params := f.Params(); n < len(params) {
		want = params[n].Type
	} else if rest := f.VarParam(); rest != nil {
		want = rest.Type
	}
	if want == cty.DynamicPseudoType || v.Type() == cty.DynamicPseudoType {
		return v, nil
	}
	return safeConvert(v, want)
}

// settle gives every value in a result its place, and collapses the call if the result hangs on a hole.
func (c *calling) settle(v cty.Value) cty.Value {
	bad := ""
	if !v.IsKnown() && !selects[c.x.Name] {
		return c.collapse(c.mark, c.rng, c.x.Name+"() hangs on what has no value in the text")
	}
	_, marks := v.Unmark()
	out := c.place(v, marks, &bad)
	switch bad {
	case "":
		return out
	case tooBig, tooLarge:
		return c.fail(c.rng, bad)
	}
	return c.collapse(c.mark, c.rng, bad)
}

// place is a part of a result with its place. bad says why the result cannot be used.
func (c *calling) place(v cty.Value, marks cty.ValueMarks, bad *string) cty.Value {
	if h := holeOf(v); h != nil && (structural[c.x.Name] || selects[c.x.Name]) &&
		(h.ref != nil || v.Type() == cty.String || v.Type() == cty.DynamicPseudoType) {
		return v.WithMarks(nil)
	}
	bare, own := v.Unmark()
	t := bare.Type()
	switch {
	case !bare.IsKnown():
		*bad = c.x.Name + "() hangs on what has no value in the text"
		return v
	case !printable(bare):
		*bad = tooLarge
		return v
	case bare.IsNull() || t.IsSetType():
		return bare.WithMarks(own, marks).Mark(&place{span: c.r.span(c.rng), rank: c.r.rank(c.rng)})
	case t.IsObjectType() || t.IsMapType():
		return c.placeMembers(bare, own, marks, bad)
	case t.IsTupleType() || t.IsListType():
		list := make([]cty.Value, 0, bare.LengthInt())
		for it := bare.ElementIterator(); it.Next(); {
			_, item := it.Element()
			list = append(list, c.place(item, marks, bad))
		}
		if *bad != "" || len(list) == 0 {
			return bare.Mark(&place{span: c.r.span(c.rng), rank: c.r.rank(c.rng)})
		}
		// A tuple, because what was hidden in a list may have come back with another type.
		return c.at(cty.TupleVal(list), c.here(c.rng))
	case t == cty.String && len(bare.AsString()) > maxText:
		*bad = tooBig
		return v
	case t == cty.String:
		return c.placeText(bare, own, marks)
	}
	if places := placesIn(own); len(places) == 1 {
		return bare.Mark(places[0])
	}
	return c.at(bare, c.here(c.rng))
}

func (c *calling) placeMembers(v cty.Value, own, marks cty.ValueMarks, bad *string) cty.Value {
	values := map[string]cty.Value{}
	for it := v.ElementIterator(); it.Next(); {
		key, item := it.Element()
		key, _ = key.Unmark()
		name, _ := c.r.reveal(key.AsString())
		values[c.r.nameOf(name)] = c.place(item, marks, bad)
	}
	out := c.at(cty.ObjectVal(values), c.here(c.rng))
	for _, set := range []cty.ValueMarks{own, marks} {
		for mark := range set {
			if n, ok := mark.(*names); ok {
				out = out.Mark(n)
			}
		}
	}
	return out
}

// placeText is a text with its place, or what was hidden in it.
func (c *calling) placeText(v cty.Value, own, marks cty.ValueMarks) cty.Value {
	parts, open := c.r.reveal(v.AsString())
	if open {
		return c.text(parts, c.here(c.rng), nil)
	}
	if p := c.r.placeFor(v, own); p != nil {
		return v.Mark(p)
	}
	if p := c.r.placeFor(v, marks); p != nil {
		return v.Mark(p)
	}
	return c.at(v, c.here(c.rng))
}

// hide puts a known text in the place of every text with a hole in a collection, for a function that only moves it.
func (r *reader) hide(v cty.Value, inside bool) cty.Value {
	if h := holeOf(v); h != nil {
		if inside && v.Type() == cty.String {
			return cty.StringVal(r.nameOf(h.parts))
		}
		return v
	}
	bare, marks := v.Unmark()
	t := bare.Type()
	if !bare.IsKnown() || bare.IsNull() || bare.IsWhollyKnown() || !bare.CanIterateElements() || t.IsSetType() {
		return v
	}
	values, list := map[string]cty.Value{}, []cty.Value(nil)
	for it := bare.ElementIterator(); it.Next(); {
		key, item := it.Element()
		item = r.hide(item, true)
		list = append(list, item)
		if t.IsObjectType() || t.IsMapType() {
			key, _ = key.Unmark()
			values[key.AsString()] = item
		}
	}
	switch {
	case t.IsObjectType() || t.IsMapType():
		return cty.ObjectVal(values).WithMarks(marks)
	}
	return cty.TupleVal(list).WithMarks(marks)
}

// reveal is what hide has hidden in a text.
func (r *reader) reveal(text string) ([]part, bool) {
	if !isOpen(text) {
		return []part{{text: text}}, false
	}
	return r.partsOf(text)
}
