package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// write puts a source into a folder of its own and returns its path.
func write(t *testing.T, source string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "a.go")
	if err := os.WriteFile(name, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

const tagged = `package a

// f decides.
//
// Rule: A rule of two
// lines.
// See https://docs.aws.amazon.com/one.html and
// https://docs.aws.amazon.com/two.html#part.
// Proof: area/one.walk, area/two.walk,
// area/three.walk
func f(n int) int {
	switch {
	case n == 1:
		// Rule: Inside a case.
		// See https://docs.aws.amazon.com/one.html
		// Proof: area/one.walk
		return 1
	// Rule: Before a case.
	// See https://docs.aws.amazon.com/one.html
	case n == 2:

		return 2
	}
	// Rule is a word that begins a sentence here.
	return 3
}
`

// TestTags: each part of a tag may go on over several lines, and the line is that of the first statement behind it.
func TestTags(t *testing.T) {
	rules, err := readFile(write(t, tagged), "engine/a.go")
	if err != nil {
		t.Fatal(err)
	}
	if len(rules) != 3 {
		t.Fatalf("%d rules: %v", len(rules), rules)
	}
	whole := rules[0]
	if whole.text != "A rule of two lines." || whole.place() != "engine/a.go:12" {
		t.Errorf("%q at %s", whole.text, whole.place())
	}
	pages := []string{"https://docs.aws.amazon.com/one.html", "https://docs.aws.amazon.com/two.html#part"}
	if !slices.Equal(whole.pages, pages) {
		t.Errorf("pages: %v", whole.pages)
	}
	if walks := []string{"area/one.walk", "area/two.walk", "area/three.walk"}; !slices.Equal(whole.proofs, walks) {
		t.Errorf("walks: %v", whole.proofs)
	}
	for i, place := range []string{"engine/a.go:17", "engine/a.go:22"} {
		if got := rules[i+1].place(); got != place {
			t.Errorf("%s stands at %s, not at %s", rules[i+1].text, got, place)
		}
	}
}

// TestMissingParts: a tag that lacks a part is told with the line at which it ends.
func TestMissingParts(t *testing.T) {
	const page = "\t// See https://docs.aws.amazon.com/one.html\n"
	for name, c := range map[string]struct{ tag, fault string }{
		"no page":     {"\t// Rule: It is so.\n\t// Proof: a/b.walk\n", "a.go:5: the rule names no page"},
		"no sentence": {"\t// Rule: it is so\n" + page, `a.go:5: the rule is not a sentence: "it is so"`},
		"no text":     {"\t// Rule:\n" + page, `a.go:5: the rule is not a sentence: ""`},
		"another's page": {
			"\t// Rule: It is so.\n\t// See https://example.com/x\n", "a.go:5: https://example.com/x is not a page of AWS's",
		},
		"at a file's end": {
			"\t_ = 1\n}\n\n// Rule: It is so.\n" + page + "\nfunc g() {", "a.go:8: no statement follows the rule",
		},
	} {
		end := "\t_ = 0\n}\n"
		if name == "at a file's end" {
			end = "}\n"
		}
		_, err := readFile(write(t, "package a\n\nfunc f() {\n"+c.tag+end), "a.go")
		if err == nil || !strings.Contains(err.Error(), c.fault) {
			t.Errorf("%s: %v, not %s", name, err, c.fault)
		}
	}
}

// TestUnproved: a rule without a walk, with too many, or with one that does not exist is told with its line.
func TestUnproved(t *testing.T) {
	root := t.TempDir()
	walk := filepath.Join(root, corpus, "area", "one.walk")
	if err := os.MkdirAll(filepath.Dir(walk), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(walk, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		proofs []string
		fault  string
	}{
		{[]string{"area/one.walk"}, ""},
		{nil, "engine/a.go:7: the rule names 0 walks"},
		{slices.Repeat([]string{"area/one.walk"}, 4), "engine/a.go:7: the rule names 4 walks"},
		{[]string{"area/two.walk"}, "engine/a.go:7: scenarios/corpus has no area/two.walk"},
	} {
		rules := []rule{{text: "It is so.", file: "engine/a.go", line: 7, proofs: c.proofs}}
		problems := strings.Join(unproved(root, rules), "\n")
		if c.fault == "" && problems != "" || !strings.Contains(problems, c.fault) {
			t.Errorf("%v: %q, not %q", c.proofs, problems, c.fault)
		}
	}
}
