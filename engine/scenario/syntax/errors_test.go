package syntax

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rolewalk/engine/source"
)

var update = flag.Bool("update", false, "write the golden reports anew")

func readWalk(t testing.TB, path string) *source.Text {
	t.Helper()
	body, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return source.NewText(filepath.Base(path), string(body))
}

func report1(f *File) string {
	var b strings.Builder
	for _, e := range f.Errors {
		b.WriteString(f.Text.Report(e) + "\n")
		for _, fix := range e.Fixes {
			b.WriteString("    Fix: " + fix.Title + "\n")
		}
	}
	return b.String()
}

// TestErrors compares what the broken walks under testdata/errors report with the reports beside them.
func TestErrors(t *testing.T) {
	paths, _ := filepath.Glob("testdata/errors/*.walk")
	errors := 0
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			file := Parse(readWalk(t, path), PageLimit)
			errors += len(file.Errors)
			got := report1(file)
			golden := strings.TrimSuffix(path, ".walk") + ".want"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("report of %s:\n%s\nwant:\n%s", path, got, want)
			}
		})
	}
	if len(paths) < 12 || errors < 100 {
		t.Errorf("%d broken walks with %d errors", len(paths), errors)
	}
}
