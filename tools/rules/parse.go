package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
)

// rule is one tagged rule.
type rule struct {
	text string
	// pages are AWS's pages that it comes from.
	pages []string
	// file is the path from the project's folder; line is the line that decides.
	file string
	line int
	// proofs are walks, as paths below scenarios/corpus.
	proofs []string
	// area is the heading that it stands under.
	area string
}

// areas are the packages that have rules, with their headings, in the order of a request's way through them.
var areas = []struct{ folder, title string }{
	{"engine/policy", "What AWS saves"},
	{"engine/scenario", "Names and quotas"},
	{"engine/match", "How values compare"},
	{"engine/eval", "How a request is decided"},
	{"engine/iam", "The world, its changes and organizations"},
	{"engine/sts", "Credentials, sessions and condition keys"},
}

// readRules returns the rules of all areas, in order of area, file and line.
func readRules(root string) ([]rule, error) {
	var rules []rule
	for _, area := range areas {
		found, err := readArea(root, area.folder)
		if err != nil {
			return nil, err
		}
		for i := range found {
			found[i].area = area.title
		}
		rules = append(rules, found...)
	}
	return rules, nil
}

func readArea(root, folder string) (rules []rule, err error) {
	err = filepath.WalkDir(filepath.Join(root, folder), func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		relative, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		found, err := readFile(name, filepath.ToSlash(relative))
		rules = append(rules, found...)
		return err
	})
	return rules, err
}

// readFile returns the rules of a file, in order of line.
func readFile(name, path string) ([]rule, error) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, nil, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, fmt.Errorf("reading rules: %w", err)
	}
	lines := statementLines(set, file)
	var rules []rule
	for _, group := range file.Comments {
		r, tagged := readTag(group.Text())
		if !tagged {
			continue
		}
		end := set.Position(group.End()).Line
		i, _ := slices.BinarySearch(lines, end+1)
		if r.file = path; i == len(lines) {
			return nil, fmt.Errorf("%s:%d: no statement follows the rule", path, end)
		}
		r.line = lines[i]
		if fault := r.fault(); fault != "" {
			return nil, fmt.Errorf("%s:%d: %s", path, end, fault)
		}
		rules = append(rules, r)
	}
	return rules, nil
}

// awsPages is where every page of AWS's documentation stands.
const awsPages = "https://docs.aws.amazon.com/"

// fault says what is wrong with a tag as it is written, "" when nothing is. Its walks are judged by unproved.
func (r *rule) fault() string {
	switch {
	case !strings.HasSuffix(r.text, "."):
		return fmt.Sprintf("the rule is not a sentence: %q", r.text)
	case len(r.pages) == 0:
		return "the rule names no page"
	}
	for _, page := range r.pages {
		if !strings.HasPrefix(page, awsPages) {
			return fmt.Sprintf("%s is not a page of AWS's documentation", page)
		}
	}
	return ""
}

// statementLines returns the lines on which a statement begins, sorted. Those are what coverage counts.
func statementLines(set *token.FileSet, file *ast.File) []int {
	var lines []int
	ast.Inspect(file, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause:
		case ast.Stmt:
			lines = append(lines, set.Position(n.Pos()).Line)
		}
		return true
	})
	slices.Sort(lines)
	return lines
}

// readTag reads the parts of a tag from the text of a comment. Each may go on over several lines.
func readTag(comment string) (r rule, tagged bool) {
	part := ""
	for _, line := range strings.Split(comment, "\n") {
		switch {
		case strings.HasPrefix(line, "Rule:"):
			part, tagged, r.text = "rule", true, strings.TrimSpace(strings.TrimPrefix(line, "Rule:"))
		case !tagged:
		case strings.HasPrefix(line, "See "):
			part = "see"
			r.pages = append(r.pages, pagesIn(line)...)
		case strings.HasPrefix(line, "Proof: "):
			part = "proof"
			r.proofs = append(r.proofs, listed(strings.TrimPrefix(line, "Proof: "))...)
		case line == "":
			part = ""
		case part == "rule":
			r.text += " " + line
		case part == "see":
			r.pages = append(r.pages, pagesIn(line)...)
		case part == "proof":
			r.proofs = append(r.proofs, listed(line)...)
		}
	}
	return r, tagged
}

func pagesIn(line string) []string {
	var pages []string
	for _, word := range strings.Fields(line) {
		if strings.HasPrefix(word, "https://") {
			pages = append(pages, strings.TrimRight(word, ".,"))
		}
	}
	return pages
}

func listed(line string) []string {
	return strings.FieldsFunc(line, func(c rune) bool { return c == ',' || c == ' ' })
}
