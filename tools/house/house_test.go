package main

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// project writes a module with the files into a folder of its own and returns the folder.
func project(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	files["go.mod"] = "module example\n\ngo 1.26\n"
	for name, text := range files {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// said checks the project and returns its problems as lines.
func said(t *testing.T, files map[string]string) []string {
	t.Helper()
	problems, err := check(project(t, files), []string{"."})
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, p := range problems {
		list = append(list, fmt.Sprintf("%s:%d: %s", p.path, p.line, p.text))
	}
	return list
}

func expect(t *testing.T, got []string, want ...string) {
	t.Helper()
	if len(got) == 0 && len(want) == 0 {
		return
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got:\n\t%s\nwant:\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

const instead = ": say they, the principal or no principal"

// The words are put together here, because this file is checked too.
const (
	male  = "h" + "e"
	stiff = "Who" + "ever"
	none  = "no" + "body"
)

func TestWords(t *testing.T) {
	for _, c := range []struct {
		name, path, text string
		want             []string
	}{
		{
			"a comment", "a.go", "package a\n\n// A role says what\n// " + male + " may do.\n",
			[]string{`a.go:4: "` + male + `"`},
		},
		{"a string", "a.go", "package a\n\nvar a = `\n\n" + stiff + " asks`\n", []string{`a.go:5: "` + stiff + `"`}},
		{"after an escape", "a.go", `package a

var a = "one\n` + male + `"
`, []string{`a.go:3: "` + male + `"`}},
		{"a name in an ARN", "a.walk", "step { dev/a assumes arn:aws:iam::111111111111:role/" + none + " as s }\n", nil},
		{"an identifier", "a.go", "package a\n\nvar " + male + " = 1\n", nil},
		{"a longer word", "a.go", "package a\n\n// the history of sheets\n", nil},
		{"TypeScript", "a.ts", "// the page\n// for " + none + "\n", []string{`a.ts:2: "` + none + `"`}},
		{"CSS", "a.css", "." + male + " { }\n/* one\n\n" + male + " */\n", []string{`a.css:4: "` + male + `"`}},
		{
			"a walk", "a.walk", "title \"The user\"\nabout \"\"\"\n" + stiff + ".\n\"\"\"\n",
			[]string{`a.walk:3: "` + stiff + `"`},
		},
		{"Markdown", "a.md", "# The page\n\nThe user and " + male + "\n", []string{`a.md:3: "` + male + `"`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := map[string]string{c.path: c.text}
			if strings.HasSuffix(c.path, ".go") {
				files["doc.go"] = "// Package a is one.\npackage a\n"
			}
			for i := range c.want {
				c.want[i] += instead
			}
			got := said(t, files)
			expect(t, got, c.want...)
		})
	}
}

func TestWordsWithAnotherOffer(t *testing.T) {
	got := said(t, map[string]string{"a.md": "every" + "body and any" + "body,\nor some" + "body\n"})
	expect(t, got,
		`a.md:1: "every`+`body": say everyone`, `a.md:1: "any`+`body": say anyone or a principal`,
		`a.md:2: "some`+`body": say someone or a principal`)
}

func TestNames(t *testing.T) {
	for path, want := range map[string]string{
		"a/organization-of-a-stranger.walk":   `"stranger" in the name of the file: say an external principal`,
		"a/" + none + "-asks.walk":            `"` + none + `" in the name of the file` + instead,
		"a/caller-loses-" + male + ".walk":    `"` + male + `" in the name of the file` + instead,
		"a/Every" + "body.md":                 `"Every` + `body" in the name of the file: say everyone`,
		"a/check_" + none + "_may_assume.css": `"` + none + `" in the name of the file` + instead,
		"a/the-theme-of-others.walk":          "",
		none + "/a.walk":                      "",
	} {
		got := said(t, map[string]string{path: ""})
		if want == "" {
			expect(t, got)
			continue
		}
		expect(t, got, path+":1: "+want)
	}
}

func TestExceptions(t *testing.T) {
	f := &file{path: "a.md", ext: ".md", text: "AWS says: " + none + " asks\n" + none + "\n"}
	excused := []exception{
		{path: "a.md", text: "AWS says", why: "quoted"},
		{path: "a.md", text: "gone", why: "was quoted"},
	}
	var got []string
	for _, p := range append(words(f, excused), unusedExceptions([]*file{f}, excused)...) {
		got = append(got, fmt.Sprintf("%d: %s", p.line, p.text))
	}
	expect(t, got, `2: "`+none+`"`+instead, `1: the exception for "gone" excuses nothing: delete it`)
	for _, e := range exceptions {
		if e.path == "" || e.text == "" || e.why == "" {
			t.Errorf("an exception has a path, a text and a reason: %+v", e)
		}
	}
}

func TestLines(t *testing.T) {
	words := func(n int) string { return "// " + strings.Repeat("ä ", (n-4)/2) + "x" } // n characters, in more bytes
	for _, c := range []struct {
		name, line string
		want       []string
	}{
		{"120 characters", words(120), nil},
		{"122 characters", words(122), []string{"a.go:3: 122 characters on a line: at most 120"}},
		{"a long address", "// See the page https://example.com/" + strings.Repeat("x", 100), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			expect(t, said(t, map[string]string{
				"doc.go": "// Package a is one.\npackage a\n", "a.go": "package a\n\n" + c.line + "\n",
			}), c.want...)
		})
	}
}

func TestLinesOfOthers(t *testing.T) {
	chain := "a" + strings.Repeat(".b(c)", 30)
	long := strings.Repeat("a ", 70) + "a"
	for _, c := range []struct {
		name, path, line string
		want             []string
	}{
		{"a chain of calls", "a.go", "var _ = " + chain, []string{"a.go:3: 159 characters on a line: at most 120"}},
		{"a long string", "a.go", `var _ = f("` + strings.Repeat("x", 120) + `")`, nil},
		{"a long ARN after code", "a.go", "var _ = 1 // " + strings.Repeat("x", 120), nil},
		{"TypeScript", "a.ts", "// " + long, []string{"a.ts:3: 144 characters on a line: at most 120"}},
		{"a script", "a.mjs", "// " + long, []string{"a.mjs:3: 144 characters on a line: at most 120"}},
		{"a chain of a script", "a.ts", chain, []string{"a.ts:3: 151 characters on a line: at most 120"}},
		{"an address in a script", "a.ts", "// See https://example.com/" + strings.Repeat("x", 120), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := "\n\n" + c.line + "\n"
			if strings.HasSuffix(c.path, ".go") {
				text = "package a\n" + text[1:]
			}
			base := "// Package a is one.\npackage a\n\nfunc f(string) int { return 0 }\n\ntype z int\n\n" +
				"func (v z) b(int) z { return v }\n\nvar a, c = z(0), 0\n"
			expect(t, said(t, map[string]string{"doc.go": base, c.path: text}), c.want...)
		})
	}
}

func TestLengths(t *testing.T) {
	function := func(lines int) string {
		return "package a\n\nfunc a() {\n" + strings.Repeat("\t_ = 1\n", lines-2) + "}\n\nvar _ = a\n"
	}
	table := "package a\n\nfunc a() []int {\n\treturn []int{\n" + strings.Repeat("\t\t1,\n", 90) + "\t}\n}\n\nvar _ = a\n"
	source := func(lines int) string { return "package a\n" + strings.Repeat("\n", lines-1) }
	generated := "// Code generated by a test. DO NOT EDIT.\n\n" + source(500)
	for _, c := range []struct {
		name, path, text string
		want             []string
	}{
		{"a function of 50", "a.go", function(50), nil},
		{"a function of 51", "a.go", function(51), []string{"a.go:3: a has 51 lines: a function has at most 50"}},
		{"a test of 51", "a_test.go", function(51), nil},
		{"a table", "a.go", table, nil},
		{"a source of 400", "a.go", source(400), nil},
		{"a source of 401", "a.go", source(401), []string{"a.go:1: 401 lines: a source has at most 400"}},
		{"a test of 401", "a_test.go", source(401), nil},
		{"a generated source", "a.go", generated, nil},
		{"TypeScript of 400", "a.ts", strings.Repeat("\n", 400), nil},
		{"TypeScript of 401", "a.ts", strings.Repeat("\n", 401), []string{"a.ts:1: 401 lines: a source has at most 400"}},
		{"generated TypeScript", "a.ts", "// Generated from a.go\n" + strings.Repeat("\n", 401), nil},
		{"a test in TypeScript", "a.test.ts", strings.Repeat("\n", 401), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := map[string]string{c.path: c.text}
			if strings.HasSuffix(c.path, ".go") {
				files["doc.go"] = "// Package a is one.\npackage a\n"
			}
			expect(t, said(t, files), c.want...)
		})
	}
}

const undocumented = "the package has no doc.go with its comment"

func TestPackageComments(t *testing.T) {
	for _, c := range []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"in doc.go", map[string]string{"doc.go": "// Package a is one.\npackage a\n", "a.go": "package a\n"}, nil},
		{"no doc.go", map[string]string{"a.go": "package a\n"}, []string{"a.go:1: " + undocumented}},
		{"an empty doc.go", map[string]string{"doc.go": "package a\n"}, []string{"doc.go:1: " + undocumented}},
		{
			"another place",
			map[string]string{"doc.go": "// Package a is one.\npackage a\n", "a.go": "// Package a is two.\npackage a\n"},
			[]string{"a.go:1: a package comment stands in doc.go"},
		},
		{"tests alone", map[string]string{"a_test.go": "package a\n", "b.md": "\n"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, said(t, c.files), c.want...) })
	}
}

