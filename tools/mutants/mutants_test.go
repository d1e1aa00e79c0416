package main

import "testing"

// TestEveryMutantApplies: the text that a mutant replaces is where it is looked for, and no two mutants have one name.
// It lists every mutant that does not apply.
func TestEveryMutantApplies(t *testing.T) {
	names := map[string]bool{}
	for _, m := range all() {
		if names[m.name] || m.name == "" || m.says == "" {
			t.Errorf("%q: two mutants have the name, or it does not say what it is", m.name)
		}
		names[m.name] = true
		before := m
		before.edits = nil
		plain, err := before.apply("../..")
		if err != nil {
			t.Error(err)
			continue
		}
		switch text, err := m.apply("../.."); {
		case err != nil:
			t.Error(err)
		case text == plain:
			t.Errorf("%s changes nothing", m.name)
		}
	}
	if len(names) < 400 {
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

// TestReport: a mutant that survives, one that is missed, and a walk that kills none each fail the run.
func TestReport(t *testing.T) {
	sound := result{mutant: mutant{name: "sound"}, killers: []string{corpus + "a/b.walk"}}
	survivor := result{mutant: mutant{name: "x"}, killers: []string{"scenarios/lessons/010-x.walk"}}
	missed := result{mutant: mutant{name: "x", differ: true}, killers: sound.killers, asked: true}
	untested := result{mutant: mutant{name: "x", test: goTest{"engine/view", "TestX"}}}
	tested := untested
	tested.testFailed = true
	for name, c := range map[string]struct {
		results []result
		files   []file
		code    int
	}{
		"all well":          {[]result{sound}, []file{{Path: corpus + "a/b.walk"}}, 0},
		"one survives":      {[]result{sound, survivor}, nil, 1},
		"a Go test passes":  {[]result{sound, untested}, nil, 1},
		"a Go test fails":   {[]result{sound, tested}, nil, 0},
		"one never ends":    {[]result{sound, {hangs: true}}, nil, 0},
		"one is missed":     {[]result{missed}, nil, 1},
		"a walk kills none": {[]result{sound}, []file{{Path: corpus + "a/c.walk"}}, 1},
	} {
		b := &bench{root: "../..", files: c.files}
		if code := b.report(c.results, true); code != c.code {
			t.Errorf("%s: %d, want %d", name, code, c.code)
		}
	}
}
