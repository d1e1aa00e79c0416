package terraform

import (
	"path"
	"regexp"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// reference is a resource or a module that an expression names as a whole. What it has is looked up when it is asked
// for.
type reference struct {
	of *instance
	// open says that it stands for any instance of a block whose number is not known: an index means nothing.
	open bool
}

// traverse is the value of a name with what follows it.
func (s *scope) traverse(t hcl.Traversal, rng hcl.Range) cty.Value {
	mark := len(s.r.troubles)
	root := t.RootName()
	if v, ok := s.names[root]; ok {
		return s.steps(v, t[1:], mark, rng)
	}
	names := attrNames(t)
	if s.m == nil || len(names) < 2 {
		return s.fail(rng, "nothing has this name")
	}
	switch root {
	case "var":
		return s.steps(s.variable(names[1], rng), t[2:], mark, rng)
	case "local":
		return s.steps(s.local(names[1], rng), t[2:], mark, rng)
	case "each", "count", "path", "terraform", "self":
		return s.steps(s.given(root, names[1], rng), t[2:], mark, rng)
	case "module":
		return s.steps(s.named("module."+names[1], s.m.d.calls[names[1]], rng), t[2:], mark, rng)
	case "data":
		if len(names) < 3 {
			return s.fail(rng, "a data source has a type and a name")
		}
		address := strings.Join(names[:3], ".")
		return s.steps(s.named(address, s.m.d.resources[address], rng), t[3:], mark, rng)
	case "ephemeral":
		return newHole(s.r.written(rng), s.r.span(rng), false, cty.DynamicPseudoType)
	}
	address := root + "." + names[1]
	return s.steps(s.named(address, s.m.d.resources[address], rng), t[2:], mark, rng)
}

// attrNames are the names that a traversal begins with.
func attrNames(t hcl.Traversal) []string {
	names := []string{t.RootName()}
	for _, step := range t[1:] {
		a, ok := step.(hcl.TraverseAttr)
		if !ok {
			break
		}
		names = append(names, a.Name)
	}
	return names
}

// given are the names that Terraform itself gives.
func (s *scope) given(root, name string, rng hcl.Range) cty.Value {
	var v *cty.Value
	switch root + "." + name {
	case "each.key":
		v = s.key
	case "each.value":
		v = s.each
	case "count.index":
		v = s.count
	case "path.module":
		dir := relative(s.m.root, s.m.dir)
		return s.at(cty.StringVal(dir), s.here(rng))
	case "path.root":
		return s.at(cty.StringVal("."), s.here(rng))
	case "path.cwd", "terraform.workspace":
		return newHole(root+"."+name, s.r.span(rng), true, cty.String)
	}
	switch {
	case v != nil && v.Type() == cty.Number:
		return s.at(*v, s.here(rng))
	case v != nil:
		return *v
	case s.openEach != "" && root != "self":
		return newHole(s.openEach+"."+root+"."+name, s.r.span(rng), false, cty.DynamicPseudoType)
	case root == "self":
		return newHole(root+"."+name, s.r.span(rng), false, cty.DynamicPseudoType)
	}
	return s.fail(rng, root+"."+name+" means nothing here")
}

// relative is the path of a folder from another one.
func relative(from, to string) string {
	if from == to {
		return "."
	}
	up := ""
	for from != "." && to != from && !strings.HasPrefix(to, from+"/") {
		from, up = path.Dir(from), up+"../"
	}
	if from != "." {
		to = strings.TrimPrefix(strings.TrimPrefix(to, from), "/")
	}
	return path.Clean(up + to)
}

// named is a resource, a data source or a module by its address: one, a list by count, or an object by for_each.
func (s *scope) named(address string, n *block, rng hcl.Range) cty.Value {
	if n == nil {
		return newHole(s.m.prefix+address, s.r.span(rng), false, cty.DynamicPseudoType)
	}
	e := s.m.expand(address, n)
	if n.kind == "module" {
		s.m.children(n.labels[0])
	}
	value := func(i *instance) cty.Value {
		h := &hole{parts: []part{{expr: i.address, span: s.r.span(rng)}}, span: s.r.span(rng), sure: true}
		h.ref = &reference{of: i, open: e.open}
		return cty.DynamicVal.Mark(h)
	}
	s.r.spend(len(e.list))
	switch {
	case e.open || e.single:
		return value(e.list[0])
	case e.keyed:
		values := map[string]cty.Value{}
		for _, i := range e.list {
			values[i.key] = value(i)
		}
		return s.at(cty.ObjectVal(values), s.here(rng))
	}
	list := make([]cty.Value, len(e.list))
	for n, i := range e.list {
		list[n] = value(i)
	}
	return s.at(cty.TupleVal(list), s.here(rng))
}

// steps goes from a value to what is in it.
func (s *scope) steps(v cty.Value, t hcl.Traversal, mark int, rng hcl.Range) cty.Value {
	for _, step := range t {
		if !s.r.spend(1) {
			return s.fail(rng, tooMuch)
		}
		switch step := step.(type) {
		case hcl.TraverseAttr:
			v = s.get(v, cty.StringVal(step.Name), true, mark, rng)
		case hcl.TraverseIndex:
			v = s.get(v, step.Key, false, mark, rng)
		default:
			return s.fail(rng, "it is no name that can be read")
		}
	}
	return v
}

// get is what a value has under a key. attr says that the key is written after a dot.
func (s *scope) get(v, key cty.Value, attr bool, mark int, rng hcl.Range) cty.Value {
	key, _ = key.Unmark()
	bare, _ := v.Unmark()
	t := bare.Type()
	switch {
	case !bare.IsKnown():
		return s.getOpen(holeOf(v), key, attr, mark, rng)
	case !key.IsKnown():
		return s.collapse(mark, rng, "its index has no value in the text")
	case bare.IsNull():
		return s.fail(rng, "what it looks into is null")
	case key.IsNull():
		return s.fail(rng, "its index is null")
	case t.IsObjectType() || t.IsMapType():
		name, err := safeConvert(key, cty.String)
		if err != nil {
			return s.fail(rng, "its index is no name")
		}
		if item, ok := member(bare, name.AsString()); ok {
			return item
		}
		if s.r.openNames(bare) {
			return s.collapse(mark, rng, "names of what it looks into have no value in the text")
		}
		return s.fail(rng, "there is no "+name.AsString()+" in it")
	case t.IsTupleType() || t.IsListType():
		n, reason := wholeNumber(key)
		if reason != "" || n >= bare.LengthInt() {
			return s.fail(rng, "the list has no such item")
		}
		return bare.Index(cty.NumberIntVal(int64(n)))
	}
	return s.fail(rng, "it has nothing in it that has a name or a number")
}

// member is what an object or a map has under a name.
func member(v cty.Value, name string) (cty.Value, bool) {
	if v.Type().IsObjectType() {
		if v.Type().HasAttribute(name) {
			return v.GetAttr(name), true
		}
		return cty.NilVal, false
	}
	key := cty.StringVal(name)
	if has, _ := v.HasIndex(key).Unmark(); has.IsKnown() && has.True() {
		return v.Index(key), true
	}
	return cty.NilVal, false
}

// pureReference is an expression that another name can follow.
var pureReference = regexp.MustCompile(`^[\pL_][\pL\pN_.-]*(?:\[[^\[\]]*\][\pL\pN_.-]*)*$`)

// getOpen is what a value that is not known has under a key.
func (s *scope) getOpen(h *hole, key cty.Value, attr bool, mark int, rng hcl.Range) cty.Value {
	if h == nil || !key.IsKnown() || key.IsNull() || !key.Type().IsPrimitiveType() {
		return s.collapse(mark, rng, "what it looks into has no value in the text")
	}
	text, _ := safeConvert(key, cty.String)
	if !text.IsKnown() {
		return s.fail(rng, tooLarge)
	}
	name := text.AsString()
	if h.ref != nil {
		switch {
		case attr:
			return s.attribute(h.ref.of, name, rng)
		case h.ref.open:
			return cty.DynamicVal.Mark(h)
		}
		return s.fail(rng, h.ref.of.address+" has neither count nor for_each")
	}
	whole, ok := h.whole()
	if !ok {
		return s.fail(rng, "a text has nothing in it that has a name")
	}
	if !pureReference.MatchString(whole.expr) {
		return s.collapse(mark, rng, "what it looks into has no value in the text")
	}
	switch {
	case attr:
		return newHole(whole.expr+"."+name, s.r.span(rng), false, typeByName(name))
	case key.Type() == cty.String:
		return newHole(whole.expr+"["+quoted(name)+"]", s.r.span(rng), false, cty.DynamicPseudoType)
	}
	return newHole(whole.expr+"["+name+"]", s.r.span(rng), false, cty.DynamicPseudoType)
}

// textNames are attributes of AWS's resources that are texts, whatever the type of the resource.
var textNames = regexp.MustCompile(
	`(?:^|_)(?:arn|id|name|url|path|issuer|account|region|partition|dns_suffix|prefix|email)$`)

// typeByName is what is known of the type of an attribute.
func typeByName(name string) cty.Type {
	if textNames.MatchString(name) {
		return cty.String
	}
	return cty.DynamicPseudoType
}
