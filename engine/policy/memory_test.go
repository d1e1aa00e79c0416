package policy

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rolewalk/engine/source"
)

// TestMemoryChangesNothing: a document that is taken again is the same as one that is read, with and without faults,
// wherever it stands now.
func TestMemoryChangesNothing(t *testing.T) {
	names, err := filepath.Glob("../../scenarios/lessons/*.walk")
	if err != nil || len(names) == 0 {
		t.Fatal(len(names), err)
	}
	kept, m := 0, &Memory{}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for round := range 4 {
			m.Begin()
			body := strings.Repeat(" ", 7*(3-round)) + string(text) // to the left each time
			for _, at := range objects(body) {
				for _, as := range []Options{{Kind: Trust}, {Kind: Identity}, {Kind: Identity, Managed: true}, {Kind: Resource}} {
					seen := m.before[written{body[at.From:at.To], as}]
					got, want := m.Parse(body, at, as), Parse(body, at, as)
					if exported(t, got) != exported(t, want) {
						t.Fatalf("%s, round %d: not as it is read alone:\n%s", name, round, body[at.From:at.To])
					}
					if len(seen) > 0 && seen[0] == got {
						kept++
					}
				}
			}
		}
	}
	if kept < 1000 {
		t.Errorf("only %d documents were kept", kept)
	}
}

// exported returns all of a document that others see. What is compiled holds functions, which nothing compares.
func exported(t *testing.T, d *Document) string {
	t.Helper()
	out, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// objects returns the places of the documents in a walk.
func objects(body string) []source.Span {
	var list []source.Span
	for at := range body {
		if !strings.HasPrefix(body[at:], `{"Version"`) && !strings.HasPrefix(body[at:], "{\n") {
			continue
		}
		depth := 0
		for to := at; to < len(body); to++ {
			switch body[to] {
			case '{':
				depth++
			case '}':
				depth--
			}
			if depth == 0 {
				list = append(list, source.Span{From: at, To: to + 1})
				break
			}
		}
	}
	return list
}
