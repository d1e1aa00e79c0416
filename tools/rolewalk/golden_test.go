package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
	"rolewalk/engine/wire"
)

var update = flag.Bool("update", false, "write the golden traces anew")

// golden is where the traces of the walks are kept, named as the walks are below scenarios.
const golden = "testdata/golden"

// scenarios returns every lesson and every challenge. The corpus has no golden traces: its walks say what they prove.
func scenarios(t *testing.T) []string {
	t.Helper()
	var walks []string
	for _, folder := range []string{"challenges", "lessons"} {
		list, err := walksAt(filepath.Join("..", "..", "scenarios", folder))
		if err != nil {
			t.Fatal(err)
		}
		walks = append(walks, list...)
	}
	return walks
}

// goldenOf is where the trace of a walk is kept.
func goldenOf(walk string) string {
	below := strings.TrimPrefix(filepath.ToSlash(walk), "../../scenarios/")
	return filepath.Join(golden, filepath.FromSlash(strings.TrimSuffix(below, ".walk")+".txt"))
}

// Every walk of the project tells what it told when someone last looked.
func TestGoldenTraces(t *testing.T) {
	kept := map[string]bool{}
	for _, walk := range scenarios(t) {
		kept[goldenOf(walk)] = true
		text := read(t, walk)
		got := traceText(build(text), text, 0, paint{})
		if *update {
			write(t, goldenOf(walk), got)
		}
		compare(t, walk, got)
	}
	err := filepath.WalkDir(golden, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil || entry.IsDir() || kept[path]:
			return err
		case *update:
			return os.Remove(path)
		}
		t.Errorf("%s is the trace of no walk", path)
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// The engine as WebAssembly says byte for byte what it says natively, so that what a test proves is what the page
// shows.
func TestGoldenTracesFromWebAssembly(t *testing.T) {
	if os.Getenv("ROLEWALK_WASM") == "" {
		t.Skip("ROLEWALK_WASM names no folder with the built modules; make test sets it")
	}
	walks := scenarios(t)
	pages := fromWebAssembly(t, walks)
	for i, walk := range walks {
		text := read(t, walk)
		if native := wire.JSON(build(text)); string(native) != pages[i] {
			t.Errorf("%s: native and WebAssembly differ", walk)
		}
		page := new(view.Page)
		if err := json.Unmarshal([]byte(pages[i]), page); err != nil {
			t.Fatal(err)
		}
		compare(t, walk, traceText(page, text, 0, paint{}))
	}
}

// What is wrong with a walk is said in the same words by WebAssembly, whose package fmt is wasm/stdlib's: each walk is
// cut off, has a line out, a letter doubled, and a letter changed.
func TestFaultsFromWebAssembly(t *testing.T) {
	if os.Getenv("ROLEWALK_WASM") == "" {
		t.Skip("ROLEWALK_WASM names no folder with the built modules; make test sets it")
	}
	folder := t.TempDir()
	var damaged []string
	for i, walk := range scenarios(t) {
		text := read(t, walk)
		at := len(text) * (i%7 + 1) / 9
		line := at + strings.IndexByte(text[at:]+"\n", '\n')
		for j, broken := range []string{
			text[:at], text[:at] + text[min(line, len(text)):], text[:at+1] + text[at:], text[:at] + "\x01" + text[at+1:],
			text[:at] + "{%d}" + text[at:],
		} {
			file := filepath.Join(folder, fmt.Sprintf("%d-%d.walk", i, j))
			write(t, file, broken)
			damaged = append(damaged, file)
		}
	}
	faults := 0
	for i, page := range fromWebAssembly(t, damaged) {
		native := build(read(t, damaged[i]))
		faults += len(native.Findings)
		if string(wire.JSON(native)) != page {
			t.Errorf("%s: native and WebAssembly differ on\n%s", damaged[i], read(t, damaged[i]))
		}
	}
	if faults < len(damaged) {
		t.Errorf("%d findings in %d damaged walks: the damage is no test", faults, len(damaged))
	}
}

// fromWebAssembly is what engine.wasm answers to each of the walks.
func fromWebAssembly(t *testing.T, walks []string) []string {
	t.Helper()
	node := exec.Command("node", append([]string{filepath.Join("..", "..", "wasm", "browser", "evaluate.mjs")},
		walks...)...)
	var stderr bytes.Buffer
	node.Stderr = &stderr
	out, err := node.Output()
	if err != nil {
		t.Fatalf("node: %v\n%s", err, stderr.String())
	}
	pages := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if len(pages) != len(walks) {
		t.Fatalf("%d pages of %d walks", len(pages), len(walks))
	}
	return pages
}

// build is the way of every walk, under the name that wasm/browser gives it.
func build(text string) *view.Page {
	return view.Build(scenario.Parse("walk", text, scenario.PageLimit).Run(scenario.Options{Trace: true}))
}

// compare fails with the first line that differs from the golden trace.
func compare(t *testing.T, walk, got string) {
	t.Helper()
	want, err := os.ReadFile(goldenOf(walk))
	if err != nil {
		t.Errorf("%s: %v; -update writes it", walk, err)
		return
	}
	lines, wanted := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range max(len(lines), len(wanted)) {
		if a, b := lineAt(lines, i), lineAt(wanted, i); a != b {
			t.Errorf("%s: %s:%d:\n got %s\nwant %s", walk, goldenOf(walk), i+1, a, b)
			return
		}
	}
}

func lineAt(lines []string, i int) string {
	if i >= len(lines) {
		return "(the end)"
	}
	return lines[i]
}

func write(t *testing.T, name, body string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(body), 0o644); err != nil {
		t.Fatal(err)
	}
}
