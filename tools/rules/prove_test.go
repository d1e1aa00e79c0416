package main

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

const root = "../.."

// TestRules: the project has at least 120 rules. No two say the same or stand on one line, and docs/rules.md has them.
func TestRules(t *testing.T) {
	rules, err := readRules(root)
	if err != nil {
		t.Fatal(err)
	}
	if len(rules) < 120 {
		t.Errorf("%d rules: at least 120", len(rules))
	}
	seen := map[string]bool{}
	for i := range rules {
		for _, what := range []string{rules[i].text, rules[i].place()} {
			if seen[what] {
				t.Errorf("%s: %s is there twice", rules[i].place(), what)
			}
			seen[what] = true
		}
	}
	for _, problem := range unproved(root, rules) {
		t.Error(problem)
	}
	page, err := os.ReadFile(root + "/docs/rules.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(page) != document(rules) {
		t.Error("docs/rules.md is not what the tags say: make gen writes it")
	}
}

// TestExecuted: a profile gives the lines of the blocks that ran.
func TestExecuted(t *testing.T) {
	ran, err := executed("mode: set\nrolewalk/engine/a.go:3.10,5.2 2 1\nrolewalk/engine/a.go:7.3,7.9 1 0\n")
	if err != nil {
		t.Fatal(err)
	}
	for line, want := range map[int]bool{2: false, 3: true, 4: true, 5: true, 6: false, 7: false} {
		if got := ran.has(&rule{file: "engine/a.go", line: line}); got != want {
			t.Errorf("line %d: %v", line, got)
		}
	}
	if _, err := executed("rolewalk/engine/a.go:what 1 1\n"); err == nil {
		t.Error("what is no block was read")
	}
}

// TestJudge: a walk that does not execute the line proves nothing, and neither does a line that nearly every walk
// executes.
func TestJudge(t *testing.T) {
	ran := map[string]lines{}
	for i := range 5 {
		ran[fmt.Sprintf("a/%d.walk", i)] = lines{"engine/a.go": {1: true, 2: i < 3, 3: i == 0}}
	}
	for _, c := range []struct {
		line, held int
		walk       string
		problem    string
	}{
		{3, 1, "a/0.walk", ""},
		{2, 1, "a/2.walk", ""},
		{3, 0, "a/1.walk", "engine/a.go:3: a/1.walk does not execute this line, which decides: It is so."},
		{1, 1, "a/0.walk", "engine/a.go:1: 5 of 5 walks execute this line, so it does not decide: It is so."},
	} {
		rules := []rule{{text: "It is so.", file: "engine/a.go", line: c.line, proofs: []string{c.walk}}}
		problems, held := judge(rules, ran)
		if got := strings.Join(problems, "\n"); got != c.problem || held != c.held {
			t.Errorf("line %d, %s: %q and %d hold", c.line, c.walk, got, held)
		}
	}
}

// TestProve runs two walks: one executes the line of a rule, and one that does not is told.
func TestProve(t *testing.T) {
	rules, err := readRules(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rules {
		if r.text != "Role chaining limits a session to one hour." {
			continue
		}
		const proof, other = "sessions/case-053-chaining-is-capped.walk", "sessions/case-057-default-is-an-hour.walk"
		r.proofs = []string{proof, other}
		problems, held, err := prove(root, []rule{r})
		if err != nil {
			t.Fatal(err)
		}
		if held != 1 || len(problems) != 1 || !strings.Contains(problems[0], r.place()+": "+other+" does not execute") {
			t.Errorf("%d hold, and the problems are %q", held, problems)
		}
		return
	}
	t.Error("the rule is not tagged")
}
