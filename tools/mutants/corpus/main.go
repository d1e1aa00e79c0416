package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"rolewalk/engine/managed/packs"
	"rolewalk/engine/scenario"
)

// file is the outcome of one walk.
type file struct {
	Path string `json:"path"`
	// Expectations is how many it has.
	Expectations int `json:"expectations"`
	// Failed says that the file does not parse, that an expectation does not hold, or that the engine panicked.
	Failed bool `json:"failed"`
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "corpus:", err)
		os.Exit(2)
	}
}

func run(folders []string) error {
	var files []file
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".walk" {
				return err
			}
			body, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			files = append(files, check(filepath.ToSlash(path), string(body)))
			return nil
		})
		if err != nil {
			return fmt.Errorf("reading %s: %w", folder, err)
		}
	}
	return json.NewEncoder(os.Stdout).Encode(files)
}

func check(path, text string) (f file) {
	f = file{Path: path, Failed: true}
	defer func() { _ = recover() }() // a wrong engine may panic, which is a failure like any other
	policies := &packs.Library{}
	walk := scenario.ParseWith(
		path,
		text,
		scenario.PageLimit,
		scenario.Library{Lookup: policies.Text, Elsewhere: policies.Elsewhere},
	)
	if len(walk.Errors) > 0 {
		return f
	}
	report := walk.Check()
	f.Expectations, f.Failed = report.Passed+report.Failed, report.Failed > 0
	return f
}
