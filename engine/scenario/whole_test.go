package scenario

import (
	"os"
	"testing"
)

// TestWhole runs every form of the language with nothing left undecided: every expectation in it holds.
func TestWhole(t *testing.T) {
	const file = "syntax/testdata/every-form.walk"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	w := Parse(file, string(text), PageLimit)
	for _, f := range w.Errors {
		t.Fatal(w.Text.Report(f))
	}
	for _, row := range w.run(Options{Trace: true}, true).Rows {
		if row.Step != nil && row.Step.Expect != nil && !row.Step.Held {
			t.Errorf("%s: wanted %s, got %s", w.StepTitle(&row), ExpectationText(row.Step.Expect), row.Step.Got())
		}
	}
}
