package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// mutant is one wrong engine: a file of the engine with some of its text replaced.
type mutant struct {
	// name is what the report calls it; says the mistake, in words.
	name, says string
	// file is the path from the module's root.
	file string
	// edits are pairs: a text that stands in the file exactly once, and what takes its place.
	edits []string
	// value is what the environment variable MUTANT holds while it runs: mutants with the same edits are built once, and
	// their text asks for it.
	value string
	// walk is the walk of the corpus that has to fail with it, "" when any may.
	walk string
	// differ says that the differential run has to find it too.
	differ bool
}

// apply returns the text of the mutant's file with its edits made. A text to be replaced that does not stand there exactly
// once is an error, so that no mutant goes stale in silence.
func (m *mutant) apply(root string) (string, error) {
	body, err := os.ReadFile(filepath.Join(root, m.file))
	if err != nil {
		return "", fmt.Errorf("mutant %s: %w", m.name, err)
	}
	text := string(body)
	for i := 0; i+1 < len(m.edits); i += 2 {
		if n := strings.Count(text, m.edits[i]); n != 1 {
			return "", fmt.Errorf("mutant %s: %q stands %d times in %s, not once", m.name, m.edits[i], n, m.file)
		}
		text = strings.Replace(text, m.edits[i], m.edits[i+1], 1)
	}
	return text, nil
}

// overlay writes the mutant's file and the list that has `go build` read it in place of the real one; it returns the path
// of the list.
func (m *mutant) overlay(root, folder string) (string, error) {
	text, err := m.apply(root)
	if err != nil {
		return "", err
	}
	file := filepath.Join(folder, "mutant.go")
	list, err := json.Marshal(map[string]map[string]string{"Replace": {filepath.Join(root, m.file): file}})
	if err != nil {
		return "", fmt.Errorf("mutant %s: %w", m.name, err)
	}
	path := filepath.Join(folder, "overlay.json")
	for name, body := range map[string][]byte{file: []byte(text), path: list} {
		if err := os.WriteFile(name, body, 0o600); err != nil {
			return "", fmt.Errorf("mutant %s: %w", m.name, err)
		}
	}
	return path, nil
}

// build is what tells mutants apart that have to be built apart.
func (m *mutant) build() string { return m.file + "\x00" + strings.Join(m.edits, "\x00") }

// family are mutants that differ in one value: name and value of each, the name being the prefix and the value.
func family(prefix, says, file string, edits []string, values ...string) []mutant {
	list := make([]mutant, len(values))
	for i, v := range values {
		list[i] = mutant{name: prefix + " " + v, says: says + ": " + v, file: file, edits: edits, value: v}
	}
	return list
}

// all lists every mutant: those that other engines are known for first.
func all() []mutant {
	var list []mutant
	for _, some := range [][]mutant{peers, gates, principals, conditions, patterns, requests, sessions, contexts, documents, ruled} {
		list = append(list, some...)
	}
	return list
}