// library is a package whose names the command of TestExports reads, or not.
const library = `package a

import (
	"fmt"
	"image"
)

type Record struct {
	Read int
	Own  int
	Dead int
}

type private struct{ Part int }

type Tagged struct {
	Name string ` + "`json:\"name\"`" + `
	Plain string
}

type Inner struct{ own int }

type hidden struct{}

func (hidden) String() string { return "" }
func (hidden) Shout() string  { return "" }

type Colour string

const (
	Red   Colour = "red"
	Green Colour = "green"
	Blue  Colour = "blue"
)

var Colours = []Colour{Red, Green}

const Alone = 1

func Make() *Inner        { return &Inner{own: Alone} }
func Use(r Record) int    { return r.Own + private{Part: 1}.Part }
func Unused()             {}
func (i *Inner) Mine() int { return i.own }

var _ fmt.Stringer = hidden{}

// A copy of image.Point, which code that knows that type fills in.
type mark struct{ X, Y int }

type node struct{ Pos mark }

var _ = image.Point(node{}.Pos)

type Listed struct{}

type failure struct{ cause error }

func (f *failure) Error() string { return "" }
func (f *failure) Unwrap() error { return f.cause }

func All() (map[string][]Listed, error) { return nil, &failure{} }

//go:wasmexport run
func Run() {}
`

