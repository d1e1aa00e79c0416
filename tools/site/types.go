package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
)

// typesHeader opens the file generated from the package in dir.
func typesHeader(dir string) string {
	return "// Generated from " + dir + " by `go run ./tools/site types`; change the Go types, not this file.\n"
}

// typeScript writes the wire types of the Go package in dir as typeScript: a struct becomes an interface, a string type
// with constants a union of their values, omitempty an optional property. Doc comments are kept, since they are the
// only description of the wire that a reader of the page's code has.
func typeScript(dir string) ([]byte, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	sort.Strings(paths)
	w := &typeWriter{values: map[string][]string{}}
	files := token.NewFileSet()
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		file, err := parser.ParseFile(files, path, source, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		w.file(file)
	}
	return w.bytes(typesHeader(dir))
}

// typeWriter gathers the declarations of a package before it writes them, for a constant may stand in another file than
// its type.
type typeWriter struct {
	types  []*ast.TypeSpec
	docs   []string
	values map[string][]string
}

func (w *typeWriter) file(file *ast.File) {
	for _, decl := range file.Decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, spec := range gen.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				if spec.Name.IsExported() {
					doc := spec.Doc.Text()
					if doc == "" {
						doc = gen.Doc.Text()
					}
					w.types, w.docs = append(w.types, spec), append(w.docs, doc)
				}
			case *ast.ValueSpec:
				w.constants(spec)
			}
		}
	}
}

// constants keeps the values of constants that name their type.
func (w *typeWriter) constants(spec *ast.ValueSpec) {
	name, ok := spec.Type.(*ast.Ident)
	if !ok {
		return
	}
	for _, value := range spec.Values {
		if lit, ok := value.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			w.values[name.Name] = append(w.values[name.Name], lit.Value)
		}
	}
}

func (w *typeWriter) bytes(header string) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(header)
	for i, spec := range w.types {
		out.WriteString("\n")
		comment(&out, "", w.docs[i])
		switch typ := spec.Type.(type) {
		case *ast.StructType:
			fmt.Fprintf(&out, "export interface %s {\n", spec.Name.Name)
			if err := w.fields(&out, typ); err != nil {
				return nil, fmt.Errorf("%s: %w", spec.Name.Name, err)
			}
			out.WriteString("}\n")
		default:
			ts := strings.Join(w.values[spec.Name.Name], " | ")
			if ts == "" {
				var err error
				if ts, err = typeOf(spec.Type); err != nil {
					return nil, fmt.Errorf("%s: %w", spec.Name.Name, err)
				}
			}
			fmt.Fprintf(&out, "export type %s = %s;\n", spec.Name.Name, ts)
		}
	}
	return out.Bytes(), nil
}

func (w *typeWriter) fields(out *bytes.Buffer, typ *ast.StructType) error {
	for _, field := range typ.Fields.List {
		if field.Tag == nil {
			continue
		}
		tag, err := strconv.Unquote(field.Tag.Value)
		if err != nil {
			return err
		}
		name, options, _ := strings.Cut(jsonTag(tag), ",")
		if name == "" || name == "-" {
			continue
		}
		ts, err := typeOf(field.Type)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		optional := ""
		if strings.Contains(options, "omitempty") || strings.Contains(options, "omitzero") {
			optional = "?"
		}
		comment(out, "  ", field.Doc.Text())
		fmt.Fprintf(out, "  %s%s: %s;\n", name, optional, ts)
	}
	return nil
}

// jsonTag is the json part of a struct tag.
func jsonTag(tag string) string {
	for _, part := range strings.Fields(tag) {
		if rest, ok := strings.CutPrefix(part, "json:"); ok {
			if value, err := strconv.Unquote(rest); err == nil {
				return value
			}
		}
	}
	return ""
}

// typeOf is the TypeScript of a Go type as encoding/json writes it. A nil slice is written as an empty array by the
// engine, so a slice is never null.
func typeOf(expr ast.Expr) (string, error) {
	switch t := expr.(type) {
	case *ast.Ident:
		switch t.Name {
		case "string":
			return "string", nil
		case "bool":
			return "boolean", nil
		case "int", "int32", "int64", "uint", "uint8", "uint32", "float64":
			return "number", nil
		}
		if t.IsExported() {
			return t.Name, nil
		}
	case *ast.StarExpr:
		return typeOf(t.X)
	case *ast.ArrayType:
		sub, err := typeOf(t.Elt)
		return sub + "[]", err
	case *ast.MapType:
		sub, err := typeOf(t.Value)
		return "Record<string, " + sub + ">", err
	}
	return "", fmt.Errorf("no TypeScript for %T", expr)
}

func comment(out *bytes.Buffer, indent, doc string) {
	doc = strings.TrimSpace(doc)
	if doc == "" {
		return
	}
	lines := strings.Split(doc, "\n")
	if len(lines) == 1 {
		fmt.Fprintf(out, "%s/** %s */\n", indent, lines[0])
		return
	}
	fmt.Fprintf(out, "%s/**\n", indent)
	for _, line := range lines {
		fmt.Fprintf(out, "%s", strings.TrimRight(indent+" * "+line, " ")+"\n")
	}
	fmt.Fprintf(out, "%s */\n", indent)
}
