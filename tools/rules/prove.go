package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// prove checks every rule: it names one to three walks that exist, each executes its line, and the line is not one that
// nearly every walk executes. It returns what is wrong, and how many proofs hold.
func prove(root string, rules []rule) (problems []string, held int, err error) {
	if problems = unproved(root, rules); len(problems) > 0 {
		return problems, 0, nil
	}
	var walks []string
	for i := range rules {
		walks = append(walks, rules[i].proofs...)
	}
	slices.Sort(walks)
	walks = slices.Compact(walks)
	p, err := newProver(root)
	if err != nil {
		return nil, 0, err
	}
	defer p.close()
	ran, err := p.runAll(walks)
	if err != nil {
		return nil, 0, err
	}
	problems, held = judge(rules, ran)
	return problems, held, nil
}

// mostProofs is how many walks a rule names at most.
const mostProofs = 3

// unproved returns the rules without a walk, with too many, or with one that does not exist.
func unproved(root string, rules []rule) []string {
	var problems []string
	for i := range rules {
		r := &rules[i]
		if n := len(r.proofs); n == 0 || n > mostProofs {
			problems = append(problems,
				fmt.Sprintf("%s: the rule names %d walks, not 1 to %d: %s", r.place(), n, mostProofs, r.text))
		}
		for _, walk := range r.proofs {
			if _, err := os.Stat(filepath.Join(root, corpus, filepath.FromSlash(walk))); err != nil {
				problems = append(problems, fmt.Sprintf("%s: %s has no %s", r.place(), corpus, walk))
			}
		}
	}
	return problems
}

// fewEnough is how many in a hundred of the walks may execute the line of a rule. A line that more of them execute
// decides something else, or nothing.
const fewEnough = 75

// judge compares the walks that each rule names with what they executed.
func judge(rules []rule, ran map[string]lines) (problems []string, held int) {
	for i := range rules {
		r := &rules[i]
		for _, walk := range r.proofs {
			if !ran[walk].has(r) {
				problems = append(problems,
					fmt.Sprintf("%s: %s does not execute this line, which decides: %s", r.place(), walk, r.text))
				continue
			}
			held++
		}
		all := 0
		for _, executed := range ran {
			if executed.has(r) {
				all++
			}
		}
		if all*100 > fewEnough*len(ran) && len(ran) > mostProofs {
			problems = append(problems, fmt.Sprintf("%s: %d of %d walks execute this line, so it does not decide: %s",
				r.place(), all, len(ran), r.text))
		}
	}
	return problems, held
}

// place is the line that decides a rule, as compilers write it.
func (r *rule) place() string { return fmt.Sprintf("%s:%d", r.file, r.line) }

// lines is what a run executed: the lines of each file, by its path from the project's folder.
type lines map[string]map[int]bool

func (l lines) has(r *rule) bool { return l[r.file][r.line] }

// executed reads a profile: lines like `rolewalk/engine/sts/call.go:12.34,15.2 3 1`.
func executed(profile string) (lines, error) {
	all := lines{}
	for text := range strings.Lines(profile) {
		text = strings.TrimSpace(text)
		file, rest, ok := strings.Cut(text, ".go:")
		if !ok || strings.HasSuffix(rest, " 0") {
			continue
		}
		var from, to, ignored int
		if _, err := fmt.Sscanf(rest, "%d.%d,%d.%d", &from, &ignored, &to, &ignored); err != nil {
			return nil, fmt.Errorf("reading the profile: %q: %w", text, err)
		}
		name := strings.TrimPrefix(file, "rolewalk/") + ".go"
		if all[name] == nil {
			all[name] = map[int]bool{}
		}
		for line := from; line <= to; line++ {
			all[name][line] = true
		}
	}
	return all, nil
}
