package terraform

import (
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// jsonEncode is what jsonencode prints, with the holes of what it is given.
//
// See https://developer.hashicorp.com/terraform/language/functions/jsonencode
func (c *calling) jsonEncode(v cty.Value) cty.Value {
	n := c.r.node(v, c.r.span(c.rng))
	if !c.r.spend(length(v)) {
		return c.fail(c.rng, tooMuch)
	}
	parts := encode(n, false)
	if size(parts) > maxText {
		return c.fail(c.rng, tooBig)
	}
	p := c.here(c.rng)
	p.span = n.Span
	if n.Kind != '{' && n.Kind != '[' {
		return c.text(parts, p, nil)
	}
	return c.text(parts, p, &n)
}

// join is join() where a text has a hole. ok is false where it has none.
func (c *calling) join() (v cty.Value, ok bool) {
	if len(c.args) < 2 || wholly(c.args) {
		return cty.NilVal, false
	}
	between, reason := c.parts(c.args[0])
	if reason != "" {
		return cty.NilVal, false
	}
	var out []part
	n := 0
	for _, list := range c.args[1:] {
		bare, _ := list.Unmark()
		t := bare.Type()
		if !bare.IsKnown() || bare.IsNull() || !(t.IsTupleType() || t.IsListType()) {
			return cty.NilVal, false
		}
		for it := bare.ElementIterator(); it.Next(); n++ {
			_, item := it.Element()
			parts, reason := c.parts(item)
			if reason != "" {
				return cty.NilVal, false
			}
			if n > 0 {
				out = append(out, between...)
			}
			if out = append(out, parts...); size(out) > maxText {
				return c.fail(c.rng, tooBig), true
			}
			c.r.spend(len(parts))
		}
	}
	return c.text(out, c.here(c.rng), nil), true
}

// format is format() where an argument has a hole and the verbs are %s and %v alone. ok is false otherwise.
func (c *calling) format() (v cty.Value, ok bool) {
	if len(c.args) < 2 || wholly(c.args) {
		return cty.NilVal, false
	}
	pattern, _ := c.args[0].Unmark()
	if !pattern.IsKnown() || pattern.IsNull() || pattern.Type() != cty.String {
		return cty.NilVal, false
	}
	var out []part
	rest, args := pattern.AsString(), c.args[1:]
	for {
		before, after, found := strings.Cut(rest, "%")
		out = append(out, part{text: before})
		switch {
		case !found:
			if len(args) > 0 {
				return cty.NilVal, false
			}
			return c.text(out, c.here(c.rng), nil), true
		case strings.HasPrefix(after, "%"):
			out = append(out, part{text: "%"})
		case len(args) > 0 && (strings.HasPrefix(after, "s") || strings.HasPrefix(after, "v")):
			parts, reason := c.parts(args[0])
			if reason != "" {
				return cty.NilVal, false
			}
			out, args = append(out, parts...), args[1:]
			if size(out) > maxText {
				return c.fail(c.rng, tooBig), true
			}
		default:
			return cty.NilVal, false
		}
		rest = after[1:]
	}
}

// lookup is lookup() of a name that is known.
func (c *calling) lookup() (cty.Value, bool) {
	if len(c.args) < 2 || len(c.args) > 3 {
		return cty.NilVal, false
	}
	v, _ := c.args[0].Unmark()
	key, _ := c.args[1].Unmark()
	t := v.Type()
	if !v.IsKnown() || v.IsNull() || !(t.IsObjectType() || t.IsMapType()) || !key.IsKnown() || key.IsNull() ||
		key.Type() != cty.String {
		return cty.NilVal, false
	}
	if item, ok := member(v, key.AsString()); ok {
		return item, true
	}
	switch {
	case c.r.openNames(v):
		return c.collapse(c.mark, c.rng, "names of what it looks into have no value in the text"), true
	case len(c.args) == 2:
		return c.fail(c.rng, "there is no "+key.AsString()+" in it"), true
	}
	return c.args[2], true
}

// withoutScheme is a URL that is not known without its scheme: replace() and trimprefix() as they are used to make the
// host of an identity provider. What is made is a hole with the same expression, which a provider's URL without its
// scheme has too. ok is false for anything else.
func (c *calling) withoutScheme() (v cty.Value, ok bool) {
	h := holeOf(c.firstArg())
	if h == nil || len(c.args) < 2 || c.textArg(1) != "https://" || len(c.args) == 3 && c.textArg(2) != "" {
		return cty.NilVal, false
	}
	whole, ok := h.whole()
	if !ok || !strings.HasSuffix(whole.expr, ".issuer") && !strings.HasSuffix(whole.expr, "url") {
		return cty.NilVal, false
	}
	return newHole(whole.expr, c.r.span(c.rng), h.sure, cty.String), true
}

// wholly reports whether values have no hole.
func wholly(list []cty.Value) bool {
	for _, v := range list {
		if !v.IsWhollyKnown() {
			return false
		}
	}
	return true
}

// try is the first argument that Terraform can work out.
//
// See https://developer.hashicorp.com/terraform/language/functions/try
func (c *calling) try() cty.Value {
	for _, a := range c.x.Args {
		var v cty.Value
		met := c.r.capture(func() { v = c.eval(a) })
		switch {
		case has(met, failed):
			continue
		case has(met, unsure) || has(met, cyclic) || !certain(v):
			c.r.troubles = append(c.r.troubles, met...)
			return c.collapse(c.mark, c.rng, "whether "+c.r.written(a.Range())+" can be worked out is not known")
		}
		return v
	}
	return c.fail(c.rng, "none of its arguments can be worked out")
}

// can reports whether Terraform can work out its argument.
func (c *calling) can() cty.Value {
	if len(c.x.Args) != 1 {
		return c.fail(c.rng, "can() has one argument")
	}
	var v cty.Value
	met := c.r.capture(func() { v = c.eval(c.x.Args[0]) })
	if !has(met, failed) && (len(met) > 0 || !certain(v)) {
		return c.collapse(c.mark, c.rng, "whether its argument can be worked out is not known")
	}
	return c.at(cty.BoolVal(!has(met, failed)), c.here(c.rng))
}

func has(list []trouble, k kind) bool {
	for _, t := range list {
		if t.kind == k {
			return true
		}
	}
	return false
}

// certain reports whether a value is there, though its text may not be known.
func certain(v cty.Value) bool {
	sure := true
	visitMarked(v, func(v cty.Value) {
		if !v.IsKnown() {
			h := holeOf(v)
			sure = sure && h != nil && h.sure
		}
	})
	return sure
}

// visitMarked calls f with v and every value in it, each with its marks.
func visitMarked(v cty.Value, f func(cty.Value)) {
	f(v)
	bare, _ := v.Unmark()
	if bare.IsKnown() && !bare.IsNull() && bare.CanIterateElements() {
		for it := bare.ElementIterator(); it.Next(); {
			_, item := it.Element()
			visitMarked(item, f)
		}
	}
}
