package terraform

import (
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"rolewalk/engine/importer/tfresource"
)

// module is one call of a folder, or a root.
type module struct {
	r      *reader
	d      *declarations
	dir    string
	root   string // the folder of the root
	prefix string // of addresses: "module.x."
	above  *module
	depth  int
	// inputs are the arguments of the call, in the scope of the caller.
	inputs *body
	caller *scope
	// providers are the provider configurations that the call hands on, by their names in the module.
	providers map[string]string

	variables  map[string]*memo
	locals     map[string]*memo
	outputs    map[string]*memo
	expansions map[string]*expansion
}

// memo is a value that is worked out once.
type memo struct {
	busy, done bool
	v          cty.Value
	troubles   []trouble
}

func (r *reader) newModule(dir, root string) *module {
	d := r.dirs[dir]
	if d == nil {
		d = newDeclarations()
	}
	return &module{
		r: r, d: d, dir: dir, root: root, variables: map[string]*memo{}, locals: map[string]*memo{},
		outputs: map[string]*memo{}, expansions: map[string]*expansion{},
	}
}

// scope is that of the module's own blocks.
func (m *module) scope() *scope { return &scope{r: m.r, m: m} }

// memoized is a value of a table, worked out by f when it is first wanted. A value that is being worked out is made of
// itself.
func (s *scope) memoized(table map[string]*memo, key string, rng hcl.Range, f func() cty.Value) cty.Value {
	known := table[key]
	if known == nil {
		known = &memo{}
		table[key] = known
	}
	switch {
	case known.busy:
		return s.failAs(rng, s.r.written(rng)+" is made of itself", cyclic)
	case !known.done:
		known.busy = true
		known.troubles = s.r.capture(func() { known.v = f() })
		known.busy, known.done = false, true
	}
	s.r.troubles = append(s.r.troubles, known.troubles...)
	s.r.spend(len(known.troubles))
	return known.v
}

// local is a local value.
func (s *scope) local(name string, rng hcl.Range) cty.Value {
	a := s.m.d.locals[name]
	if a == nil {
		return newHole("local."+name, s.r.span(rng), false, cty.DynamicPseudoType)
	}
	return s.memoized(s.m.locals, name, rng, func() cty.Value { return s.m.scope().eval(a.expr) })
}

// checkLocals reports locals that are made of themselves and that nothing has asked for.
func (m *module) checkLocals() {
	for _, name := range sorted(m.d.locals) {
		a := m.d.locals[name]
		for _, t := range m.r.capture(func() { m.scope().local(name, a.at) }) {
			if t.kind == cyclic {
				m.r.report(t)
			}
		}
	}
}

// list adds the resources of the module and of those that it calls.
func (r *reader) list(m *module, out *[]tfresource.Resource) {
	for _, address := range sorted(m.d.resources) {
		if n := m.d.resources[address]; reads(n) {
			for _, i := range m.instances(address) {
				r.addResource(i, out)
			}
		}
	}
	for _, n := range m.d.twice {
		if reads(n) {
			i := &instance{m: m, block: n, address: m.prefix + addressOf(n), scope: m.scope(), attrs: map[string]*memo{}}
			r.addResource(i, out)
		}
	}
	if m.above == nil {
		for _, n := range m.d.providers {
			r.addResource(&instance{m: m, block: n, scope: m.scope(), attrs: map[string]*memo{}}, out)
		}
	}
	for _, name := range sorted(m.d.calls) {
		for _, i := range m.children(name) {
			if i.child != nil {
				r.list(i.child, out)
				i.child.checkLocals()
			}
		}
	}
}

func (r *reader) addResource(i *instance, out *[]tfresource.Resource) {
	if r.count++; r.count > maxResources {
		if r.count == maxResources+1 {
			rng := i.block.rng
			r.report(trouble{span: r.span(rng), rank: r.rank(rng), what: i.address, reason: tooManyAll})
		}
		return
	}
	*out = append(*out, i.resource())
	r.made = append(r.made, i)
}

// reads reports whether a resource or a data source says anything that is read. Others are worked out where they are
// named.
func reads(n *block) bool {
	mode := tfresource.Managed
	if n.kind == "data" {
		mode = tfresource.Data
	}
	return len(n.labels) == 2 && tfresource.Reads(mode, n.labels[0])
}

