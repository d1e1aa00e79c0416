package main

import "testing"

// TestEveryMutantApplies: the text that a mutant replaces stands where it is looked for, and no two mutants have one name.
func TestEveryMutantApplies(t *testing.T) {
	names := map[string]bool{}
	for _, m := range all() {
		if names[m.name] || m.name == "" || m.says == "" {
			t.Errorf("%q: named twice, or not said what it is", m.name)
		}
		names[m.name] = true
		before := m
		before.edits = nil
		plain, err := before.apply("../..")
		if err != nil {
			t.Fatal(err)
		}
		if text, err := m.apply("../.."); err != nil || text == plain {
			t.Errorf("%s: %v", m.name, err)
		}
	}
	if len(names) < 60 {
		t.Errorf("%d mutants", len(names))
	}
}

// TestStale: a mutant whose text is not there, or there twice, is an error.
func TestStale(t *testing.T) {
	for _, old := range []string{"no such text at all", "return"} {
		m := mutant{name: "stale", file: "engine/match/glob.go", edits: []string{old, ""}}
		if _, err := m.apply("../.."); err == nil {
			t.Errorf("%q is taken", old)
		}
	}
}

// TestReport: what survives, what is missed and what kills nothing each fail the run.
func TestReport(t *testing.T) {
	sound := result{mutant: mutant{name: "sound"}, killers: []string{corpus + "a/b.walk"}}
	for name, c := range map[string]struct {
		results []result
		files   []file
		code    int
	}{
		"all well":          {[]result{sound}, []file{{Path: corpus + "a/b.walk"}}, 0},
		"one survives":      {[]result{sound, {mutant: mutant{name: "x"}, killers: []string{"scenarios/lessons/010-x.walk"}}}, nil, 1},
		"one never ends":    {[]result{sound, {hangs: true}}, nil, 0},
		"one is missed":     {[]result{{mutant: mutant{name: "x", differ: true}, killers: sound.killers, asked: true}}, nil, 1},
		"a walk kills none": {[]result{sound}, []file{{Path: corpus + "a/c.walk"}}, 1},
	} {
		b := &bench{root: "../..", files: c.files}
		if code := b.report(c.results, true); code != c.code {
			t.Errorf("%s: %d, want %d", name, code, c.code)
		}
	}
}
