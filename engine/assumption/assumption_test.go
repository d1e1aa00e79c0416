package assumption

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"
)

// TestAll: every constant has its row, every row is whole, and no name has two.
func TestAll(t *testing.T) {
	seen := map[Name]bool{}
	for _, a := range All {
		if seen[a.Name] {
			t.Errorf("%s stands twice", a.Name)
		}
		seen[a.Name] = true
		for _, words := range []string{a.Question, a.Taken, a.For.Says, a.Against.Says} {
			if words == "" || strings.HasSuffix(words, ".") {
				t.Errorf("%s: %q", a.Name, words)
			}
		}
		for _, s := range []Source{a.For, a.Against} {
			if !strings.HasPrefix(s.See, "https://") {
				t.Errorf("%s: %q is no address", a.Name, s.See)
			}
		}
	}
	file, err := parser.ParseFile(token.NewFileSet(), "assumption.go", nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	names := 0
	ast.Inspect(file, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok {
			if id, ok := v.Type.(*ast.Ident); ok && id.Name == "Name" {
				names++
				lit := v.Values[0].(*ast.BasicLit)
				if !seen[Name(strings.Trim(lit.Value, `"`))] {
					t.Errorf("%s has no row", v.Names[0].Name)
				}
			}
		}
		return true
	})
	if names != len(All) {
		t.Errorf("%d names, %d rows", names, len(All))
	}
	if Of(All[3].Name) != &All[3] {
		t.Error("Of gives another row")
	}
}
