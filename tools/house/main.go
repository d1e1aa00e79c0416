package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// problem is one broken law. The path is relative to the project's folder; line counts from 1.
type problem struct {
	path string
	line int
	text string
}

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./tools/house FOLDER|FILE...")
		os.Exit(2)
	}
	problems, err := check(".", os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "house:", err)
		os.Exit(2)
	}
	for _, p := range problems {
		fmt.Printf("%s:%d: %s\n", filepath.ToSlash(p.path), p.line, p.text)
	}
	if len(problems) > 0 {
		os.Exit(1)
	}
}

// check runs every check over the files at or below targets, which are relative to root, the folder of the main go.mod.
// It returns the problems in order of place.
func check(root string, targets []string) ([]problem, error) {
	files, err := collect(root, targets)
	if err != nil {
		return nil, err
	}
	var list []problem
	for _, f := range files {
		list = append(list, words(f, exceptions)...)
		list = append(list, names(f)...)
		list = append(list, longLines(f)...)
		list = append(list, tooLong(f)...)
	}
	list = append(list, unusedExceptions(files, exceptions)...)
	list = append(list, packageComments(files)...)
	if slices.ContainsFunc(files, func(f *file) bool { return f.ext == ".go" }) {
		unused, err := unusedExports(root, files)
		if err != nil {
			return nil, err
		}
		list = append(list, unused...)
	}
	slices.SortStableFunc(list, func(a, b problem) int {
		return cmp.Or(cmp.Compare(a.path, b.path), cmp.Compare(a.line, b.line))
	})
	return list, nil
}
