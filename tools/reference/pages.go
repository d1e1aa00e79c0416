package reference

import (
	"fmt"
	"regexp"
	"strings"

	"rolewalk/docs"
	"rolewalk/engine/link"
	"rolewalk/tools/forms"
)

// Page is a chapter of the reference. Its links to the site begin with a slash.
type Page struct {
	Name     string
	Markdown []byte
}

// Pages are the pages, in the order in which they are listed.
func Pages() ([]Page, error) {
	pages := []Page{{"walk-language", withoutFiles([]byte(forms.Document(open)))}}
	for _, list := range []struct{ name, file string }{
		{"rules", "rules.md"}, {"refusals", "causes.md"}, {"findings", "checks.md"}, {"condition-keys", "keys.md"},
	} {
		text, err := docs.Files.ReadFile(list.file)
		if err != nil {
			return nil, fmt.Errorf("reading a list of the reference: %w", err)
		}
		pages = append(pages, Page{list.name, withoutFiles(text)})
	}
	return append(pages,
		Page{"operators", operators()},
		Page{"providers", providers()},
		Page{"assumptions", assumptions()},
		Page{"not-modelled", notModelled()},
	), nil
}

// open is the address at which a walk opens.
func open(walk string) string { return "/#" + link.Fragment(walk, 0) }

var (
	// comments are notes to those who change the lists.
	comments = regexp.MustCompile(`(?s)<!--.*?-->\n*`)
	// fileLinks lead to files of the project.
	fileLinks = regexp.MustCompile(`\[([^\]]*)\]\(\.\./[^)]*\)`)
)

// withoutFiles is a list without what only those need who have the project's files.
func withoutFiles(text []byte) []byte {
	return fileLinks.ReplaceAll(comments.ReplaceAll(text, nil), []byte("`$1`"))
}

// cell is a text in a cell of a table: a bar and a star mean themselves.
func cell(text string) string { return strings.NewReplacer("|", `\|`, "*", `\*`).Replace(text) }

// code is a text as code in a cell of a table.
func code(text string) string { return "`" + strings.ReplaceAll(text, "|", `\|`) + "`" }
