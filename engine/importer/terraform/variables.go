package terraform

import (
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// variable is the value of a variable of the module.
func (s *scope) variable(name string, rng hcl.Range) cty.Value {
	m := s.m
	n := m.d.variables[name]
	if n == nil {
		return newHole("var."+name, s.r.span(rng), true, cty.DynamicPseudoType)
	}
	v := s.memoized(m.variables, name, rng, func() cty.Value { return m.given(n, name, rng) })
	// A hole stands where it is read.
	if h := holeOf(v); h != nil && len(h.parts) == 1 && h.parts[0].expr == "var."+name && h.ref == nil {
		return newHole("var."+name, s.r.span(rng), true, v.Type())
	}
	return v
}

// valueFiles are the files of values that hold for a root, the last one first, and the names that files set of which
// it is not known whether they hold.
//
// See https://developer.hashicorp.com/terraform/language/values/variables
func (m *module) valueFiles() (list []valueFile, open map[string]valueFile) {
	var chosen []valueFile
	roots := 0
	for _, d := range m.r.dirs {
		if len(d.resources) > 0 {
			roots++
		}
	}
	for _, dir := range sorted(m.r.dirs) {
		for _, f := range m.r.dirs[dir].values {
			name := path.Base(f.t.path)
			switch automatic := isAutomatic(name); {
			case automatic && dir == m.dir:
				list = append(list, f)
			case !automatic && (dir == m.dir || roots <= 1):
				chosen = append(chosen, f)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b valueFile) int {
		return strings.Compare(automaticOrder(a), automaticOrder(b))
	})
	if len(chosen) == 1 {
		list = append(list, chosen[0])
		chosen = nil
	}
	slices.Reverse(list)
	open = map[string]valueFile{}
	for _, f := range chosen {
		for _, a := range f.b.attrs {
			open[a.name] = f
		}
	}
	return list, open
}

// isAutomatic reports whether Terraform reads a file of values without being told to.
func isAutomatic(name string) bool {
	name = strings.TrimSuffix(name, ".json")
	return name == "terraform.tfvars" || strings.HasSuffix(name, ".auto.tfvars")
}

// automaticOrder sorts terraform.tfvars before the others, and those by name.
func automaticOrder(f valueFile) string {
	name := path.Base(f.t.path)
	if strings.HasPrefix(name, "terraform.tfvars") {
		return "0" + name
	}
	return "1" + name
}

// given is the value that a variable gets: from the call of the module, from a file of values, or its default.
func (m *module) given(n *block, name string, rng hcl.Range) cty.Value {
	s := m.scope()
	open := newHole("var."+name, m.r.span(n.rng), true, cty.DynamicPseudoType)
	v, known := cty.NilVal, false
	if m.inputs != nil {
		if a := m.inputs.attr(name); a != nil {
			v, known = m.caller.eval(a.expr), true
		}
	} else {
		list, several := m.valueFiles()
		if f, ok := several[name]; ok {
			a := f.b.attr(name)
			return s.failAs(a.rng, "more than one file gives values, and which of them holds is not known", unsure)
		}
		for _, f := range list {
			if a := f.b.attr(name); a != nil {
				v, known = (&scope{r: m.r}).eval(a.expr), true
				break
			}
		}
	}
	if known && v.IsKnown() && v.IsNull() && !nullable(n.body) {
		known = false
	}
	if !known {
		a := n.body.attr("default")
		if a == nil {
			if want, _, _ := m.typeOf(n); want != cty.NilType {
				return retyped(open, want)
			}
			return open
		}
		v = s.eval(a.expr)
	}
	return s.converted(v, n, rng)
}

// nullable reports whether a variable may be null where a call says so.
func nullable(b *body) bool {
	a := b.attr("nullable")
	if a == nil {
		return true
	}
	v, bad := safeValue(a.expr)
	return bad || v.Type() != cty.Bool || v.IsNull() || v.True()
}

// typeOf is the type of a variable; NilType if it has none that can be read.
func (m *module) typeOf(n *block) (want cty.Type, defaults *typeexpr.Defaults, reason string) {
	a := n.body.attr("type")
	if a == nil {
		return cty.NilType, nil, ""
	}
	x := a.expr
	if text, ok := n.body.literal("type"); ok { // in JSON, and as Terraform 0.11 had it
		parsed, diags := hclsyntax.ParseExpression([]byte(text), a.rng.Filename, hcl.Pos{})
		if diags.HasErrors() || len(text) > maxExpr {
			return cty.NilType, nil, "its type cannot be read"
		}
		x = parsed
		switch text {
		case "list":
			return cty.List(cty.DynamicPseudoType), nil, ""
		case "map":
			return cty.Map(cty.DynamicPseudoType), nil, ""
		}
	}
	defer func() {
		if recover() != nil {
			want, defaults, reason = cty.NilType, nil, "its type cannot be read"
		}
	}()
	want, defaults, diags := typeexpr.TypeConstraintWithDefaults(x)
	if diags.HasErrors() {
		return cty.NilType, nil, "its type cannot be read"
	}
	return want, defaults, ""
}

// converted is a value with the type of a variable.
func (s *scope) converted(v cty.Value, n *block, rng hcl.Range) cty.Value {
	want, defaults, reason := s.m.typeOf(n)
	switch {
	case reason != "":
		return s.fail(n.body.attr("type").rng, reason)
	case want == cty.NilType || want == cty.DynamicPseudoType:
		return v
	case holeOf(v) != nil:
		return retyped(v, want)
	case !s.r.spend(length(v)):
		return s.fail(rng, tooMuch)
	case s.r.openNames(v):
		return v
	}
	if !v.IsWhollyKnown() {
		want = withoutSets(want)
	}
	out, err := applied(v, want, defaults)
	if err != nil {
		return s.fail(n.rng, "its value does not have its type: "+err.Error())
	}
	return out
}

// retyped is a hole that is known to be a text where a variable says so.
func retyped(v cty.Value, want cty.Type) cty.Value {
	h := holeOf(v)
	if want != cty.String || h == nil || h.ref != nil {
		return v
	}
	return cty.UnknownVal(cty.String).Mark(h)
}

// applied is a value with the defaults of its type's optional attributes, converted.
func applied(v cty.Value, want cty.Type, defaults *typeexpr.Defaults) (out cty.Value, err error) {
	defer func() {
		if recover() != nil {
			out, err = cty.DynamicVal, errBroken
		}
	}()
	if defaults != nil && v.IsKnown() && !v.IsNull() {
		v = defaults.Apply(v)
	}
	return safeConvert(v, want)
}

// withoutSets is a type with lists in the place of sets, because a set of what is not known would lose it.
func withoutSets(t cty.Type) cty.Type {
	switch {
	case t.IsSetType():
		return cty.List(withoutSets(t.ElementType()))
	case t.IsListType():
		return cty.List(withoutSets(t.ElementType()))
	case t.IsMapType():
		return cty.Map(withoutSets(t.ElementType()))
	case t.IsObjectType():
		types := map[string]cty.Type{}
		var optional []string
		for name, inner := range t.AttributeTypes() {
			types[name] = withoutSets(inner)
			if t.AttributeOptional(name) {
				optional = append(optional, name)
			}
		}
		return cty.ObjectWithOptionalAttrs(types, optional)
	case t.IsTupleType():
		var types []cty.Type
		for _, inner := range t.TupleElementTypes() {
			types = append(types, withoutSets(inner))
		}
		return cty.Tuple(types)
	}
	return t
}
