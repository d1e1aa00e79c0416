package terraform

import (
	"path"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// file is file(), templatefile() or fileexists() of a file that was brought.
func (c *calling) file() cty.Value {
	if len(c.args) == 0 || len(c.args) > 2 {
		return c.fail(c.rng, c.x.Name+"() has another number of arguments")
	}
	name, _ := c.args[0].Unmark()
	if !name.IsKnown() || name.IsNull() || name.Type() != cty.String {
		return c.collapse(c.mark, c.rng, "the name of the file has no value in the text")
	}
	t := c.brought(name.AsString())
	switch {
	case t == nil:
		// Not a failure: Terraform has the file.
		return c.collapse(c.mark, c.rng, noFile+name.AsString()+" was not brought")
	case c.x.Name == "fileexists":
		return c.at(cty.True, c.here(c.rng))
	case len(t.body) > maxText:
		return c.fail(c.rng, tooBig)
	case c.x.Name == "file":
		c.r.spend(len(t.body) / 64)
		c.r.named[t.id] = true
		whole := c.r.wholeOf(t)
		return c.text([]part{{text: t.body, segs: []segment{{span: whole.span}}}}, whole, nil)
	}
	c.r.named[t.id] = true
	return c.templateFile(t)
}

// noFile begins the reason why a file has no text.
const noFile = "the file "

func (r *reader) wholeOf(t *text) place {
	p := place{rank: t.rank}
	p.span.Text, p.span.To = t.id, len(t.body)
	return p
}

// brought is the file that a name means, nil if it was not brought: by its path from the root, or a file without a
// folder that has its name.
func (c *calling) brought(name string) *text {
	if c.m == nil || strings.HasPrefix(name, "/") || strings.HasPrefix(name, "~") {
		return nil
	}
	clean := path.Clean(strings.ReplaceAll(name, `\`, "/"))
	if t := c.r.files[path.Join(c.m.root, clean)]; t != nil {
		return t
	}
	return c.r.files[path.Base(clean)]
}

// templateFile is a file as a template with the names that the second argument has.
//
// See https://developer.hashicorp.com/terraform/language/functions/templatefile
func (c *calling) templateFile(t *text) cty.Value {
	if len(c.args) != 2 {
		return c.fail(c.rng, "templatefile() has two arguments")
	}
	given, _ := c.args[1].Unmark()
	if !given.IsKnown() || given.IsNull() || !(given.Type().IsObjectType() || given.Type().IsMapType()) ||
		c.r.openNames(given) {
		return c.collapse(c.mark, c.rng, "the names for the template have no value in the text")
	}
	x, reason := c.r.parseTemplate(t, t.body, 0)
	if reason != "" {
		return c.fail(c.rng, reason)
	}
	return (&scope{r: c.r, names: namesOf(given)}).eval(x)
}

// namesOf are the members of an object or a map, for a template.
func namesOf(given cty.Value) map[string]cty.Value {
	names := map[string]cty.Value{}
	for it := given.ElementIterator(); it.Next(); {
		key, v := it.Element()
		key, _ = key.Unmark()
		names[key.AsString()] = v
	}
	return names
}

// rendersTemplate reports whether the instance is a template_file, which people used before templatefile().
//
// See https://registry.terraform.io/providers/hashicorp/template/latest/docs/data-sources/file
func (i *instance) rendersTemplate() bool {
	return i.block.kind == "data" && len(i.block.labels) == 2 && i.block.labels[0] == "template_file"
}

// template is the text that a template_file makes of its template and its vars.
func (i *instance) template() cty.Value {
	s, rng := i.scope, i.block.rng
	mark := len(s.r.troubles)
	source, _ := i.argument("template", rng).Unmark()
	if !source.IsKnown() || source.IsNull() || source.Type() != cty.String {
		return s.collapse(mark, rng, "its template has no value in the text")
	}
	span := s.r.span(rng)
	t := &text{
		name: "template " + i.address, rank: s.r.rank(rng), body: source.AsString(), id: span.Text, fixed: &span,
	}
	s.r.texts[t.name] = t
	x, reason := s.r.parseTemplate(t, t.body, 0)
	if reason != "" {
		return s.fail(rng, reason)
	}
	names := map[string]cty.Value{}
	if given, _ := i.argument("vars", rng).Unmark(); given.IsKnown() && !given.IsNull() && !s.r.openNames(given) {
		switch t := given.Type(); {
		case t.IsObjectType() || t.IsMapType():
			names = namesOf(given)
		case t.IsTupleType() && given.LengthInt() == 1: // a block, as Terraform 0.11 had it
			for it := given.ElementIterator(); it.Next(); {
				_, block := it.Element()
				if block, _ = block.Unmark(); block.IsKnown() && block.Type().IsObjectType() {
					names = namesOf(block)
				}
			}
		}
	}
	return (&scope{r: s.r, names: names}).eval(x)
}
