package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rolewalk/engine/importer"
	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/every"
	"rolewalk/engine/importer/files"
	"rolewalk/engine/importer/shown"
	"rolewalk/engine/importer/tfsource"
	"rolewalk/engine/wire"
)

// fixtureOf reads the sources and the answers of a fixture of engine/importer.
func fixtureOf(t *testing.T, path string) shown.Ask {
	t.Helper()
	body, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head, _, _ := strings.Cut(string(body), "-- walk --\n")
	ask := shown.Ask{Answers: map[string]string{}, Sources: []shown.Source{}, Read: []string{}}
	comment, rest, _ := strings.Cut("\n"+head, "\n-- ")
	for line := range strings.Lines(comment) {
		if said, ok := strings.CutPrefix(strings.TrimSpace(line), "answer "); ok {
			name, value, _ := strings.Cut(said, "=")
			ask.Answers[name] = value
		}
	}
	for _, part := range strings.Split("\n-- "+rest, "\n-- ")[1:] {
		name, text, _ := strings.Cut(part, " --\n")
		name, _, _ = strings.Cut(name, " in UTF-16")
		text = strings.NewReplacer("␛", "\x1b", "␍", "\r").Replace(text)
		ask.Sources = append(ask.Sources, shown.Source{Name: name, Body: text})
	}
	return ask
}

// read is what the other modules answer to an Ask.
func read(t *testing.T, text string) []string {
	t.Helper()
	ask, err := shown.ReadAsk(text)
	if err != nil {
		t.Fatal(err)
	}
	found, others := files.Facts(ask.Sorted(), ask.Answers), tfsource.Facts(ask.Sorted())
	return []string{string(wire.JSON(&found)), string(wire.JSON(&others))}
}

// TestBring: the page's way, by JSON from module to module, gives the walk that a program gives, for every fixture.
func TestBring(t *testing.T) {
	paths, err := filepath.Glob("../../engine/importer/testdata/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("there is no fixture", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			ask := fixtureOf(t, path)
			first := caseOf(t, string(bring(string(wire.JSON(&ask)))))
			if len(first.Needs) > 0 {
				ask.Read = read(t, string(wire.JSON(&ask)))
			}
			got := caseOf(t, string(bring(string(wire.JSON(&ask)))))
			var sources []brought.Source
			for _, s := range ask.Sources {
				sources = append(sources, brought.Decode(s.Name, []byte(s.Body)))
			}
			want := every.Case(sources, importer.Options{Answers: ask.Answers})
			if got.Walk != want.Walk || got.Fault != "" {
				t.Errorf("%s\nthe page makes\n%s\nand a program\n%s", got.Fault, got.Walk, want.Walk)
			}
			if len(got.Pieces) < len(want.Pieces)+len(want.Unread)+len(want.Removed) {
				t.Errorf("%d pieces: %+v", len(got.Pieces), got.Pieces)
			}
			for _, p := range got.Pieces {
				if p.Title == "" || p.Why == "" || p.Form == "" || p.Source < 0 || p.Source >= len(ask.Sources) {
					t.Errorf("%+v", p)
				}
			}
		})
	}
}

func caseOf(t *testing.T, text string) (c shown.Case) {
	t.Helper()
	if err := wire.Read(text, &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// TestUnknown: a paste of which nothing was recognised is a piece that says so, and is never lost in silence.
func TestUnknown(t *testing.T) {
	ask := shown.Ask{
		Sources: []shown.Source{{
			Name: "paste-1", Body: "\n  hello, this is nothing that we know of, whatever it may be\nmore",
		}},
		Answers: map[string]string{}, Read: []string{},
	}
	c := caseOf(t, string(bring(string(wire.JSON(&ask)))))
	if len(c.Pieces) != 1 || c.Pieces[0].Form != "unread" || c.Pieces[0].Where != "paste-1:2:3" ||
		c.Pieces[0].Title != "not recognised: hello, this is nothing that we know of, …" {
		t.Errorf("%+v", c.Pieces)
	}
}

// TestFaults: what is no Ask, and a panic, give a case that says so.
func TestFaults(t *testing.T) {
	for _, text := range []string{"", "{", `{"sources": "x"}`, `{"sources": [], "read": ["{"]}`} {
		if c := caseOf(t, string(bring(text))); c.Fault == "" || c.Walk != "" {
			t.Errorf("%q: %+v", text, c)
		}
	}
	if c := caseOf(t, string(bringFault("boom"))); !strings.Contains(c.Fault, "boom") {
		t.Errorf("%+v", c)
	}
}
