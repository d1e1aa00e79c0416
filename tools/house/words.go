package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"path/filepath"
	"regexp"
	"strings"
)

// bannedWords make a person of a principal, or are stiff. A principal is a user, a role, a session or a service, so
// prose says "it", "they" or "the principal".
const bannedWords = `he|him|his|himself|she|her|hers|herself|who(?:so)?ever|whom(?:ever)?|(?:no|any|some|every)body`

var (
	// banned are the words that prose must not have. After a slash a word is a name in an ARN.
	banned = regexp.MustCompile(`(?i)\b(` + bannedWords + `)\b`)
	// bannedInNames are the words that the name of a file must not have, between its separators.
	bannedInNames = regexp.MustCompile(`(?i)(?:^|[^a-z])(` + bannedWords + `|strangers?)(?:$|[^a-z])`)
)

// replacements says what to write in place of a banned word, by how the word begins.
var replacements = map[string]string{
	"every": "everyone", "any": "anyone or a principal", "some": "someone or a principal",
	"stranger": "an external principal", "strangers": "external principals",
}

// insteadOf says what to write in place of a banned word.
func insteadOf(word string) string {
	if say := replacements[strings.TrimSuffix(strings.ToLower(word), "body")]; say != "" {
		return say
	}
	return "they, the principal or no principal"
}

// exception is a place where a banned word is right.
type exception struct {
	path string // of the file
	text string // on the line, with the word
	why  string
}

// exceptions is the whole list. One that excuses nothing any more fails.
var exceptions = []exception{
	{"tools/house/words.go", "he|him|his|himself|", "the list of the words itself"},
}

// prose is a stretch of text that people read, and the line on which it begins.
type prose struct {
	line int
	text string
}

// words finds banned words in the prose of the file.
func words(f *file, excused []exception) []problem {
	var list []problem
	for _, p := range proseOf(f) {
		for i, text := range strings.Split(p.text, "\n") {
			for _, at := range banned.FindAllStringIndex(text, -1) {
				isName := at[0] > 0 && text[at[0]-1] == '/'
				if !isName && excuses(excused, f.path, text) < 0 {
					found := text[at[0]:at[1]]
					what := fmt.Sprintf("%q: say %s", found, insteadOf(found))
					list = append(list, problem{f.path, p.line + i, what})
				}
			}
		}
	}
	return list
}

// names finds banned words in the name of the file. Go joins the words of a name with underscores.
func names(f *file) []problem {
	found := bannedInNames.FindStringSubmatch(filepath.Base(f.path))
	if found == nil {
		return nil
	}
	what := fmt.Sprintf("%q in the name of the file: say %s", found[1], insteadOf(found[1]))
	return []problem{{f.path, 1, what}}
}

// excuses is the index of the exception for the line, -1 without one.
func excuses(excused []exception, path, text string) int {
	for i, e := range excused {
		if e.path == path && strings.Contains(text, e.text) {
			return i
		}
	}
	return -1
}

// unusedExceptions are those whose file was looked at and has no line for them.
func unusedExceptions(files []*file, excused []exception) []problem {
	var list []problem
	for _, f := range files {
		for _, e := range excused {
			if e.path == f.path && !strings.Contains(f.text, e.text) {
				list = append(list, problem{f.path, 1, fmt.Sprintf("the exception for %q excuses nothing: delete it", e.text)})
			}
		}
	}
	return list
}

// proseOf is what people read of a file: of Go the comments and strings, of CSS the comments, of the others everything.
func proseOf(f *file) []prose {
	switch {
	case f.tree != nil:
		return goProse(f)
	case f.ext == ".css":
		return between(f.text, "/*", "*/")
	}
	return []prose{{1, f.text}}
}

func goProse(f *file) []prose {
	var list []prose
	for _, group := range f.tree.Comments {
		for _, c := range group.List {
			list = append(list, prose{f.line(c.Pos()), c.Text})
		}
	}
	ast.Inspect(f.tree, func(n ast.Node) bool {
		if s, ok := n.(*ast.BasicLit); ok && s.Kind == token.STRING {
			// The two characters \n would stick to the word after them.
			list = append(list, prose{f.line(s.Pos()), strings.ReplaceAll(s.Value, `\n`, "  ")})
		}
		return true
	})
	return list
}

// between yields what stands between the marks, each with its line.
func between(text, from, to string) []prose {
	var list []prose
	line := 1
	for {
		before, rest, ok := strings.Cut(text, from)
		if !ok {
			return list
		}
		line += strings.Count(before, "\n")
		inner, after, _ := strings.Cut(rest, to)
		list = append(list, prose{line, inner})
		line += strings.Count(inner, "\n")
		text = after
	}
}
