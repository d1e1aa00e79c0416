package edits_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rolewalk/engine/edits"
	"rolewalk/engine/review"
	"rolewalk/engine/scenario"
)

// TestWays runs testdata/ways: the note of a refused step has the words of the set that is to come first, and says
// where that is dangerous. In every answer the dangerous sets come behind the others, and last what the caller cannot
// do; no set without a risk adds a SECURITY_WARNING.
func TestWays(t *testing.T) {
	files, _ := filepath.Glob("testdata/ways/*.walk")
	told := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		walk := scenario.Parse(file, string(text), scenario.PageLimit)
		for _, f := range walk.Errors {
			t.Fatal(walk.Text.Report(f))
		}
		run := walk.Run(scenario.Options{})
		for i := range run.Rows {
			row := &run.Rows[i]
			if row.Kind != scenario.RowStep || row.Step == nil || len(row.Step.Clauses.Notes) == 0 {
				continue
			}
			told++
			sets := edits.Find(run, i, review.Document).Sets
			if want, got := row.Step.Clauses.Notes[0].Text.Value, firstOf(sets); got != want {
				t.Errorf("%s:\n got %s\nwant %s\n all %s", walk.StepLine(row), got, want, wordsOf(sets))
			}
			if !slices.IsSortedFunc(sets, func(a, b edits.Set) int { return order(&a) - order(&b) }) {
				t.Errorf("%s: not in order: %s", walk.StepLine(row), wordsOf(sets))
			}
			for _, w := range warnings(run, sets) {
				t.Errorf("%s: without a risk, but it adds %s", walk.StepLine(row), w)
			}
		}
	}
	if len(files) < 12 || told < 40 {
		t.Errorf("%d steps in %d files", told, len(files))
	}
}

// firstOf are the words of the first set.
func firstOf(sets []edits.Set) string {
	if len(sets) == 0 {
		return "none"
	}
	var words []string
	for _, e := range sets[0].Edits {
		words = append(words, e.Words)
	}
	text := strings.Join(words, " AND ")
	if sets[0].Risk != "" {
		text += " (dangerous)"
	}
	return text
}

// order is the place of a set among others: harmless, dangerous, not in the caller’s hands.
func order(s *edits.Set) int {
	switch {
	case s.Beyond:
		return 2
	case s.Risk != "":
		return 1
	}
	return 0
}

// TestAnew: a document that is written anew says which principals it drops, and keeps the author’s indent.
func TestAnew(t *testing.T) {
	text, err := os.ReadFile("testdata/ways/anew.walk")
	if err != nil {
		t.Fatal(err)
	}
	walk := scenario.Parse("anew.walk", string(text), scenario.PageLimit)
	sets := edits.Find(walk.Run(scenario.Options{}), 1, review.Document).Sets
	const want = `{
        "Version": "2012-10-17",
        "Statement": {
            "Effect": "Allow",
            "Principal": {"AWS": "arn:aws:iam::135792468013:user/li"},
            "Action": "sts:AssumeRole"
        }
    }`
	if len(sets) == 0 || sets[0].Edits[0].New != want {
		t.Fatalf("%+v", sets)
	}
	if !strings.HasPrefix(sets[0].Risk, "drops arn:aws:iam::135792468013:user/bo") {
		t.Errorf("it does not say which principals it drops: %q", sets[0].Risk)
	}
}

// TestLast: what is not in the caller’s hands says so, and comes last.
func TestLast(t *testing.T) {
	text, err := os.ReadFile("testdata/ways/not-the-callers.walk")
	if err != nil {
		t.Fatal(err)
	}
	run := scenario.Parse("last.walk", string(text), scenario.PageLimit).Run(scenario.Options{})
	for row, want := range map[int]string{
		1: "if that is the ID that was agreed for this role", 3: "which its provider decides and not the caller",
	} {
		sets := edits.Find(run, row, review.Document).Sets
		last := sets[len(sets)-1]
		if !last.Beyond || !strings.HasSuffix(last.Edits[0].Words, want) {
			t.Errorf("row %d: %s", row, wordsOf(sets))
		}
	}
}
