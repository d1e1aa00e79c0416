package terraform

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"rolewalk/engine/importer/tfresource"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// instance is one instance of a resource, a data source or a call of a module.
type instance struct {
	m       *module
	block   *block
	address string
	key     string // of for_each
	scope   *scope
	attrs   map[string]*memo
	child   *module // of a call of a module whose folder was brought
	used    bool    // another block takes the text of the document
}

// steering are the arguments and blocks of a resource that are for Terraform, not for the provider.
//
// See https://developer.hashicorp.com/terraform/language/block/resource
var steering = map[string]bool{
	"count": true, "for_each": true, "provider": true, "depends_on": true, "lifecycle": true, "provisioner": true,
	"connection": true,
}

// resource is the instance with its values.
func (i *instance) resource() tfresource.Resource {
	r := i.m.r
	res := tfresource.Resource{Address: i.address, Span: r.span(i.block.rng)}
	switch {
	case i.block.kind == "provider":
		res.Mode, res.Type = tfresource.Provider, i.block.labels[0]
		if a := i.block.body.attr("alias"); a != nil {
			res.Name = strings.Trim(r.written(a.expr.Range()), `"`)
		}
	case len(i.block.labels) == 2:
		res.Mode, res.Type, res.Name = tfresource.Managed, i.block.labels[0], i.block.labels[1]
	}
	if i.block.kind == "data" {
		res.Mode = tfresource.Data
	}
	res.Provider, res.Root = i.m.providerOf(i.block), i.m.root
	where := &names{spans: map[string]source.Span{}}
	values := map[string]cty.Value{}
	for _, a := range i.block.body.attrs {
		if !steering[a.name] && (res.Mode == "" || tfresource.ReadsArgument(a.name)) {
			where.spans[a.name] = r.span(a.at)
			values[plain(a.name)] = i.argument(a.name, a.rng)
		}
	}
	for _, kind := range i.block.body.kinds() {
		if !steering[kind] && (res.Mode == "" || tfresource.ReadsArgument(kind)) {
			values[plain(kind)] = i.argument(kind, i.block.rng)
		}
	}
	if i.isDocument() {
		for _, name := range []string{"json", "minified_json"} {
			values[name] = i.rendered(name)
		}
	}
	res.Values = r.node(cty.ObjectVal(values).Mark(where), res.Span)
	return res
}

// rendered is the text of a policy document.
func (i *instance) rendered(name string) cty.Value {
	return i.scope.memoized(i.attrs, name, i.block.rng, func() cty.Value { return i.document(name == "json") })
}

// argument is what the block has under a name, as it is configured.
func (i *instance) argument(name string, rng hcl.Range) cty.Value {
	return i.scope.memoized(i.attrs, name, rng, func() cty.Value {
		if a := i.block.body.attr(name); a != nil {
			return i.scope.eval(a.expr)
		}
		return i.scope.blocks(i.block.body, name)
	})
}

// has reports whether the block has an argument or blocks under a name.
func (i *instance) has(name string) bool {
	if i.block.body.attr(name) != nil {
		return true
	}
	for _, n := range i.block.body.blocks {
		if n.makes() == name {
			return true
		}
	}
	return false
}

// namedByID are the types whose id is their name.
//
// See https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role
var namedByID = map[string]bool{
	"aws_iam_role": true, "aws_iam_user": true, "aws_iam_group": true, "aws_iam_instance_profile": true,
}

// attribute is what a reference to an instance reads: an argument, something the provider works out, or a hole.
func (s *scope) attribute(i *instance, name string, rng hcl.Range) cty.Value {
	if i.block.kind == "module" {
		if i.child == nil {
			return newHole(i.address+"."+name, s.r.span(rng), true, typeByName(name))
		}
		return i.child.output(s, name, rng)
	}
	kind := i.block.labels[0]
	switch {
	case i.isDocument() && (name == "json" || name == "minified_json"):
		i.used = true
		return i.rendered(name)
	case i.rendersTemplate() && name == "rendered":
		return s.memoized(i.attrs, name, rng, i.template)
	case name == "id" && namedByID[kind] && i.has("name"):
		name = "name"
	}
	if !steering[name] && i.has(name) {
		v := i.argument(name, rng)
		if bare, _ := v.Unmark(); (!bare.IsKnown() || !bare.IsNull()) && plainHole(holeOf(v)) {
			return s.asAWSHasIt(i, name, v)
		}
	}
	return newHole(i.address+"."+name, s.r.span(rng), true, typeByName(name))
}

// plainHole reports whether all that is not known in a value is the value of a name, which can stand in other texts. A
// longer expression is better named by the attribute that it is the value of.
func plainHole(h *hole) bool {
	return h == nil || !slices.ContainsFunc(h.parts, func(p part) bool {
		return p.expr != "" && !pureReference.MatchString(p.expr)
	})
}

