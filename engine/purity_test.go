// Package engine_test holds what is true of the engine as a whole: which package may import which, and what none may.
package engine_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const ours = "rolewalk/"

// floors are the engine's packages from the ground up. A package imports packages of lower floors, and on its own floor
// only what neighbours names.
var floors = map[string]int{
	"aws": 0, "source": 0, "tree": 0, "assumption": 0, "link": 1, "managed": 0, "managed/packs": 1, "lint/actions": 0,
	"isodate": 0,
	"splice":  1,
	"policy":  1, "match": 1, "lint/actions/embedded": 1, "importer/yaml": 1,
	"eval": 2, "slip": 2,
	"iam": 3,
	"sts": 4, "lint": 4,
	"decide": 5, "scenario": 5, "scenario/syntax": 5,
	"explain": 6, "edits": 6, "review": 6, "whatif": 6, "insert": 6,
	"view": 7, "notes": 7,
	"wire":                    1,
	"importer/fact":           3,
	"importer/brought":        1,
	"importer/answer":         4,
	"importer/sentence":       4,
	"importer/trail":          4,
	"importer":                6,
	"importer/held":           8,
	"importer/told":           8,
	"importer/every":          7,
	"importer/shown":          7,
	"importer/secret":         3,
	"importer/profile":        4,
	"importer/token":          4,
	"importer/fragment":       4,
	"importer/value":          5,
	"importer/files":          6,
	"importer/command":        5,
	"importer/tfresource":     4,
	"importer/tfsource":       6,
	"importer/terraform":      5,
	"importer/cloudformation": 4,
	"importer/pipeline":       4,
	"importer/anonymize":      6,
	"export":                  6,
}

// neighbours are the imports that are fine on one floor.
var neighbours = map[string]string{
	"tree":     "source",
	"policy":   "match",
	"lint":     "sts",
	"scenario": "scenario/syntax",
	"notes":    "view",
	"insert":   "whatif",

	"importer/secret":   "importer/fact",
	"importer/sentence": "sts",
	"importer/trail":    "importer/sentence",
}

// impure are the packages that the engine does not import, each with the reason. A name stands for the packages below
// it too.
var impure = map[string]string{
	"os": "the engine reads no file and no environment: texts are handed to it, so that page, command and " +
		"tests decide alike",
	"net": "the engine talks to no host: nothing that a person types leaves the browser (net/netip is fine, it " +
		"only parses)",
	"syscall":     "the engine knows no system and no browser: wasm/browser is where JavaScript begins",
	"log":         "the engine prints nothing: what it has to say are findings and steps, which the caller shows",
	"math/rand":   "ids and keys are derived from the walk, so that the same text gives the same bytes everywhere",
	"crypto/rand": "ids and keys are derived from the walk, so that the same text gives the same bytes everywhere",
	"plugin":      "the engine is one whole that also runs in a browser",
}

// homes are the libraries that one package alone imports, which is then left out of the modules that need none of it.
var homes = map[string]string{"go.yaml.in/yaml/v3": "importer/yaml"}

// pure are packages below an impure name that do no harm.
var pure = map[string]bool{"net/netip": true, "net/url": true}

// clocks are the names of package time that ask the machine; time in a walk is data on the request.
var clocks = map[string]bool{
	"Now": true, "Since": true, "Until": true, "Sleep": true, "After": true, "AfterFunc": true, "Tick": true,
	"NewTicker": true, "NewTimer": true, "Local": true,
}

func TestEngineIsPure(t *testing.T) {
	files := 0
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && entry.Name() == "testdata" {
			return filepath.SkipDir
		}
		if entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		files++
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, trouble := range inspect(filepath.ToSlash(filepath.Dir(name)), set, file) {
			t.Error(trouble)
		}
		return nil
	})
	if err != nil || files < 150 {
		t.Fatalf("%d files read: %v", files, err)
	}
}

