package terraform

import (
	"maps"
	"slices"
	"strings"

	"rolewalk/engine/importer/tfresource"
)

// declarations are what the files of one folder declare.
type declarations struct {
	variables map[string]*block
	outputs   map[string]*block
	locals    map[string]*attr
	calls     map[string]*block // of modules
	resources map[string]*block // by address
	// providers are the configurations of providers.
	providers []*block
	// twice are declarations that the folder has already.
	twice []*block
	// values are the .tfvars files.
	values []valueFile
	// loose are files with arguments outside any block.
	loose []*body
}

// valueFile is a file of values of variables.
type valueFile struct {
	t *text
	b *body
}

func newDeclarations() *declarations {
	return &declarations{
		variables: map[string]*block{}, outputs: map[string]*block{}, locals: map[string]*attr{},
		calls: map[string]*block{}, resources: map[string]*block{},
	}
}

// add takes in the blocks of a file.
func (d *declarations) add(r *reader, t *text, b *body) {
	changes := isOverride(t.path)
	for _, n := range b.blocks {
		switch {
		case n.kind == "locals":
			for i := range n.body.attrs {
				a := &n.body.attrs[i]
				if d.locals[a.name] == nil || changes {
					d.locals[a.name] = a
				} else {
					d.double(r, n, "local."+a.name)
				}
			}
		case n.kind == "terraform":
			d.backend(n)
		case len(n.labels) != labelsOf[n.kind] || strings.Contains(n.kind, "."):
			if labelsOf[n.kind] > 0 {
				r.report(trouble{
					span: r.span(n.rng), rank: t.rank, what: n.kind, reason: "it has not the labels that such a block has",
				})
			}
		default:
			d.declare(r, n, changes)
		}
	}
	if len(b.attrs) > 0 {
		d.loose = append(d.loose, &body{attrs: b.attrs, rng: b.rng})
	}
}

// backend takes in where the state is kept, if that is a bucket: Terraform may ask for a role before it reads it. It is
// a provider configuration of its own.
//
// See https://developer.hashicorp.com/terraform/language/backend/s3#assume-role-configuration
func (d *declarations) backend(n *block) {
	for _, inner := range n.body.blocks {
		if inner.kind == "backend" && len(inner.labels) == 1 && inner.labels[0] == "s3" {
			kept := *inner
			kept.kind, kept.labels = "provider", []string{tfresource.Backend}
			d.providers = append(d.providers, &kept)
		}
	}
}

// declare takes in one block with its labels.
func (d *declarations) declare(r *reader, n *block, changes bool) {
	table, name := map[string]*block(nil), ""
	switch n.kind {
	case "provider":
		if tfresource.Reads(tfresource.Provider, n.labels[0]) {
			d.providers = append(d.providers, n)
		}
		return
	case "variable":
		table, name = d.variables, n.labels[0]
	case "output":
		table, name = d.outputs, n.labels[0]
	case "module":
		table, name = d.calls, n.labels[0]
	case "resource":
		table, name = d.resources, n.labels[0]+"."+n.labels[1]
	case "data":
		table, name = d.resources, "data."+n.labels[0]+"."+n.labels[1]
	default:
		return
	}
	switch before := table[name]; {
	case before == nil:
		table[name] = n
	case changes:
		table[name] = before.override(n)
	default:
		d.double(r, n, n.kind+" "+name)
		if n.kind == "resource" || n.kind == "data" {
			d.twice = append(d.twice, n)
		}
	}
}

func (d *declarations) double(r *reader, n *block, what string) {
	r.report(trouble{
		span: r.span(n.rng), rank: r.rank(n.rng), what: what,
		reason: "the folder declares it twice, and names mean the first",
	})
}

// sorted are the names of a table in their order.
func sorted[V any](table map[string]V) []string { return slices.Sorted(maps.Keys(table)) }