// asAWSHasIt is an argument as it is read after the resource was made. AWS keeps the URL of an identity provider
// without its scheme, and so does the provider.
//
// See https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOpenIDConnectProvider.html
func (s *scope) asAWSHasIt(i *instance, name string, v cty.Value) cty.Value {
	bare, marks := v.Unmark()
	if i.block.labels[0] != "aws_iam_openid_connect_provider" || name != "url" {
		return v
	}
	if h := holeOf(v); h != nil {
		parts := append([]part(nil), h.parts...)
		if first := &parts[0]; first.expr == "" {
			first.text, first.segs = strings.TrimPrefix(first.text, "https://"), nil
			return s.text(parts, place{span: h.span}, nil)
		}
		return newHole(i.address+"."+name, h.span, h.sure, cty.String)
	}
	if bare.Type() != cty.String {
		return v
	}
	p := place{}
	if own := placesIn(marks); len(own) == 1 {
		p.span, p.rank = own[0].span, own[0].rank
	}
	return s.at(cty.StringVal(strings.TrimPrefix(bare.AsString(), "https://")), p)
}

// blocks are the nested blocks of a kind, as a list of objects. What a dynamic block makes is among them; a dynamic
// block that cannot be worked out is a hole in its place.
func (s *scope) blocks(b *body, kind string) cty.Value {
	var list []cty.Value
	for _, n := range b.blocks {
		switch {
		case n.makes() != kind:
		case n.kind == "dynamic":
			list = append(list, s.dynamic(n)...)
		default:
			list = append(list, s.blockObject(n.body, n.rng))
		}
	}
	return s.at(cty.TupleVal(list), s.here(b.rng))
}

// blockObject is one nested block as an object.
func (s *scope) blockObject(b *body, rng hcl.Range) cty.Value {
	s.r.depth++
	defer func() { s.r.depth-- }()
	if s.r.depth > maxDepth || !s.r.spend(1) {
		return s.fail(rng, tooDeep)
	}
	values := map[string]cty.Value{}
	where := &names{spans: map[string]source.Span{}}
	for _, a := range b.attrs {
		values[plain(a.name)] = s.eval(a.expr)
		where.spans[a.name] = s.r.span(a.at)
	}
	for _, kind := range b.kinds() {
		values[plain(kind)] = s.blocks(b, kind)
	}
	return s.at(cty.ObjectVal(values), s.here(rng)).Mark(where)
}

// dynamic are the blocks that a dynamic block makes.
//
// See https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks
func (s *scope) dynamic(n *block) []cty.Value {
	mark := len(s.r.troubles)
	each, content := n.body.attr("for_each"), n.body.nested("content")
	if each == nil || content == nil {
		return []cty.Value{s.fail(n.rng, "a dynamic block has for_each and content")}
	}
	pairs, reason := s.pairs(s.eval(each.expr), each.expr.Range(), false)
	switch {
	case reason != "":
		return []cty.Value{s.collapse(mark, n.rng, "which blocks it makes is not known: "+reason)}
	case len(pairs) > maxInstances:
		return []cty.Value{s.collapse(mark, n.rng, tooMany)}
	}
	iterator := n.makes()
	if a := n.body.attr("iterator"); a != nil {
		if word := hcl.ExprAsKeyword(a.expr); word != "" {
			iterator = word
		}
	}
	var list []cty.Value
	for _, p := range pairs {
		item := cty.ObjectVal(map[string]cty.Value{"key": p.key, "value": p.value})
		list = append(list, s.with(map[string]cty.Value{iterator: item}).blockObject(content.body, content.rng))
	}
	return list
}

// isDocument reports whether the instance is a policy document that the provider makes.
func (i *instance) isDocument() bool {
	return i.block.kind == "data" && len(i.block.labels) == 2 && i.block.labels[0] == "aws_iam_policy_document"
}

// document is the text of a policy document.
func (i *instance) document(indented bool) cty.Value {
	s := i.scope
	values := map[string]tree.Node{}
	for _, name := range tfresource.DocumentArguments {
		if i.has(name) {
			values[name] = s.r.node(i.argument(name, i.block.rng), s.r.span(i.block.rng))
		}
	}
	doc, reason := tfresource.PolicyDocument(values, s.r.span(i.block.rng))
	if reason != "" {
		s.r.report(trouble{
			span: s.r.span(i.block.rng), rank: s.r.rank(i.block.rng), what: i.address, reason: reason, kind: failed,
		})
		return newHole(i.address+".json", s.r.span(i.block.rng), false, cty.String)
	}
	parts := encode(doc, indented)
	if size(parts) > maxText {
		return s.fail(i.block.rng, tooBig)
	}
	return s.text(parts, place{span: s.r.span(i.block.rng), rank: s.r.rank(i.block.rng)}, &doc)
}
