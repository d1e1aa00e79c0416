package view

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rolewalk/engine/explain"
	"rolewalk/engine/review"
	"rolewalk/engine/scenario"
)

// forty is how many refused steps TestForty shows.
const forty = 40

// TestForty shows forty refused steps as a reader sees them, with why and with what would allow it: half of the walks
// that hold the kinds of slips, half of the corpus, spread evenly. Each has a title and an order that can be read:
// what is dangerous says so, and no two suggestions are the same. `make ways` prints them.
func TestForty(t *testing.T) {
	shown := 0
	for _, pattern := range []string{"../edits/testdata/ways/*.walk", "../../scenarios/corpus/*/*.walk"} {
		refused := refusedSteps(t, pattern)
		for i := range forty / 2 {
			r := refused[i*len(refused)/(forty/2)]
			shown++
			t.Log("\n" + r.asRead(t))
		}
	}
	if shown != forty {
		t.Errorf("%d steps shown", shown)
	}
}

// refusedStep is a step that a policy or the clock refused.
type refusedStep struct {
	file string
	run  *scenario.Result
	row  int
}

func refusedSteps(t *testing.T, pattern string) []refusedStep {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	var list []refusedStep
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		run := scenario.Parse(file, string(text), scenario.PageLimit).Run(scenario.Options{Trace: true})
		for i := range run.Rows {
			if s := run.Rows[i].Step; s != nil && (s.Outcome == scenario.Deny || s.Outcome == scenario.Expired) {
				list = append(list, refusedStep{file, run, i})
			}
		}
	}
	return list
}

// asRead is what a reader sees of the step.
func (r *refusedStep) asRead(t *testing.T) string {
	t.Helper()
	row := &r.run.Rows[r.row]
	verdict := explain.Of(row.Step)
	lines := []string{
		filepath.Base(r.file) + ": " + r.run.Walk.StepLine(row),
		"  " + verdict.Word + " " + verdict.By + ". " + verdict.Sentence,
	}
	seen := map[string]bool{}
	s := BuildSuggestions(r.run, r.row, review.Document)
	if len(s.Suggestions) == 0 {
		lines = append(lines, "  "+s.None)
	}
	for _, one := range s.Suggestions {
		lines = append(lines, "  - "+one.Title)
		if one.Risk != "" {
			lines = append(lines, "    dangerous: it "+one.Risk)
		}
		if one.Others != "" {
			lines = append(lines, "    also changes "+one.Others)
		}
		diff := ""
		for _, d := range one.Diffs {
			for _, old := range d.Removed {
				diff += "\n      - " + old
			}
			for _, now := range d.Added {
				diff += "\n      + " + now
			}
		}
		if one.Title == "" || diff == "" || seen[one.Title+diff] {
			t.Errorf("%s: a suggestion without words or twice: %q%s", r.file, one.Title, diff)
		}
		seen[one.Title+diff] = true
		lines = append(lines, strings.TrimPrefix(diff, "\n"))
	}
	return strings.Join(lines, "\n")
}
