package tree

import (
	"slices"
	"strings"
	"testing"

	"rolewalk/engine/source"
)

func read(t *testing.T, text string) *Node {
	t.Helper()
	n, fault := ReadJSON(text, source.Span{To: len(text)})
	if fault != nil {
		t.Fatalf("%s: %s", text, fault.Message)
	}
	return &n
}

// TestPrint: what is printed reads as the same tree, on one line and over several.
func TestPrint(t *testing.T) {
	for _, text := range []string{
		`{}`, `[]`, `null`, `-1.50e3`, `true`, `"a\"b\\c\u0001 é 😀"`,
		`{"a": [1, {"b": []}, "c"], "a": null}`,
	} {
		n := read(t, text)
		if got := read(t, n.Print()).Print(); got != n.Print() {
			t.Errorf("%s is printed as %s", text, got)
		}
		if got := read(t, n.Indent("    ", 4)).Print(); got != n.Print() {
			t.Errorf("%s is broken into %s", text, got)
		}
	}
}

func TestIndent(t *testing.T) {
	n := read(t, `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*"},{"Effect":"Deny"}]}`)
	const want = `{
    "Version": "2012-10-17",
    "Statement": [
      {"Effect": "Allow", "Action": "*"},
      {"Effect": "Deny"}
    ]
  }`
	if got := n.Indent("  ", 40); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := n.Indent("", 200); got != n.Print() {
		t.Errorf("what fits on a line is broken: %s", got)
	}
}

// TestLookups: At, String and List of what is there and of what is not.
func TestLookups(t *testing.T) {
	n := read(t, `{"a": {"b": "x"}, "n": null, "l": ["1", "2"], "num": 7}`)
	if got := n.At("a", "b").String(); got != "x" {
		t.Errorf("a.b is %q", got)
	}
	if n.At("a", "c") != nil || n.At("c", "a") != nil || n.At("a", "c").String() != "" || n.At("num").String() != "" {
		t.Error("something is there that is not")
	}
	if len(n.At("l").List()) != 2 || len(n.At("n").List()) != 0 || len(n.At("a").List()) != 1 || n.At("z").List() != nil {
		t.Error("the lists are wrong")
	}
}

// TestExpressions: expressions are listed as they are printed, those of names included.
func TestExpressions(t *testing.T) {
	const name, value = `${var.issuer}:sub`, `repo:${lookup(var.org, "a")}/${var.repo}`
	n := Node{Kind: '{', Members: []Member{{
		Name: String{Value: name}, Holes: []Hole{{From: 0, To: 13, Expr: "var.issuer"}},
		Value: Node{Kind: '[', Items: []Node{{
			Kind: '"', Text: value,
			Holes: []Hole{{From: 5, To: 28, Expr: `lookup(var.org, "a")`}, {From: 29, To: 40, Expr: "var.repo"}},
		}}},
	}}}
	want := []string{"${var.issuer}", `${lookup(var.org, \"a\")}`, "${var.repo}"}
	got := n.Expressions(nil)
	if !slices.Equal(got, want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	for _, expression := range got {
		if !strings.Contains(n.Print(), expression) {
			t.Errorf("%s is not in %s", expression, n.Print())
		}
	}
}
