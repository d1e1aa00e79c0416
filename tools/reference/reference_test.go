package reference

import (
	"strings"
	"testing"

	"rolewalk/engine/assumption"
	"rolewalk/engine/link"
	"rolewalk/engine/match"
	"rolewalk/engine/scenario/syntax"
)

// TestComplete shows that each page has a title and every value that it is about.
func TestComplete(t *testing.T) {
	pages, err := Pages()
	if err != nil {
		t.Fatal(err)
	}
	text := map[string]string{}
	for _, p := range pages {
		text[p.Name] = string(p.Markdown)
		if !strings.HasPrefix(text[p.Name], "# ") || strings.Contains(text[p.Name], "](../") ||
			strings.Contains(text[p.Name], "<!--") {
			t.Errorf("%s begins %.60q, or leads to files of the project", p.Name, p.Markdown)
		}
	}
	if n := strings.Count(text["walk-language"], "](/#w1."); n != len(syntax.Forms()) {
		t.Errorf("%d live examples for %d forms", n, len(syntax.Forms()))
	}
	for _, w := range match.OperatorWords() {
		if !strings.Contains(text["operators"], "`"+w.Name+"`") {
			t.Errorf("no operator %s", w.Name)
		}
	}
	if n := strings.Count(text["assumptions"], "\n## "); n != len(assumption.All) {
		t.Errorf("%d assumptions of %d", n, len(assumption.All))
	}
	if !strings.Contains(text["providers"], "token.actions.githubusercontent.com") {
		t.Error("no GitHub")
	}
}

// TestOpen shows that an example opens as the walk that it is.
func TestOpen(t *testing.T) {
	const walk = "account 111111111111 dev { }\n"
	at, ok := strings.CutPrefix(open(walk), "/#")
	if got, err := link.Decode(at); !ok || err != nil || got.Text != walk {
		t.Errorf("got %q, %v", got.Text, err)
	}
}
