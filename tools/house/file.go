package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// file is one source that is checked.
type file struct {
	path string // relative to the project's folder, with slashes
	ext  string // with the dot
	text string
	set  *token.FileSet
	tree *ast.File // nil for what is not Go
}

// extensions are the kinds of files that are checked.
var extensions = []string{".go", ".ts", ".mjs", ".css", ".walk", ".md", ".sh"}

// passedOver are the folders with files that are built or installed; the old links, which never change; and the
// packages that take the place of Go's own in a module, because Go's library decides which names they export.
var passedOver = []string{"node_modules", "dist", "bin", ".git", "engine/link/testdata", "wasm/stdlib"}

// collect reads the files at or below the targets, each once, in order of path.
func collect(root string, targets []string) ([]*file, error) {
	found := map[string]*file{}
	for _, target := range targets {
		err := filepath.WalkDir(filepath.Join(root, target), func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if entry.IsDir() {
				if relative, _ := filepath.Rel(root, path); slices.Contains(passedOver, entry.Name()) ||
					slices.Contains(passedOver, filepath.ToSlash(relative)) {
					return fs.SkipDir
				}
				return nil
			}
			if !slices.Contains(extensions, filepath.Ext(path)) {
				return nil
			}
			f, err := read(root, path)
			if err == nil {
				found[f.path] = f
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("no file to check in %s", strings.Join(targets, ", "))
	}
	files := make([]*file, 0, len(found))
	for _, f := range found {
		files = append(files, f)
	}
	slices.SortFunc(files, func(a, b *file) int { return strings.Compare(a.path, b.path) })
	return files, nil
}

func read(root, path string) (*file, error) {
	body, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	relative, err := filepath.Rel(root, path)
	if err != nil {
		return nil, err
	}
	f := &file{path: filepath.ToSlash(relative), ext: filepath.Ext(path), text: string(body), set: token.NewFileSet()}
	if f.ext == ".go" {
		f.tree, err = parser.ParseFile(f.set, path, body, parser.ParseComments|parser.SkipObjectResolution)
	}
	return f, err
}

// isTest reports whether the file is one of a test.
func (f *file) isTest() bool {
	return strings.HasSuffix(f.path, "_test.go") || strings.Contains(f.path, ".test.")
}

// isGenerated reports whether a program wrote the file. The generators say so in the first line.
func (f *file) isGenerated() bool {
	return strings.HasPrefix(f.text, "// Code generated") || strings.HasPrefix(f.text, "// Generated from")
}

// line is the 1-based line of a place in a Go file.
func (f *file) line(at token.Pos) int { return f.set.Position(at).Line }
