package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
)

// stays is how a walk's about says why the walk stays although it fails with no mutant.
var stays = regexp.MustCompile(`(?m)^\s*Stays: \S`)

// corpus is the folder in which every walk must kill a mutant.
const corpus = "scenarios/corpus/"

// ofCorpus returns the killers that are walks of the corpus.
func (r *result) ofCorpus() []string {
	var list []string
	for _, k := range r.killers {
		if strings.HasPrefix(k, corpus) {
			list = append(list, strings.TrimPrefix(k, corpus))
		}
	}
	return list
}

// survived reports whether nothing fails with the mutant, or not the walk that it names.
func (r *result) survived() bool {
	killers := r.ofCorpus()
	if r.walk != "" {
		return !slices.Contains(killers, r.walk)
	}
	return len(killers) == 0 && !r.hangs && !r.testFailed
}

// line returns what the report says of one mutant.
func (r *result) line() string {
	killers := r.ofCorpus()
	text := fmt.Sprintf("%-10s %-44s", "killed", r.name)
	switch {
	case r.hangs && r.walk == "":
		text += " it never ends"
	case r.testFailed:
		text += " by the Go test: " + r.test.String()
	case r.survived():
		text = fmt.Sprintf("%-10s %-44s %s", "SURVIVED", r.name, r.says)
	case r.walk != "":
		text += fmt.Sprintf(" by %3d: %s", len(killers), r.walk)
	default:
		text += fmt.Sprintf(" by %3d: %s", len(killers), strings.Join(killers[:min(3, len(killers))], ", "))
	}
	switch {
	case r.asked && r.found > 0:
		text += fmt.Sprintf("; differential run: request %d", r.found)
	case r.asked:
		text += "; differential run: NOT FOUND"
	}
	return text
}

// report prints the outcome and returns 1 if something is missing. whole says that every mutant ran, so that the
// walks can be judged as well.
func (b *bench) report(results []result, whole bool) (code int) {
	kills := map[string]int{}
	survived, missed := 0, 0
	for i := range results {
		r := &results[i]
		killers := r.ofCorpus()
		for _, k := range killers {
			kills[corpus+k]++
		}
		if r.survived() {
			survived++
		}
		if r.asked && r.found == 0 {
			missed++
		}
	}
	idle, told := 0, 0
	if whole {
		idle, told = b.idle(kills)
	}
	fmt.Printf("%d mutants, %d survived; the differential run missed %d\n", len(results), survived, missed)
	if whole {
		fmt.Printf("%d walks kill a mutant, %d say why they stay, %d do neither\n", len(kills), told, idle)
	}
	if survived+missed+idle > 0 {
		return 1
	}
	return 0
}

// idle prints and counts the walks of the corpus that fail with no mutant and do not say why they stay. told counts
// those that do say it.
func (b *bench) idle(kills map[string]int) (idle, told int) {
	var list []string
	for _, f := range b.files {
		if !strings.HasPrefix(f.Path, corpus) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(b.root, f.Path))
		says := err == nil && stays.Match(text)
		switch {
		case kills[f.Path] > 0 && says:
			fmt.Printf("note: %s says why it stays, and kills %d\n", f.Path, kills[f.Path])
		case kills[f.Path] > 0:
		case says:
			told++
		default:
			list = append(list, f.Path)
		}
	}
	sort.Strings(list)
	for _, path := range list {
		fmt.Printf("kills none: %s\n", path)
	}
	return len(list), told
}

// noteKills writes a line for every walk and mutant that it kills. It writes nothing if the path is "".
func noteKills(path string, results []result) error {
	if path == "" {
		return nil
	}
	var lines []string
	for i := range results {
		for _, k := range results[i].killers {
			lines = append(lines, k+"\t"+results[i].name+"\n")
		}
	}
	sort.Strings(lines)
	if err := os.WriteFile(path, []byte(strings.Join(lines, "")), 0o600); err != nil {
		return fmt.Errorf("writing which walk kills which mutant: %w", err)
	}
	return nil
}
