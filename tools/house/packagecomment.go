package main

import (
	"path"
	"strings"
)

// packageComments finds the packages without a doc.go that has the package's comment, and the other files that have
// one. A folder of tests alone needs none.
func packageComments(files []*file) []problem {
	var list []problem
	seen, documented := map[string]string{}, map[string]bool{} // by folder; seen has its first file
	for _, f := range files {
		if f.tree == nil || strings.HasSuffix(f.path, "_test.go") {
			continue
		}
		folder := path.Dir(f.path)
		if seen[folder] == "" {
			seen[folder] = f.path
		}
		switch commented := f.tree.Doc.Text() != ""; {
		case path.Base(f.path) != "doc.go" && commented:
			list = append(list, problem{f.path, f.line(f.tree.Doc.Pos()), "a package comment stands in doc.go"})
		case path.Base(f.path) == "doc.go" && commented:
			documented[folder] = true
		}
	}
	for folder, first := range seen {
		if !documented[folder] {
			list = append(list, problem{first, 1, "the package has no doc.go with its comment"})
		}
	}
	return list
}
