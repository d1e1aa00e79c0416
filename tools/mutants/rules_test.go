package main

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestRuledMutants: a mutant of a rule changes exactly the line that docs/rules.md names for the rule, and its walk is
// one that proves the rule there.
func TestRuledMutants(t *testing.T) {
	page, err := os.ReadFile("../../docs/rules.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range ruled {
		row := rowOf(string(page), m.file, changedLine(t, &m))
		if !strings.Contains(row, "("+"../"+corpus+m.walk+")") {
			t.Errorf("%s: %q has no row for the line that it changes with the walk %s", m.name, row, m.walk)
		}
	}
	if len(ruled) < 15 {
		t.Errorf("%d mutants of rules", len(ruled))
	}
}

// changedLine returns the number of the one line that the mutant changes.
func changedLine(t *testing.T, m *mutant) int {
	t.Helper()
	whole := *m
	whole.edits = nil
	before, err := whole.apply("../..")
	if err != nil {
		t.Fatal(err)
	}
	after, err := m.apply("../..")
	if err != nil {
		t.Fatal(err)
	}
	old, changed := strings.Split(before, "\n"), strings.Split(after, "\n")
	if len(old) != len(changed) {
		t.Fatalf("%s: it changes the number of lines", m.name)
	}
	line := 0
	for i := range old {
		if old[i] == changed[i] {
			continue
		}
		if line != 0 {
			t.Fatalf("%s: it changes the lines %d and %d", m.name, line, i+1)
		}
		line = i + 1
	}
	return line
}

// rowOf returns the row of docs/rules.md for a line, "" when there is none.
func rowOf(page, file string, line int) string {
	for row := range strings.Lines(page) {
		if strings.Contains(row, fmt.Sprintf("(../%s#L%d)", file, line)) {
			return row
		}
	}
	return ""
}

// TestReportOfWalks: a mutant that names its walk survives if only other walks fail.
func TestReportOfWalks(t *testing.T) {
	for _, c := range []struct {
		walk string
		code int
	}{{"a/b.walk", 0}, {"a/c.walk", 1}} {
		results := []result{{mutant: mutant{name: "x", walk: c.walk}, killers: []string{corpus + "a/b.walk"}}}
		if code := (&bench{root: "../.."}).report(results, false); code != c.code {
			t.Errorf("%s: %d, want %d", c.walk, code, c.code)
		}
	}
}
