package engine_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestOneHome: ARNs are written and read in package aws alone, and package sts alone makes requests.
func TestOneHome(t *testing.T) {
	files := 0
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		files++
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, trouble := range secondHomes(filepath.ToSlash(filepath.Dir(name)), set, file) {
			t.Error(trouble)
		}
		return nil
	})
	if err != nil || files < 150 {
		t.Fatalf("%d files read: %v", files, err)
	}
}

// printsTraces are the files that write a trace as the tree that it is.
var printsTraces = map[string]bool{"decide/answer.go": true, "view/trace.go": true}

// secondHomes returns what a file of the engine's package pkg does that another package is for.
func secondHomes(pkg string, set *token.FileSet, file *ast.File) []string {
	var troubles []string
	say := func(n ast.Node, text string) {
		troubles = append(troubles, set.Position(n.Pos()).String()+": "+text)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.BinaryExpr:
			if pkg != "aws" && x.Op == token.ADD && isARN(x.X) {
				say(x, "writes an ARN: package aws has a function for every kind")
			}
		case *ast.RangeStmt:
			sel, ok := x.X.(*ast.SelectorExpr)
			if ok && sel.Sel.Name == "Sub" && pkg != "eval" && !printsTraces[filepath.ToSlash(set.Position(x.Pos()).Filename)] {
				say(x, "walks a trace by hand: eval.Step has an iterator for it")
			}
		case *ast.CallExpr:
			if pkg != "aws" && calls(x, "strings", "SplitN") && len(x.Args) == 3 && isLiteral(x.Args[1], ":") {
				say(x, "cuts an ARN: aws.ParseARN does that")
			}
		case *ast.CompositeLit:
			if sel, ok := x.Type.(*ast.SelectorExpr); ok && pkg != "sts" && isIdent(sel.X, "eval") && sel.Sel.Name == "Request" {
				say(x, "makes an eval.Request: package sts does that, so what follows from a caller and a resource is decided once")
			}
		}
		return true
	})
	return troubles
}

// isARN reports whether an expression is the beginning of an ARN. An ARN of an example is written whole.
func isARN(x ast.Expr) bool {
	lit, ok := x.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return false
	}
	text, _ := strconv.Unquote(lit.Value)
	return strings.HasPrefix(text, "arn:") && strings.Count(text, ":") < 5
}

func isLiteral(x ast.Expr, want string) bool {
	lit, ok := x.(*ast.BasicLit)
	if !ok {
		return false
	}
	text, _ := strconv.Unquote(lit.Value)
	return text == want
}

func isIdent(x ast.Expr, name string) bool {
	id, ok := x.(*ast.Ident)
	return ok && id.Name == name
}

func calls(x *ast.CallExpr, pkg, name string) bool {
	sel, ok := x.Fun.(*ast.SelectorExpr)
	return ok && isIdent(sel.X, pkg) && sel.Sel.Name == name
}

// TestOneHomeIsChecked: the check refuses what it is for, and lets the rest pass.
func TestOneHomeIsChecked(t *testing.T) {
	for _, c := range []struct{ pkg, body, want string }{
		{"explain", `x := "arn:" + p`, "writes an ARN"},
		{"explain", `x := "arn:aws:iam::" + account + ":root"`, "writes an ARN"},
		{"explain", `x := "arn:aws:s3:::" + name`, ""},
		{"aws", `x := "arn:" + p`, ""},
		{"explain", `x := strings.SplitN(a, ":", 6)`, "cuts an ARN"},
		{"explain", `x := strings.SplitN(a, "/", 2)`, ""},
		{"explain", `for range t.Sub { }`, "walks a trace by hand"},
		{"eval", `for range t.Sub { }`, ""},
		{"explain", `for range t.Statements() { }`, ""},
		{"decide", `x := eval.Request{}`, "makes an eval.Request"},
		{"sts", `x := &eval.Request{Action: "a"}`, ""},
	} {
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, "x.go", "package x\nfunc f() {\n"+c.body+"\n}", parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Join(secondHomes(c.pkg, set, file), "\n")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s, %s: %q, want %q", c.pkg, c.body, got, c.want)
		}
	}
}
