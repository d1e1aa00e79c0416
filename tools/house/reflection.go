package main

import (
	"go/ast"
	"go/types"
	"os"
	"path/filepath"
	"regexp"
)

// declareFields notes the exported fields of a struct, unless reflection reads them: some field has a tag, the package
// is a command, which none can import, or the struct is converted to one of another package, field by field.
func (c *census) declareFields(p *loaded, s *ast.StructType) {
	if p.types.Name() == "main" || isCopy(p, p.info.Types[s].Type) {
		return
	}
	for _, f := range s.Fields.List {
		if f.Tag != nil {
			c.write(p, s)
			return
		}
	}
	for _, f := range s.Fields.List {
		for _, name := range f.Names {
			if o := p.info.Defs[name]; o != nil && o.Exported() && !isCopy(p, o.Type().Underlying()) &&
				!p.inTemplate(o.Name()) {
				c.declared[c.at(o)] = "field " + o.Name()
			}
		}
	}
}

// write notes the types of the fields of a struct that is written as JSON.
func (c *census) write(p *loaded, s *ast.StructType) {
	for _, f := range s.Fields.List {
		t := p.info.TypeOf(f.Type)
		if slice, ok := t.(*types.Slice); ok {
			t = slice.Elem()
		}
		if named, ok := t.(*types.Named); ok {
			c.written[c.at(named.Obj())] = true
		}
	}
}

// member is how a template names a field or a method.
var member = regexp.MustCompile(`\.([A-Z]\w*)`)

// inTemplate reports whether a template beside the package's files names the field or the method.
func (p *loaded) inTemplate(name string) bool {
	if p.members == nil {
		p.members = map[string]bool{}
		paths, _ := filepath.Glob(filepath.Join(p.dir, "templates", "*.html"))
		for _, path := range paths {
			text, _ := os.ReadFile(path)
			for _, found := range member.FindAllSubmatch(text, -1) {
				p.members[string(found[1])] = true
			}
		}
	}
	return p.members[name]
}

// isCopy reports whether t is a struct with the same fields as a struct type of an imported package.
func isCopy(p *loaded, t types.Type) bool {
	if s, ok := t.(*types.Struct); !ok || s.NumFields() == 0 {
		return false
	}
	for _, other := range p.types.Imports() {
		for _, name := range other.Scope().Names() {
			o, ok := other.Scope().Lookup(name).(*types.TypeName)
			if ok && o.Exported() && types.IdenticalIgnoreTags(t, o.Type().Underlying()) {
				return true
			}
		}
	}
	return false
}
