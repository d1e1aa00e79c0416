package engine_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rolewalk/engine/aws"
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
		case *ast.BasicLit:
			if pkg != "aws" && isAction(x) {
				say(x, "writes the name of an action that package aws has in lower case")
			}
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
			if pkg != "aws" && readsARN(x) {
				say(x, "reads an ARN: aws.ARN has a method for every part and kind")
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

// readers are the functions that look for a text in another.
var readers = []string{
	"HasPrefix", "HasSuffix", "CutPrefix", "CutSuffix", "TrimPrefix", "TrimSuffix", "Contains", "Cut", "Index",
}

// marks are the texts by which an ARN or its kind is told. A text that begins or ends with one is one too.
var marks = []string{
	"arn:", ":root", "role/", "user/", "group/", "assumed-role/", "federated-user/", "oidc-provider/", "saml-provider/",
}

// readsARN reports whether a call looks for a part of an ARN in a text, or for a text in one.
func readsARN(x *ast.CallExpr) bool {
	if len(x.Args) != 2 || !slices.ContainsFunc(readers, func(name string) bool { return calls(x, "strings", name) }) {
		return false
	}
	return slices.ContainsFunc(x.Args, func(arg ast.Expr) bool {
		lit, ok := arg.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return false
		}
		text, _ := strconv.Unquote(lit.Value)
		return slices.ContainsFunc(marks, func(mark string) bool {
			return strings.HasPrefix(text, mark) || strings.HasSuffix(text, mark)
		})
	})
}

// isAction reports whether a literal is an action that the engine decides by a rule of its own, in lower case.
func isAction(lit *ast.BasicLit) bool {
	return slices.ContainsFunc([]string{
		aws.LowerAssumeRole, aws.LowerAssumeRoleWithWebIdentity, aws.LowerAssumeRoleWithSAML, aws.LowerAssumeRoot,
		aws.LowerGetSessionToken, aws.LowerGetFederationToken, aws.LowerGetCallerIdentity, aws.LowerTagSession,
		aws.LowerSetSourceIdentity, aws.LowerSetContext, aws.LowerPassRole, aws.LowerCreateServiceLinkedRole,
	}, func(action string) bool { return isLiteral(lit, action) })
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
		{"explain", `x := strings.HasPrefix(a, "arn:")`, "reads an ARN"},
		{"explain", `x := strings.HasPrefix(a, "arn:aws:")`, "reads an ARN"},
		{"explain", `x := strings.HasSuffix(a, ":root")`, "reads an ARN"},
		{"explain", `x, _ := strings.CutPrefix(a.Resource, "assumed-role/")`, "reads an ARN"},
		{"explain", `x := strings.HasPrefix("role/", a)`, "reads an ARN"},
		{"explain", `x := strings.Contains(a, ":role/")`, "reads an ARN"},
		{"explain", `x := strings.HasPrefix(a, "roles")`, ""},
		{"aws", `x := strings.HasPrefix(a, "arn:")`, ""},
		{"lint", `x := lower == "sts:assumerole"`, "writes the name of an action"},
		{"lint", `x := "sts:AssumeRole"`, ""},
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
