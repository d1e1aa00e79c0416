package scenario

import (
	"os"
	"path/filepath"
	"testing"
)

// TestWalks runs the walks of testdata and the one with every form of the language: every expectation in them holds.
func TestWalks(t *testing.T) {
	files, err := filepath.Glob("testdata/*.walk")
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
		r := w.Check()
		if r.Passed == 0 {
			t.Errorf("%s: nothing is expected", file)
		}
		for _, f := range r.Failures {
			t.Errorf("%s: %s: wanted %s, got %s", w.Text.Where(f.At), f.Title, f.Wanted, f.Got)
		}
	}
}