const command = `package main

import "example/a"

type payload struct{ Name string }

func main() {
	_ = a.Make()
	_ = a.Use(a.Record{Read: 1})
	_ = a.Red
	_, _ = a.All()
	_ = a.Tagged{}
	_ = payload{}
	Helper()
}

func Helper() {}
`

const ownTest = "package a_test\n\nimport \"example/a\"\n\nfunc f() { a.Unused() }\n"

func TestExports(t *testing.T) {
	got := said(t, map[string]string{
		"a/doc.go": "// Package a is one.\npackage a\n", "a/a.go": library, "a/a_test.go": ownTest,
		"b/doc.go": "// Command b is one.\npackage main\n", "b/b.go": command,
	})
	expect(t, got,
		"a/a.go:11: field Dead is exported, and nothing reads it but perhaps a test",
		"a/a.go:14: field Part is exported, and no other package reads it",
		"a/a.go:26: hidden.Shout is exported, and nothing reads it but perhaps a test",
		"a/a.go:33: Blue is exported, and nothing reads it but perhaps a test",
		"a/a.go:38: Alone is exported, and no other package reads it",
		"a/a.go:42: Unused is exported, and nothing reads it but perhaps a test",
		"a/a.go:43: Inner.Mine is exported, and nothing reads it but perhaps a test",
		"b/b.go:17: Helper is exported, and no other package reads it",
	)
}

// indirect is a package whose names are read without being named: fields that are written as JSON and their types, the
// variants of an interface, and what a template names.
const indirect = `package a

type Answer struct {
	Mood  Mood   ` + "`json:\"mood\"`" + `
	Moods []Tone ` + "`json:\"moods\"`" + `
	Parts []Part ` + "`json:\"parts\"`" + `
}

type Mood string

const (
	Glad Mood = "glad"
	Sad  Mood = "sad"
)

type Tone string

const High Tone = "high"

type Part struct{ X int ` + "`json:\"x\"`" + ` }

type Lonely string

const Never Lonely = "never"

type Form interface{ form() }

type Square struct{}

func (*Square) form() {}

type Circle struct{}

func (Circle) form() {}

func Say() Answer { _ = []Form{&Square{}}; return Answer{} }

type drawing struct{ Hue, Size int }

func (drawing) Title() string { return "" }
func (drawing) Other() string { return "" }
`

func TestExportsReadIndirectly(t *testing.T) {
	got := said(t, map[string]string{
		"a/doc.go": "// Package a is one.\npackage a\n", "a/a.go": indirect,
		"a/templates/page.html": "<h1 class={{.Hue}}>{{.Title}}</h1>",
		"b/doc.go":              "// Command b is one.\npackage main\n",
		"b/b.go":                "package main\n\nimport \"example/a\"\n\nfunc main() { _ = a.Say() }\n",
	})
	expect(t, got,
		"a/a.go:22: Lonely is exported, and no other package reads it",
		"a/a.go:24: Never is exported, and nothing reads it but perhaps a test",
		"a/a.go:26: Form is exported, and no other package reads it",
		"a/a.go:32: Circle is exported, and nothing reads it but perhaps a test",
		"a/a.go:38: field Size is exported, and nothing reads it but perhaps a test",
		"a/a.go:41: drawing.Other is exported, and nothing reads it but perhaps a test",
	)
}

// TestPassedOver: what is installed, and the links that were shared, are not checked; test data is.
func TestPassedOver(t *testing.T) {
	line := none + "\n"
	got := said(t, map[string]string{
		"node_modules/a.md": line, "a/dist/a.md": line, "engine/link/testdata/w1/a.walk": line, "a/testdata/a.walk": line,
	})
	expect(t, got, `a/testdata/a.walk:1: "`+none+`"`+instead)
}

// TestNothingToCheck: a folder that is not there, or that has no source, is a mistake and not a success.
func TestNothingToCheck(t *testing.T) {
	root := project(t, map[string]string{"a.md": "\n", "empty/data.json": "{}\n"})
	for _, target := range []string{"missing", "empty"} {
		if _, err := check(root, []string{target}); err == nil {
			t.Errorf("%s: no error", target)
		}
	}
}
