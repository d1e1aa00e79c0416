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
	// name is what the report calls it. says is the mistake in words.
	name, says string
	// file is the path from the module's root.
	file string
	// edits are pairs: a text that is in the file exactly once, and its replacement.
	edits []string
	// value is the value of the environment variable MUTANT while it runs. Mutants with the same edits are built once, and
	// their text reads the variable.
	value string
	// walk is the walk of the corpus that has to fail with it, "" when any may.
	walk string
	// differ says that the differential run must find it too.
	differ bool
	// test is the Go test that must fail with it; the zero goTest for a mutant that the walks must notice.
	test goTest
}

// apply returns the text of the mutant's file with its edits made. It is an error if a text to be replaced is not there
// exactly once, so that no mutant goes stale in silence.
func (m *mutant) apply(root string) (string, error) {
	body, err := os.ReadFile(filepath.Join(root, m.file))
	if err != nil {
		return "", fmt.Errorf("mutant %s: %w", m.name, err)
	}
	text := string(body)
	for i := 0; i+1 < len(m.edits); i += 2 {
		if n := strings.Count(text, m.edits[i]); n != 1 {
			return "", fmt.Errorf("mutant %s: %q is %d times in %s, not once", m.name, m.edits[i], n, m.file)
		}
		text = strings.Replace(text, m.edits[i], m.edits[i+1], 1)
	}
	return text, nil
}

// overlay writes the mutant's file, and the list with which `go build` reads it in place of the real one. It returns
// the path of the list.
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

// build returns a key that differs for mutants that must be built apart.
func (m *mutant) build() string {
	return m.file + "\x00" + m.test.String() + "\x00" + strings.Join(m.edits, "\x00")
}

// family returns mutants that differ in one value. The name of each is the prefix and its value.
func family(prefix, says, file string, edits []string, values ...string) []mutant {
	list := make([]mutant, len(values))
	for i, v := range values {
		list[i] = mutant{name: prefix + " " + v, says: says + ": " + v, file: file, edits: edits, value: v}
	}
	return list
}

// all lists every mutant, beginning with the mistakes that other engines are known for.
func all() []mutant {
	var list []mutant
	for _, some := range [][]mutant{
		peers, gates, principals, conditions, patterns, requests, sessions, tasks, contexts, documents, forbidden, questions,
		noRCPs, shown, ruled, unknowns, facts, tokens, federatedKeys, callingServices, protectedThings, printed,
		hunted,
	} {
		list = append(list, some...)
	}
	return list
}
