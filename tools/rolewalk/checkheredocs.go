package main

import (
	"regexp"
	"slices"

	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/fragment"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// template matches what Terraform puts a value in place of. Doubled, `$${`, it is text.
var template = regexp.MustCompile(`(?:^|[^$])(\$\{[^}"]*\})`)

// heredocs are the policies that stand as JSON in Terraform's files and that no resource whose type is known has, such
// as the argument of a module.
func (o *origins) heredocs(known []broughtDocument) (list []broughtDocument) {
	for id, in := range o.list {
		if !isTerraformName(in.text.Name) {
			continue
		}
		fragments, _ := fragment.Find(brought.Source{Name: in.text.Name, Body: in.text.Body}, source.TextID(id))
		for i := range fragments {
			n := &fragments[i].Node
			read := func(d broughtDocument) bool {
				return d.doc.Tree != nil && (d.doc.Tree.Span.Holds(n.Span) || n.Span.Holds(d.doc.Tree.Span)) ||
					d.doc.Span.Holds(n.Span)
			}
			if n.Kind != '{' || n.Member("Statement") == nil || slices.ContainsFunc(known, read) {
				continue
			}
			d := &fact.Document{JSON: n.Print(), Span: n.Span, Tree: n}
			for _, m := range template.FindAllStringSubmatch(d.JSON, -1) {
				d.Expressions = append(d.Expressions, m[1])
			}
			kind, _ := guess(policy.Parse(in.text.Body, n.Span, policy.Options{Kind: policy.Resource}))
			list = append(list, broughtDocument{doc: d, as: kind, bare: true})
		}
	}
	return list
}
