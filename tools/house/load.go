package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// build is one way in which the project's packages are built.
type build struct {
	folder   string // of the go.mod, relative to the project's folder
	env      []string
	patterns []string
}

// builds are all of them: what uses a name may stand in any.
var builds = []build{
	{folder: ".", patterns: []string{"./..."}},
	{folder: ".", patterns: []string{"./wasm/..."}, env: []string{"GOOS=wasip1", "GOARCH=wasm"}},
	{folder: "tools/bench", patterns: []string{"./..."}},
}

// listed is what `go list -json` says about a package.
type listed struct {
	ImportPath, Dir, Export string
	GoFiles                 []string
	ImportMap               map[string]string
	Module                  *struct {
		Main    bool
		Replace *struct{ Version string }
	}
}

// own reports whether the package is read from the project's folders.
func (l *listed) own() bool {
	return l.Module != nil && (l.Module.Main || l.Module.Replace != nil && l.Module.Replace.Version == "")
}

// loaded is one package of the project with its types.
type loaded struct {
	dir     string
	types   *types.Package
	info    *types.Info
	files   []*ast.File
	members map[string]bool // what its templates name; nil until inTemplate is asked
}

// load lists the packages of a build with all they import, and checks the types of the project's own, in order of
// import.
func load(root string, b build, set *token.FileSet) ([]*loaded, error) {
	all, err := list(filepath.Join(root, b.folder), b)
	if err != nil {
		return nil, err
	}
	exports, mapped := map[string]string{}, map[string]string{}
	for _, l := range all {
		exports[l.ImportPath] = l.Export
		for from, to := range l.ImportMap {
			mapped[from] = to
		}
	}
	compiled := importer.ForCompiler(set, "gc", func(path string) (io.ReadCloser, error) {
		return os.Open(exports[path])
	})
	checked := map[string]*types.Package{}
	imports := importFunc(func(path string) (*types.Package, error) {
		if p := checked[path]; p != nil {
			return p, nil
		}
		if to := mapped[path]; to != "" {
			path = to
		}
		return compiled.Import(path)
	})
	var packages []*loaded
	for _, l := range all {
		if !l.own() {
			continue
		}
		p, err := typesOf(l, set, imports)
		if err != nil {
			return nil, err
		}
		checked[l.ImportPath] = p.types
		packages = append(packages, p)
	}
	return packages, nil
}

type importFunc func(path string) (*types.Package, error)

func (f importFunc) Import(path string) (*types.Package, error) { return f(path) }

// list asks the go command for the packages, each after those that it imports.
func list(folder string, b build) ([]*listed, error) {
	const fields = "ImportPath,Dir,Export,GoFiles,ImportMap,Module"
	args := append([]string{"list", "-deps", "-export", "-json=" + fields, "--"}, b.patterns...)
	command := exec.Command("go", args...)
	command.Dir = folder
	command.Env = append(os.Environ(), b.env...)
	var said bytes.Buffer
	command.Stderr = &said
	out, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("go list in %s: %w\n%s", folder, err, strings.TrimSpace(said.String()))
	}
	var all []*listed
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var l listed
		if err := decoder.Decode(&l); errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return nil, err
		}
		all = append(all, &l)
	}
}

// typesOf parses a package without its tests and checks its types.
func typesOf(l *listed, set *token.FileSet, imports types.Importer) (*loaded, error) {
	p := &loaded{dir: l.Dir, info: &types.Info{
		Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Types: map[ast.Expr]types.TypeAndValue{},
	}}
	for _, name := range l.GoFiles {
		f, err := parser.ParseFile(set, filepath.Join(l.Dir, name), nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		p.files = append(p.files, f)
	}
	var err error
	p.types, err = (&types.Config{Importer: imports}).Check(l.ImportPath, set, p.files, p.info)
	return p, err
}