// providerOf is the provider configuration that makes a resource; "" for the default one.
func (m *module) providerOf(n *block) string {
	name := "aws"
	if a := n.body.attr("provider"); a != nil {
		name = strings.Trim(m.r.written(a.expr.Range()), `"`)
	}
	for ; m.above != nil; m = m.above {
		if given, ok := m.providers[name]; ok {
			name = given
		}
	}
	if name == "aws" {
		return ""
	}
	return name
}

// handed are the provider configurations that a call of a module hands on.
func (m *module) handed(call *block) map[string]string {
	a := call.body.attr("providers")
	if a == nil {
		return nil
	}
	x, ok := a.expr.(*hclsyntax.ObjectConsExpr)
	if !ok {
		return nil
	}
	names := map[string]string{}
	for _, item := range x.Items {
		name := strings.Trim(m.r.written(item.KeyExpr.Range()), `"`)
		names[name] = strings.Trim(m.r.written(item.ValueExpr.Range()), `"`)
	}
	return names
}

// children are the instances of a call of a module.
func (m *module) children(name string) []*instance {
	call := m.d.calls[name]
	e := m.expand("module."+name, call)
	if e.linked {
		return e.list
	}
	e.linked = true
	dir, reason := m.source(call)
	if m.r.calls += len(e.list); reason == "" && m.r.calls > maxCalls {
		reason = tooManyCall
	}
	if reason != "" {
		m.r.report(trouble{
			span: m.r.span(call.rng), rank: m.r.rank(call.rng), what: m.prefix + "module." + name, reason: reason,
		})
		return e.list
	}
	for _, i := range e.list {
		child := m.r.newModule(dir, m.root)
		child.prefix, child.above, child.depth = i.address+".", m, m.depth+1
		child.inputs, child.caller, child.providers = call.body, i.scope, m.handed(call)
		i.child = child
	}
	return e.list
}

// source is the folder that a module comes from, or why it is not to be had.
func (m *module) source(call *block) (dir, reason string) {
	from, ok := call.body.literal("source")
	if !ok {
		return "", "its source is no plain text"
	}
	if !isLocal(from) {
		return "", "Its source, " + from + ", was not brought." + makes(from) + " Bring what terraform show -json prints, " +
			"which has its resources."
	}
	dir = path.Join(m.dir, from)
	if m.r.dirs[dir] == nil || strings.HasPrefix(dir, "../") && !strings.HasPrefix(m.dir, "../") {
		return "", "the files of its folder " + dir + " were not brought: bring them, or what terraform show -json prints"
	}
	if m.depth >= maxModules {
		return "", tooManyMods
	}
	for above := m; above != nil; above = above.above {
		if above.dir == dir {
			return "", "the module calls itself"
		}
	}
	return dir, ""
}

// output is a value that a module gives to its caller.
func (m *module) output(s *scope, name string, rng hcl.Range) cty.Value {
	n := m.d.outputs[name]
	if n == nil || n.body.attr("value") == nil {
		return newHole(m.prefix+name, s.r.span(rng), false, cty.DynamicPseudoType)
	}
	return s.memoized(m.outputs, name, rng, func() cty.Value { return m.scope().eval(n.body.attr("value").expr) })
}

// loose are the arguments that stand outside any block, as in a part of a file that someone has copied.
func (r *reader) loose() []tfresource.Resource {
	var list []tfresource.Resource
	for _, dir := range sorted(r.dirs) {
		m := r.newModule(dir, dir)
		for _, b := range r.dirs[dir].loose {
			n := &block{body: b, rng: hcl.RangeBetween(b.attrs[0].rng, b.attrs[len(b.attrs)-1].rng)}
			i := &instance{m: m, block: n, scope: m.scope(), attrs: map[string]*memo{}}
			list = append(list, i.resource())
		}
	}
	return list
}

// addressOf is the address of a block in its module.
func addressOf(n *block) string {
	if n.kind == "data" {
		return "data." + strings.Join(n.labels, ".")
	}
	return strings.Join(slices.Clone(n.labels), ".")
}
