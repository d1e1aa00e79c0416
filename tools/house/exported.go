package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"
)

// A name is exported because another package reads it. One that no other package reads is smaller without its capital,
// and one that nothing reads is dead. Tests do not count as readers: they reach what they need from inside the package.
//
// Some names are read without being named: a method that satisfies an interface, a member that reflection or a template
// finds, an entry of WebAssembly, a type in the signature or in an exported field of a name that is read. Constants of
// one block and type are a closed set: if their type is read, all that something uses are exported, and all of them if
// the type is written as JSON. The list of a closed set may be exported for tests alone.

// place is where a name is declared, which is the same in every build.
type place struct {
	file string // absolute
	line int
	col  int
}

// census is what the builds say about exported names.
type census struct {
	set      *token.FileSet
	declared map[place]string // what it is, in words
	outside  map[place]bool   // a package other than its own reads it
	inside   map[place]bool   // its own package does
	kept     map[place]bool   // something reads it without naming it
	written  map[place]bool   // the types of fields with a tag, which another program reads
	own      map[string]bool  // the paths of the project's packages
}

// unusedExports finds the exported names of the files that no other package reads.
func unusedExports(root string, files []*file) ([]problem, error) {
	c := &census{
		set: token.NewFileSet(), declared: map[place]string{},
		outside: map[place]bool{}, inside: map[place]bool{}, kept: map[place]bool{},
		written: map[place]bool{}, own: map[string]bool{},
	}
	absolute, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	if err := c.takeAll(absolute); err != nil {
		return nil, err
	}
	var list []problem
	for at, what := range c.declared {
		relative, err := filepath.Rel(absolute, at.file)
		if err != nil {
			return nil, err
		}
		relative = filepath.ToSlash(relative)
		asked := slices.ContainsFunc(files, func(f *file) bool { return f.path == relative })
		if !asked || c.outside[at] || c.kept[at] {
			continue
		}
		text := what + " is exported, and no other package reads it"
		if !c.inside[at] {
			text = what + " is exported, and nothing reads it but perhaps a test"
		}
		list = append(list, problem{relative, at.line, text})
	}
	return list, nil
}

// takeAll counts in every build that the project has.
func (c *census) takeAll(root string) error {
	for _, b := range builds {
		if found, _ := filepath.Glob(filepath.Join(root, b.folder, "go.mod")); len(found) == 0 {
			continue
		}
		if len(b.env) > 0 && b.patterns[0] != "./..." {
			if found, _ := filepath.Glob(filepath.Join(root, strings.TrimSuffix(b.patterns[0], "..."))); len(found) == 0 {
				continue
			}
		}
		packages, err := load(root, b, c.set)
		if err != nil {
			return err
		}
		c.take(packages)
	}
	return nil
}

// take counts in the packages of one build.
func (c *census) take(packages []*loaded) {
	var read []types.Object
	for _, p := range packages {
		c.own[p.types.Path()] = true
		receivers := receiversOf(p)
		for name, o := range p.info.Uses {
			if o.Pkg() == nil || !o.Exported() || receivers[name] {
				continue
			}
			if o.Pkg() == p.types {
				c.inside[c.at(o)] = true
				continue
			}
			c.outside[c.at(o)] = true
			read = append(read, o)
		}
	}
	c.spread(read)
	interfaces := interfacesOf(packages)
	for _, p := range packages {
		c.declare(p, interfaces)
		c.closedSets(p)
		c.records(p)
	}
}

// receiversOf are the names of types before their own methods, which do not read them.
func receiversOf(p *loaded) map[*ast.Ident]bool {
	names := map[*ast.Ident]bool{}
	for _, f := range p.files {
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv != nil {
				ast.Inspect(fn.Recv, func(n ast.Node) bool {
					if name, ok := n.(*ast.Ident); ok {
						names[name] = true
					}
					return true
				})
			}
		}
	}
	return names
}

