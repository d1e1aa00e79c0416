package main

import (
	"errors"
	"strings"
	"testing"

	"rolewalk/engine/view"
)

// TestPrintedNames: what trace --json prints keeps its names, and only names are replaced.
func TestPrintedNames(t *testing.T) {
	const all = "edge suggestions risk"
	var out strings.Builder
	err := printJSON(&out, []any{
		&view.Step{Word: "edge", Edge: view.Edge{Label: all}, Keys: []string{"edge"}},
		&view.Suggestions{None: "suggestions", Suggestions: []view.Suggestion{{Title: "risk", Risk: all + " <&>"}}},
	})
	printed := out.String()
	for _, want := range []string{
		`"word": "edge"`, `"keys": [` + "\n      \"edge\"\n    ]", `"hop": {`, `"label": "` + all + `"`,
		`"none": "suggestions"`, `"ways": [`, `"title": "risk"`, `"danger": "` + all + ` <&>"`,
	} {
		if strings.Count(printed, want) != 1 {
			t.Errorf("%s is not there once", want)
		}
	}
	for _, name := range []string{`"edge":`, `"suggestions":`, `"risk":`} {
		if strings.Contains(printed, name) {
			t.Errorf("%s is printed", name)
		}
	}
	if err != nil || !strings.HasPrefix(printed, "[\n  {\n    \"outcome\"") || !strings.HasSuffix(printed, "}\n]\n") {
		t.Errorf("%v: %s", err, printed)
	}
}

// TestPrintJSONFails: what has no JSON, and what cannot be written, is said.
func TestPrintJSONFails(t *testing.T) {
	if printJSON(&strings.Builder{}, make(chan int)) == nil {
		t.Error("a channel has no JSON")
	}
	if printJSON(full{}, []int{1}) == nil {
		t.Error("nothing was written")
	}
}

// full is a disk without space.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }
