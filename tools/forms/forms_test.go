package forms

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rolewalk/engine/lint/actions/embedded"
	"rolewalk/engine/managed/packs"
	"rolewalk/engine/review"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// TestUpToDate: docs/walk.md is what the grammar says now, with every form in it.
func TestUpToDate(t *testing.T) {
	got, err := os.ReadFile("../../docs/walk.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != Document(nil) {
		t.Error("docs/walk.md is not what the forms say: make gen writes it")
	}
	rows := 0
	for line := range strings.Lines(string(got)) {
		if strings.HasPrefix(line, "| `") {
			rows++
		}
	}
	if want := len(syntax.Forms()) + len(values); rows != want || len(syntax.Forms()) < 101 {
		t.Errorf("%d rows for %d forms and %d values", rows, len(syntax.Forms()), len(values))
	}
	for _, f := range syntax.Forms() {
		if !strings.Contains(string(got), "| "+code(f.Usage)+" | "+f.Doc+" | ") {
			t.Errorf("%s is not in it", f.Usage)
		}
	}
}

// library has every AWS-managed policy and every check, as the command has.
var policies packs.Library

var library = scenario.Library{
	Lookup:    policies.Text,
	Elsewhere: policies.Elsewhere,
	Review: func(walk *scenario.Walk) []scenario.Finding {
		return review.All(walk, embedded.Data())
	},
}

// TestExamplesRun: every example runs in the walk that the document states, and what is expected there holds.
func TestExamplesRun(t *testing.T) {
	steps, met := 0, 0
	for _, f := range syntax.Forms() {
		walk := scenario.ParseWith("example", walkOf(&f), scenario.PageLimit, library)
		for _, e := range walk.Errors {
			t.Errorf("%s in %s: %s", f.Example, f.In, walk.Text.Report(e))
		}
		if len(walk.Errors) > 0 {
			continue
		}
		for _, row := range walk.Run(scenario.Options{}).Rows {
			if row.Step != nil {
				steps++
			}
		}
		if f.In == syntax.InChallenge || f.In == syntax.InSolution || f.Keyword() == "challenge" ||
			f.In == syntax.InTask || f.Keyword() == "task" {
			continue // a challenge and a task have unmet goals
		}
		report := walk.Check()
		met += report.Passed
		for _, failure := range report.Failures {
			t.Errorf("%s: wanted %s, got %s", f.Example, failure.Wanted, failure.Got)
		}
	}
	if steps < 90 || met < 8 {
		t.Errorf("%d steps ran and %d expectations were met", steps, met)
	}
}

// TestOften: a second statement is an error where the document says that there is at most one, and only there.
func TestOften(t *testing.T) {
	another := strings.NewReplacer(" alice", " carol", " dev ", " test ", "111111111111", "333333333333")
	limited, free := 0, 0
	for _, f := range syntax.Forms() {
		if f.Act != "" || f.Most > 1 {
			continue
		}
		second := f
		second.Example += " " + another.Replace(f.Example)
		walk := scenario.ParseWith("twice", walkOf(&second), scenario.PageLimit, library)
		refused := slices.ContainsFunc(walk.Errors, func(e source.Finding) bool {
			second := strings.Contains(e.Message, "a second ")
			return e.Code == syntax.RepeatedStatement || e.Code == scenario.DeclaredTwice && second
		})
		if limits := often(&f) != "any number" && often(&f) != "at least once"; refused != limits {
			t.Errorf("%s stands %s, and a second one is refused: %v", f.Usage, often(&f), refused)
		}
		if refused {
			limited++
		} else {
			free++
		}
	}
	if limited < 35 || free < 45 {
		t.Errorf("%d forms with a limit, %d without", limited, free)
	}
}

// TestValues: every word that is to be filled in is explained, and every explained word is filled in somewhere.
func TestValues(t *testing.T) {
	explained := map[string]bool{}
	for _, v := range values {
		explained[v.word] = false
		for _, word := range regexp.MustCompile("`([A-Z]{2,})`").FindAllStringSubmatch(v.takes, -1) {
			if _, ok := explained[word[1]]; !ok {
				explained[word[1]] = false
			}
		}
	}
	for _, f := range syntax.Forms() {
		for _, word := range strings.Fields(strings.NewReplacer("[", "", "]", "").Replace(f.Usage)) {
			if word == strings.ToLower(word) {
				continue
			}
			if _, ok := explained[word]; !ok {
				t.Errorf("%s of %s is not explained", word, f.Usage)
			}
			explained[word] = true
		}
	}
	for word, used := range explained {
		if !used {
			t.Errorf("%s is explained, and no form has it", word)
		}
	}
}