func (c *census) at(o types.Object) place {
	p := c.set.Position(o.Pos())
	return place{p.Filename, p.Line, p.Column}
}

// spread counts the named types in the signatures of names that are read as read.
func (c *census) spread(read []types.Object) {
	seen := map[types.Type]bool{}
	var walk func(t types.Type)
	walk = func(t types.Type) {
		if t == nil || seen[t] {
			return
		}
		seen[t] = true
		switch t := t.(type) {
		case *types.Named:
			c.outside[c.at(t.Obj())] = true
			if t.Obj().Pkg() != nil && c.own[t.Obj().Pkg().Path()] {
				walk(t.Underlying())
			}
			for i := range t.TypeArgs().Len() {
				walk(t.TypeArgs().At(i))
			}
		case *types.Alias:
			c.outside[c.at(t.Obj())] = true
			walk(types.Unalias(t))
		case *types.Signature:
			walk(t.Params())
			walk(t.Results())
		case *types.Tuple:
			for i := range t.Len() {
				walk(t.At(i).Type())
			}
		case *types.Struct:
			for f := range t.Fields() {
				if f.Exported() {
					walk(f.Type())
				}
			}
		case *types.Map:
			walk(t.Key())
			walk(t.Elem())
		case interface{ Elem() types.Type }: // pointer, slice, array, channel
			walk(t.Elem())
		}
	}
	for _, o := range read {
		walk(o.Type())
	}
}

// isVariant reports whether a type is one of those that an interface of its own package stands for.
func isVariant(o types.Object, interfaces []*types.Named) bool {
	if _, isType := o.(*types.TypeName); !isType || types.IsInterface(o.Type()) {
		return false
	}
	return slices.ContainsFunc(interfaces, func(named *types.Named) bool {
		i := named.Underlying().(*types.Interface)
		return named.Obj().Pkg() == o.Pkg() && named.Obj().Exported() && implements(o.Type(), i)
	})
}

// implements reports whether the type or a pointer to it has the methods of the interface.
func implements(t types.Type, i *types.Interface) bool {
	return types.Implements(t, i) || types.Implements(types.NewPointer(t), i)
}

// closedSets keeps the constants that something reads and that share block and type with one that is read outside, and
// the lists of them.
func (c *census) closedSets(p *loaded) {
	for _, f := range p.files {
		for _, d := range f.Decls {
			block, ok := d.(*ast.GenDecl)
			if !ok {
				continue
			}
			open, names := map[types.Type]bool{}, namesOf(p, block)
			for _, o := range names {
				open[o.Type()] = open[o.Type()] || c.outside[c.at(o)] || c.isIn(c.outside, o.Type())
			}
			for _, o := range names {
				used := c.inside[c.at(o)] || c.isIn(c.written, o.Type())
				if block.Tok == token.CONST && open[o.Type()] && used || isListOfTexts(o.Type()) {
					c.kept[c.at(o)] = true
				}
			}
		}
	}
}

// isIn reports whether t is a type with a name that is in the set.
func (c *census) isIn(set map[place]bool, t types.Type) bool {
	named, ok := t.(*types.Named)
	return ok && set[c.at(named.Obj())]
}

// records keeps the fields that their own package uses and that share their struct with one that is read outside.
func (c *census) records(p *loaded) {
	for _, f := range p.files {
		ast.Inspect(f, func(n ast.Node) bool {
			s, ok := n.(*ast.StructType)
			if !ok {
				return true
			}
			var fields []place
			for _, f := range s.Fields.List {
				for _, name := range f.Names {
					fields = append(fields, c.at(p.info.Defs[name]))
				}
			}
			read := slices.ContainsFunc(fields, func(at place) bool { return c.outside[at] })
			for _, at := range fields {
				c.kept[at] = c.kept[at] || read && c.inside[at]
			}
			return true
		})
	}
}

