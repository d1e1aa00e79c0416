package fmt

import (
	"errors"
	real "fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

type kind string

type number uint8

type named struct{ name string }

func (n named) String() string { return "<" + n.name + ">" }

// TestAsGos compares with Go's own.
func TestAsGos(t *testing.T) {
	for _, c := range []struct {
		format   string
		operands []any
	}{
		{"", nil},
		{"100%% of %d", []any{3}},
		{"%s is no %s: %q", []any{"a", kind("b"), kind("c\n\"é")}},
		{"%d %d %d %d", []any{int64(-5), uint16(7), number(200), time.Duration(9)}},
		{"%s, %v", []any{named{"x"}, named{"y"}}},
		{"%v %v %v %v", []any{true, 1, "text", kind("k")}},
		{"%q and %q", []any{'“', byte('x')}},
		{"\\u%04X", []any{rune(0x2028)}},
		{"%04X", []any{rune(7)}},
		{"%+v", []any{"plain"}},
		{"reading: %s", []any{errors.New("lost")}},
	} {
		if got, want := Sprintf(c.format, c.operands...), real.Sprintf(c.format, c.operands...); got != want {
			t.Errorf("%q: %q, want %q", c.format, got, want)
		}
	}
	if got, want := Sprint("a", kind("b"), errors.New("c"), 4), "abc4"; got != want {
		t.Errorf("Sprint: %q, want %q", got, want)
	}
}

func TestErrorf(t *testing.T) {
	lost := errors.New("lost")
	err := Errorf("reading %s: %w", "it", lost)
	if err.Error() != "reading it: lost" || !errors.Is(err, lost) {
		t.Errorf("%v", err)
	}
	if plain := Errorf("no %d", 4); plain.Error() != "no 4" || errors.Unwrap(plain) != nil {
		t.Errorf("%v", plain)
	}
}

// TestVerbs: every format in the packages of the modules has verbs that this package knows, and no function is used
// that it has not, which the build of the module would say too.
func TestVerbs(t *testing.T) {
	list := exec.Command("go", "list", "-deps", "-f", "{{range .GoFiles}}{{$.Dir}}/{{.}} {{end}}",
		"rolewalk/wasm/importer", "rolewalk/wasm/browser")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	formats := 0
	for _, path := range strings.Fields(string(out)) {
		if !strings.Contains(path, "/engine/") && !strings.Contains(path, "/wasm/") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 || !isFormat(call.Fun) {
				return true
			}
			if lit, ok := call.Args[0].(*ast.BasicLit); ok {
				format, _ := strconv.Unquote(lit.Value)
				formats++
				checkVerbs(t, path, format)
			}
			return true
		})
	}
	if formats < 20 {
		t.Errorf("only %d formats were found", formats)
	}
}

func isFormat(fun ast.Expr) bool {
	selector, ok := fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	of, ok := selector.X.(*ast.Ident)
	return ok && of.Name == "fmt" && (selector.Sel.Name == "Sprintf" || selector.Sel.Name == "Errorf")
}

func checkVerbs(t *testing.T, path, format string) {
	t.Helper()
	for rest := format; ; {
		i := strings.IndexByte(rest, '%')
		if i < 0 {
			return
		}
		verb, size := verbOf(rest[i:])
		if !strings.ContainsRune("%svwdqX", rune(verb)) {
			t.Errorf("%s: %q has a verb that is not here", path, format)
		}
		rest = rest[i+size:]
	}
}
