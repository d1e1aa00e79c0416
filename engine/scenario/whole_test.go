package scenario

import (
	"os"
	"path/filepath"
	"testing"
)

// TestWhole runs walks with nothing left undecided: every form of the language, and the rules of ceilings, tags, multi-factor
// codes, federation and names that come again. Every expectation in them holds.
func TestWhole(t *testing.T) {
	files, err := filepath.Glob("testdata/whole/*.walk")
	if err != nil || len(files) == 0 {
		t.Fatalf("no walks: %v", err)
	}
	for _, file := range append(files, "syntax/testdata/every-form.walk") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		w := Parse(file, string(text), PageLimit)
		for _, f := range w.Errors {
			t.Error(w.Text.Report(f))
		}
		for _, row := range w.run(Options{Trace: true}, true).Rows {
			if row.Step != nil && row.Step.Expect != nil && !row.Step.Held {
				t.Errorf("%s: %s: wanted %s, got %s", w.Text.Where(row.At), w.StepTitle(&row), ExpectationText(row.Step.Expect), row.Step.Got())
			}
		}
	}
}
