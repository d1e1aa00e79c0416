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
		return c.collapse(c.mark, c.rng, "the file "+name.AsString()+" was not brought")
	case c.x.Name == "fileexists":
		return c.at(cty.True, c.here(c.rng))
	case len(t.body) > maxText:
		return c.fail(c.rng, tooBig)
	case c.x.Name == "file":
		c.r.spend(len(t.body) / 64)
		whole := c.r.wholeOf(t)
		return c.text([]part{{text: t.body, segs: []segment{{span: whole.span}}}}, whole, nil)
	}
	return c.templateFile(t)
}

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
	names := map[string]cty.Value{}
	for it := given.ElementIterator(); it.Next(); {
		key, v := it.Element()
		key, _ = key.Unmark()
		names[key.AsString()] = v
	}
	inner := &scope{r: c.r, names: names}
	return inner.eval(x)
}
