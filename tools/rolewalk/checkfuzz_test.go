package main

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rolewalk/engine/importer/brought"
	"rolewalk/engine/source"
)

// FuzzCheck: whatever is checked, nothing panics, each finding lies in its text, and each fix can be made there.
func FuzzCheck(f *testing.F) {
	for _, name := range []string{"a.json", "main.tf", "t.yaml", "c.sh", ""} {
		f.Add(name, slip)
		f.Add(name, mainTF(slip))
		f.Add(name, mainTF(strings.Replace(slip, "*", "${var.x}-%{ if true }", 1)))
		f.Add(name, "\""+strings.ReplaceAll(slip, `"`, `\"`)+"\"")
		f.Add(name, strings.ReplaceAll(slip, `"`, "“"))
		f.Add(name, inURLs.Replace(slip))
	}
	fixtures, err := filepath.Glob("../../engine/importer/testdata/*.txt")
	if err != nil || len(fixtures) == 0 {
		f.Fatal("no fixtures", err)
	}
	for _, path := range fixtures {
		body, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add("", string(body))
	}
	f.Fuzz(func(t *testing.T, name, body string) {
		c := checkCommand()
		c.SetErr(io.Discard)
		k, err := newChecker(c, "", formatText, "")
		if err != nil {
			t.Fatal(err)
		}
		in := newInput(brought.Decode(name, []byte(body)), name)
		k.brought([]*input{in})
		for _, found := range in.found {
			if found.At.From < 0 || found.At.To < found.At.From || found.At.To > len(in.text.Body) {
				t.Errorf("%s at %+v of %d bytes", found.Code, found.At, len(in.text.Body))
			}
			for _, fix := range found.Fixes {
				if _, ok := source.Apply(in.text.Body, fix.Edits); !ok {
					t.Errorf("%s: the fix %q cannot be made: %+v", found.Code, fix.Title, fix.Edits)
				}
			}
		}
		k.add(in.found)
		k.unread = in.unread
		for _, print := range []func(io.Writer) error{k.printText, k.printJSON, k.printSARIF} {
			if err := print(io.Discard); err != nil {
				t.Error(err)
			}
		}
		var b strings.Builder
		if err := k.printJSON(&b); err != nil || !json.Valid([]byte(b.String())) {
			t.Error(err)
		}
	})
}
