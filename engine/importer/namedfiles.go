package importer

import (
	"path"
	"slices"
	"strings"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
)

// placeFiles gives the documents that commands name by a file their text: that of the one policy of another source
// whose file, or whose hint, has the name. It is then no bare policy any more. NameOf is the name of a source.
func placeFiles(facts *fact.Facts, nameOf func(source.TextID) string) {
	taken := map[int]bool{}
	for d := range documentsOf(facts) {
		if d.File == "" || d.Known() {
			continue
		}
		if i := bareOf(facts.Bare, d.File, nameOf); i >= 0 {
			b := &facts.Bare[i].Document
			d.JSON, d.Expressions, d.Span, d.Tree = b.JSON, b.Expressions, b.Span, b.Tree
			taken[i] = true
		}
	}
	bare := facts.Bare[:0:0]
	for i := range facts.Bare {
		if !taken[i] {
			bare = append(bare, facts.Bare[i])
		}
	}
	facts.Bare = bare
}

// bareOf is the index of the one policy of the file; -1 if there is none or several.
func bareOf(bare []fact.Bare, file string, nameOf func(source.TextID) string) int {
	found := -1
	for i := range bare {
		of := path.Base(strings.ReplaceAll(nameOf(bare[i].Document.Span.Text), `\`, "/"))
		words := strings.FieldsFunc(bare[i].Hint, func(c rune) bool { return strings.ContainsRune(" \t/\\'\"`()<>:,", c) })
		if of != file && !slices.Contains(words, file) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}