// inspect returns what file, of the engine's package pkg, does against the floors and against purity, as
// `name:line:col: what, and why not`.
func inspect(pkg string, set *token.FileSet, file *ast.File) []string {
	var troubles []string
	say := func(at token.Pos, format string, args ...any) {
		troubles = append(troubles, set.Position(at).String()+": "+fmt.Sprintf(format, args...))
	}
	if _, known := floors[pkg]; !known {
		say(file.Package, "package %s has no floor: give it one in floors, and say in ARCHITECTURE.md what it is for", pkg)
	}
	timeName := ""
	for _, spec := range file.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value)
		if imported == "time" {
			timeName = "time"
			if spec.Name != nil {
				timeName = spec.Name.Name
			}
		}
		if reason := forbidden(pkg, imported); reason != "" {
			say(spec.Pos(), "%s imports %s: %s", pkg, imported, reason)
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok && timeName != "" && clocks[s.Sel.Name] {
			if x, ok := s.X.(*ast.Ident); ok && x.Name == timeName {
				say(s.Pos(),
					"%s uses time.%s: time is data on the request, so that a walk gives the same answer on every day and machine", pkg,
					s.Sel.Name)
			}
		}
		return true
	})
	return troubles
}

// forbidden returns why the engine's package pkg may not import imported, or "".
func forbidden(pkg, imported string) string {
	if below, ok := strings.CutPrefix(imported, ours); ok {
		return wrongFloor(pkg, below)
	}
	if home := homes[imported]; home != "" && home != pkg {
		return "only " + home + " does, so that a module which reads no such text is not made heavier by it"
	}
	for at := imported; at != "." && !pure[imported]; at = path.Dir(at) {
		if reason := impure[at]; reason != "" {
			return reason
		}
	}
	return ""
}

// wrongFloor returns why pkg may not import the package of ours at below, a path from the module's root, or "".
func wrongFloor(pkg, below string) string {
	target, inside := strings.CutPrefix(below, "engine/")
	if !inside {
		return "the engine imports nothing of the folders around it: they stand on it"
	}
	from, to := floors[pkg], floors[target]
	switch {
	case to < from, to == from && neighbours[pkg] == target:
		return ""
	case to == from:
		return fmt.Sprintf(
			"both are on floor %d, where neighbours do not know each other, but for policy → match, lint → sts, scenario → "+
				"syntax, notes → view, and readers of the importer",
			from,
		)
	default:
		return fmt.Sprintf(
			"that is up from floor %d to %d: imports go down only, so that each floor can be read and tested without those "+
				"above",
			from,
			to,
		)
	}
}

// The check itself is seen to refuse, and to let pass.
func TestPurityIsChecked(t *testing.T) {
	for _, c := range []struct{ pkg, source, want string }{
		{"eval", `import "rolewalk/engine/policy"`, ""},
		{"policy", `import "rolewalk/engine/match"`, ""},
		{"match", `import "rolewalk/engine/policy"`, "both are on floor 1"},
		{"sts", `import "rolewalk/engine/scenario"`, "up from floor 4 to 5"},
		{"scenario/syntax", `import "rolewalk/engine/scenario"`, "both are on floor 5"},
		{"view", `import "rolewalk/tools/site"`, "nothing of the folders around it"},
		{"surprise", ``, "has no floor"},
		{"decide", `import "rolewalk/engine/scenario"`, "both are on floor 5"},
		{"eval", `import "rolewalk/engine/iam"`, "up from floor 2 to 3"},
		{"aws", `import "rolewalk/engine/source"`, "both are on floor 0"},
		{"match", `import "net/netip"`, ""},
		{"match", `import "net"`, "talks to no host"},
		{"match", `import "net/http/httptest"`, "talks to no host"},
		{"source", `import "os"`, "reads no file"},
		{"source", `import "os/exec"`, "reads no file"},
		{"importer", `import "go.yaml.in/yaml/v3"`, "only importer/yaml does"},
		{"importer/yaml", `import "go.yaml.in/yaml/v3"`, ""},
		{"source", `import "syscall/js"`, "knows no system"},
		{"source", `import "log/slog"`, "prints nothing"},
		{"sts", `import "math/rand/v2"`, "derived from the walk"},
		{"sts", `import "crypto/rand"`, "derived from the walk"},
		{"sts", `import "time"; var x = time.Unix(0, 0)`, ""},
		{"sts", `import "time"; var x = time.Now()`, "time.Now: time is data"},
		{"sts", `import clock "time"; var x = clock.Since`, "time.Since: time is data"},
	} {
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, "x.go", "package x; "+c.source, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Join(inspect(c.pkg, set, file), "\n")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s, %s: %q, want %q", c.pkg, c.source, got, c.want)
		}
	}
}
