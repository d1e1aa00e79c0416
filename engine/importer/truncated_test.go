package importer_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rolewalk/engine/explain"
	"rolewalk/engine/importer"
	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/every"
	"rolewalk/engine/scenario"
)

// cuts are how many times each source is cut.
const cuts = 5

// TestCutSources: a source that ends too early never turns a case into an allow.
func TestCutSources(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("there is no fixture", err)
	}
	for _, path := range paths {
		f := readFixture(t, path)
		if headlineOf(f.sources, f.answers) == allowed {
			continue
		}
		for i := range f.sources {
			body := f.sources[i].Body
			for cut := range cuts {
				sources := slices.Clone(f.sources)
				sources[i].Body = strings.ToValidUTF8(body[:len(body)*(cut+1)/(cuts+1)], "")
				if headlineOf(sources, f.answers) == allowed {
					t.Errorf("%s: %s, cut behind %q, is allowed", path, sources[i].Name, last(sources[i].Body))
				}
			}
		}
	}
}

const allowed = "Allowed"

// headlineOf is the answer to the request of a case; "" if it has none, or if AWS granted it.
func headlineOf(sources []brought.Source, answers map[string]string) string {
	c := every.Case(sources, importer.Options{Answers: answers})
	if c.Asked == nil || c.Asked.Granted { // AWS allowed it, as the source records
		return ""
	}
	walk := scenario.Parse("walk", c.Walk, 16<<20)
	if len(walk.Errors) > 0 {
		return walk.Errors[0].Message
	}
	headline := ""
	for _, row := range walk.Run(scenario.Options{Trace: true}).Rows {
		if row.Kind == scenario.RowStep {
			headline = explain.BroughtBy(row.Step).Headline
		}
	}
	return headline
}

func last(text string) string { return text[max(0, len(text)-40):] }
