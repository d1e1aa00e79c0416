package pipeline

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/yaml"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

var update = flag.Bool("update", false, "write what the fixtures say anew")

// told writes facts, one in a line.
func told(f *fact.Facts) string {
	var b strings.Builder
	for _, q := range f.Requests {
		fmt.Fprintf(&b, "%s %s%s%s → %s as %s", q.Action, q.Caller, q.Service, q.Provider, q.Resource, q.Session)
		if q.Sent.Duration != 0 {
			fmt.Fprintf(&b, " for %v", q.Sent.Duration)
		}
		if q.Sent.ExternalID != nil {
			b.WriteString(" external ID " + *q.Sent.ExternalID)
		}
		if q.Sent.MFA {
			b.WriteString(" with MFA")
		}
		b.WriteByte('\n')
		for _, key := range slices.Sorted(maps.Keys(q.Sent.Tags)) {
			b.WriteString("  tag " + key + "=" + q.Sent.Tags[key] + "\n")
		}
		for _, line := range []string{
			strings.Join(q.Sent.Transitive, ","), q.Sent.SessionPolicy, strings.Join(q.Sent.SessionPolicies, ","),
			q.Sent.SourceIdentity, q.Sent.Claims,
		} {
			if line != "" {
				b.WriteString("  " + line + "\n")
			}
		}
	}
	for _, d := range f.Bare {
		fmt.Fprintf(&b, "%s %s %v\n", d.Kind, d.Document.JSON, d.Document.Expressions)
	}
	for _, p := range f.Pieces {
		b.WriteString("piece " + p.Title + " (" + p.Why + ")\n")
	}
	for _, u := range f.Unread {
		b.WriteString("unread " + u.What + ": " + u.Reason + "\n")
	}
	return b.String()
}

// factsOf are the facts of a text, all its documents together.
func factsOf(t *testing.T, name, body string) *fact.Facts {
	t.Helper()
	var all fact.Facts
	docs, _ := yaml.Read(body, 0)
	if strings.HasPrefix(body, "{") {
		n, fault := tree.ReadJSON(body, source.Span{To: len(body)})
		if fault != nil {
			t.Fatal(fault.Message)
		}
		docs = []tree.Node{n}
	}
	for i := range docs {
		f, ok := Read(&docs[i], name)
		if ok != (len(f.Pieces) > 0) {
			t.Errorf("%s: document %d: %v, %d pieces", name, i, ok, len(f.Pieces))
		}
		all.Add(&f)
	}
	return &all
}

// The fixtures are texts of real shape with other names: a comment, the text behind a line with its name, and what it
// says, which -update writes anew.
func TestRead(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(paths) < 12 {
		t.Fatalf("%d fixtures: %v", len(paths), err)
	}
	for _, path := range paths {
		body, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		head, want, _ := strings.Cut(string(body), "-- facts --\n")
		_, rest, _ := strings.Cut(head, "\n-- ")
		name, text, ok := strings.Cut(rest, " --\n")
		if !ok {
			t.Fatalf("%s has no text", path)
		}
		got := told(factsOf(t, name, text))
		if *update {
			if err := os.WriteFile(path, []byte(head+"-- facts --\n"+got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if got != want {
			t.Errorf("%s\n%s\nwant\n%s", path, got, want)
		}
	}
}
