package importer_test

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rolewalk/engine/importer"
	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/every"
	"rolewalk/engine/source"
)

// TestLeaveOut: a case without the pieces of one source is the case without that source.
func TestLeaveOut(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("testdata/mix-*.txt")
	if err != nil || len(paths) < 40 {
		t.Fatal(len(paths), err)
	}
	for _, path := range paths {
		f := readFixture(t, path)
		sources := brought.Sorted(f.sources)
		all := every.Case(sources, importer.Options{Answers: f.answers})
		for i, src := range sources {
			answers := maps.Clone(f.answers)
			for _, p := range all.Pieces {
				if p.Span.Text == source.TextID(i) {
					answers[brought.WithoutAnswer(all.Where(p.Span))] = "yes"
				}
			}
			for _, u := range all.Unread {
				if u.Span.Text == source.TextID(i) {
					answers[brought.WithoutAnswer(all.Where(u.Span))] = "yes"
				}
			}
			got := every.Case(sources, importer.Options{Answers: answers})
			want := every.Case(slices.Delete(slices.Clone(sources), i, i+1), importer.Options{Answers: f.answers})
			// Of a resource of Terraform only the policy is a piece; the resource stays.
			if got.Walk != want.Walk && !strings.HasSuffix(src.Name, ".tf") {
				t.Errorf("%s without %s:\n%s\nand not\n%s", path, src.Name, got.Walk, want.Walk)
			}
		}
	}
}
