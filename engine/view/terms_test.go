package view

import (
	"os"
	"path/filepath"
	"testing"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/explain"
	"rolewalk/engine/scenario"
)

// TestGatesHaveTerms: the glossary explains every gate under the title that the page gives it.
func TestGatesHaveTerms(t *testing.T) {
	for _, p := range phases {
		if TermOf(p.title) == "" {
			t.Errorf("no term explains %s", p.title)
		}
	}
	for _, g := range eval.Gates {
		if TermOf(explain.GateTitle(g)) == "" {
			t.Errorf("no term explains %s", explain.GateTitle(g))
		}
	}
}

// TestLabelsAreShown: every fixed word that a term explains is one that the page prints.
func TestLabelsAreShown(t *testing.T) {
	shown := map[string]bool{}
	for _, p := range phases {
		shown[p.title] = true
	}
	for _, g := range eval.Gates {
		shown[explain.GateTitle(g)] = true
	}
	paths, _ := filepath.Glob("../../scenarios/*/*.walk")
	deeper, _ := filepath.Glob("../../scenarios/corpus/*/*.walk")
	for _, path := range append(paths, deeper...) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		page := Build(scenario.Parse(path, string(text), scenario.PageLimit).Run(scenario.Options{Trace: true}))
		see := func(list []Facts) {
			for _, f := range list {
				for _, field := range f.Fields {
					shown[field.Name] = true
				}
			}
		}
		for _, a := range page.Accounts {
			for _, n := range a.Nodes {
				see(n.Facts)
			}
		}
		for _, l := range page.Lanes {
			see(l.Facts)
		}
	}
	for _, term := range aws.Terms {
		for _, label := range term.Labels {
			if !shown[label] {
				t.Errorf("%s: the page never prints %q", term.ID, label)
			}
		}
	}
}
