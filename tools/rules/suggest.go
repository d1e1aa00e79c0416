package main

import (
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// suggested is how many walks are suggested for a rule.
const suggested = 6

// suggest prints, for each rule without a proof, walks that execute its line. Those come first that have most words in
// common with the rule, and of these the shortest.
func suggest(to io.Writer, root string, rules []rule) error {
	walks, err := corpusWalks(root)
	if err != nil {
		return err
	}
	p, err := newProver(root)
	if err != nil {
		return err
	}
	defer p.close()
	names := make([]string, 0, len(walks))
	for name := range walks {
		names = append(names, name)
	}
	slices.Sort(names)
	ran, err := p.runAll(names)
	if err != nil {
		return err
	}
	for i := range rules {
		r := &rules[i]
		if len(r.proofs) > 0 {
			continue
		}
		var fit []string
		for _, name := range names {
			if ran[name].has(r) {
				fit = append(fit, name)
			}
		}
		slices.SortStableFunc(fit, func(a, b string) int {
			return cmp.Or(
				cmp.Compare(common(r.text, walks[b]), common(r.text, walks[a])), cmp.Compare(len(walks[a]), len(walks[b])))
		})
		fmt.Fprintf(to, "%s:%d (%d walks): %s\n", r.file, r.line, len(fit), r.text)
		for _, name := range fit[:min(len(fit), suggested)] {
			title, _, _ := strings.Cut(strings.TrimPrefix(walks[name], `title "`), `"`)
			fmt.Fprintf(to, "    %s  %s\n", name, title)
		}
	}
	return nil
}

// corpusWalks returns the texts of the corpus by their path below it.
func corpusWalks(root string) (map[string]string, error) {
	walks := map[string]string{}
	folder := filepath.Join(root, corpus)
	err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".walk" {
			return err
		}
		relative, err := filepath.Rel(folder, name)
		if err != nil {
			return err
		}
		body, err := os.ReadFile(name)
		walks[filepath.ToSlash(relative)] = string(body)
		return err
	})
	return walks, err
}

// common counts the words of a rule that a walk has in its title and about.
func common(rule, walk string) int {
	head, _, _ := strings.Cut(walk, "account ")
	head = strings.ToLower(head)
	n := 0
	notInWords := func(c rune) bool { return strings.ContainsRune(" ,.;", c) }
	for _, word := range strings.FieldsFunc(strings.ToLower(rule), notInWords) {
		if len(word) > 3 && strings.Contains(head, word) {
			n++
		}
	}
	return n
}