// namesOf are the constants or variables that a block declares for the package.
func namesOf(p *loaded, block *ast.GenDecl) []types.Object {
	var list []types.Object
	for _, spec := range block.Specs {
		if values, ok := spec.(*ast.ValueSpec); ok {
			for _, name := range values.Names {
				if o := p.info.Defs[name]; o != nil {
					list = append(list, o)
				}
			}
		}
	}
	return list
}

// isListOfTexts reports whether the type is a slice of a string type with a name, as the list of a closed set is.
func isListOfTexts(t types.Type) bool {
	slice, ok := t.(*types.Slice)
	if !ok {
		return false
	}
	named, ok := slice.Elem().(*types.Named)
	if !ok {
		return false
	}
	basic, ok := named.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsString != 0
}

// declare notes the exported names of a package: those of the package, methods and fields.
func (c *census) declare(p *loaded, interfaces []*types.Named) {
	for _, f := range p.files {
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok {
				c.declareFunc(p, fn, interfaces)
			}
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if s, ok := n.(*ast.StructType); ok {
				c.declareFields(p, s)
			}
			return true
		})
	}
	for _, name := range p.types.Scope().Names() {
		o := p.types.Scope().Lookup(name)
		if _, isFunc := o.(*types.Func); !isFunc && o.Exported() {
			c.declared[c.at(o)] = o.Name()
			c.kept[c.at(o)] = isVariant(o, interfaces) && c.inside[c.at(o)]
		}
	}
}

func (c *census) declareFunc(p *loaded, fn *ast.FuncDecl, interfaces []*types.Named) {
	o := p.info.Defs[fn.Name]
	if o == nil || !o.Exported() {
		return
	}
	c.declared[c.at(o)] = o.Name()
	isDirective := func(l *ast.Comment) bool { return strings.HasPrefix(l.Text, "//go:wasmexport") }
	if fn.Doc != nil && slices.ContainsFunc(fn.Doc.List, isDirective) {
		c.kept[c.at(o)] = true
	}
	receiver := o.Type().(*types.Signature).Recv()
	if receiver == nil {
		return
	}
	named := receiver.Type()
	if pointer, ok := named.(*types.Pointer); ok {
		named = pointer.Elem()
	}
	if n, ok := named.(*types.Named); ok {
		c.declared[c.at(o)] = n.Obj().Name() + "." + o.Name()
	}
	c.kept[c.at(o)] = c.kept[c.at(o)] || satisfies(named, o.Name(), interfaces) || p.inTemplate(o.Name())
}

// The methods that package errors looks for without an interface that has a name.
var ofErrors = []string{"Unwrap", "Is", "As"}

// satisfies reports whether the method is part of an interface that the type has.
func satisfies(t types.Type, method string, interfaces []*types.Named) bool {
	if slices.Contains(ofErrors, method) {
		return true
	}
	for _, named := range interfaces {
		i := named.Underlying().(*types.Interface)
		for m := range i.Methods() {
			if m.Name() == method && implements(t, i) {
				return true
			}
		}
	}
	return false
}

// interfacesOf are the interfaces with a name in the packages and in all that they import.
func interfacesOf(packages []*loaded) []*types.Named {
	list := []*types.Named{types.Universe.Lookup("error").Type().(*types.Named)}
	seen := map[*types.Package]bool{}
	var visit func(p *types.Package)
	visit = func(p *types.Package) {
		if seen[p] {
			return
		}
		seen[p] = true
		for _, name := range p.Scope().Names() {
			o, ok := p.Scope().Lookup(name).(*types.TypeName)
			if !ok || o.IsAlias() {
				continue
			}
			named, ok := o.Type().(*types.Named)
			if !ok || named.TypeParams().Len() > 0 {
				continue
			}
			if i, ok := named.Underlying().(*types.Interface); ok && i.NumMethods() > 0 {
				list = append(list, named)
			}
		}
		for _, other := range p.Imports() {
			visit(other)
		}
	}
	for _, p := range packages {
		visit(p.types)
	}
	return list
}
