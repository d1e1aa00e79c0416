package importer_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rolewalk/engine/importer"
	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/files"
	"rolewalk/engine/scenario"
)

// Whatever a template or a pipeline says, whole or cut anywhere, the walk that is made of it parses and runs.
func TestFilesMakeWalks(t *testing.T) {
	walks := 0
	for _, folder := range []string{"cloudformation", "pipeline"} {
		paths, err := filepath.Glob(folder + "/testdata/*.txt")
		if err != nil || len(paths) < 10 {
			t.Fatalf("%d fixtures of %s: %v", len(paths), folder, err)
		}
		for _, path := range paths {
			body, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			_, rest, _ := strings.Cut(string(body), "\n-- ")
			name, text, _ := strings.Cut(rest, " --\n")
			text, _, _ = strings.Cut(text, "-- facts --\n")
			if name == "template" {
				name = "template.yaml"
			}
			for end := len(text); end > 0; end -= 1 + len(text)/12 {
				walks += walkOf(t, name, text[:end])
			}
		}
	}
	if walks < 200 {
		t.Errorf("%d walks", walks)
	}
}

// walkOf makes a walk of one text, and returns 1 if there is one.
func walkOf(t *testing.T, name, text string) int {
	t.Helper()
	sources := brought.Sorted([]brought.Source{brought.Decode(name, []byte(text))})
	c := importer.Import(sources, files.Facts(sources, nil), importer.Options{})
	if c.Walk == "" {
		return 0
	}
	walk := scenario.Parse("walk", c.Walk, 16<<20)
	for _, e := range walk.Errors {
		t.Errorf("%s, %d bytes: %s: %s\n%s", name, len(text), walk.Texts[e.At.Text].Where(e.At), e.Message, c.Walk)
	}
	if len(walk.Errors) == 0 {
		walk.Run(scenario.Options{})
	}
	return 1
}
