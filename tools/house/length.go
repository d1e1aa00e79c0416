package main

import (
	"fmt"
	"go/ast"
	"regexp"
	"strings"
	"unicode/utf8"
)

// What is longer than this does not fit a screen, or a head.
const (
	mostColumns       = 120 // of a line of Go, TypeScript or JavaScript, in characters
	mostFunctionLines = 50  // of a function that is not a test
	mostFileLines     = 400 // of a Go or TypeScript source that is neither a test nor generated
	unbreakable       = 70  // a run of this many characters without a blank, such as an address or an ARN, stays whole
)

// longLines finds the lines of Go, TypeScript and JavaScript with too many characters.
func longLines(f *file) []problem {
	isScript := f.ext == ".ts" || f.ext == ".mjs"
	if f.tree == nil && !isScript || f.isGenerated() {
		return nil
	}
	whole := map[int]bool{}
	if f.tree != nil {
		whole = f.unbreakableLines()
	}
	var list []problem
	for i, text := range strings.Split(f.text, "\n") {
		n := utf8.RuneCountInString(text)
		if n > mostColumns && !whole[i+1] && !(isScript && address.MatchString(text)) {
			list = append(list, problem{f.path, i + 1, fmt.Sprintf("%d characters on a line: at most %d", n, mostColumns)})
		}
	}
	return list
}

// address is an address or an ARN that is too long to share a line with much else.
var address = regexp.MustCompile(`(?:https?://|arn:aws)\S{40,}`)

// unbreakableLines are the lines with a long run of characters without a blank inside a comment or a string. A chain of
// calls is such a run too, but it can be broken.
func (f *file) unbreakableLines() map[int]bool {
	lines := map[int]bool{}
	for _, p := range goProse(f) {
		for i, text := range strings.Split(p.text, "\n") {
			if hasLongRun(text) {
				lines[p.line+i] = true
			}
		}
	}
	return lines
}

func hasLongRun(text string) bool {
	for _, run := range strings.Fields(text) {
		if utf8.RuneCountInString(run) >= unbreakable {
			return true
		}
	}
	return false
}

// tooLong finds a source with too many lines, and the functions of a Go file that have too many.
func tooLong(f *file) []problem {
	if f.isTest() || f.isGenerated() {
		return nil
	}
	var list []problem
	if n := strings.Count(f.text, "\n"); n > mostFileLines && (f.ext == ".go" || f.ext == ".ts") {
		list = append(list, problem{f.path, 1, fmt.Sprintf("%d lines: a source has at most %d", n, mostFileLines)})
	}
	if f.tree == nil {
		return list
	}
	for _, d := range f.tree.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok || fn.Body == nil {
			continue
		}
		if n := f.lines(fn) - f.tableLines(fn.Body); n > mostFunctionLines {
			text := fmt.Sprintf("%s has %d lines: a function has at most %d", fn.Name.Name, n, mostFunctionLines)
			list = append(list, problem{f.path, f.line(fn.Pos()), text})
		}
	}
	return list
}

// lines counts the lines that a node stands on.
func (f *file) lines(n ast.Node) int { return f.line(n.End()) - f.line(n.Pos()) + 1 }

// tableLines counts the lines inside the lists and maps that are written out in a function: they are data.
func (f *file) tableLines(body ast.Node) int {
	count := 0
	ast.Inspect(body, func(n ast.Node) bool {
		table, ok := n.(*ast.CompositeLit)
		if !ok || !isTable(table) {
			return true
		}
		count += f.lines(table) - 1
		return false
	})
	return count
}

func isTable(c *ast.CompositeLit) bool {
	switch c.Type.(type) {
	case *ast.ArrayType, *ast.MapType:
		return true
	}
	return false
}
