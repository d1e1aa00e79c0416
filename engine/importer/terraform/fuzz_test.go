package terraform_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rolewalk/engine/importer/terraform"
	"rolewalk/engine/importer/tfresource"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// FuzzRead: no text makes a panic, the same text gives the same facts, every place is within its text, every hole is
// where it says that it is, and a text that is taken for JSON is one.
func FuzzRead(f *testing.F) {
	paths, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(paths) == 0 {
		f.Fatal(paths, err)
	}
	for _, path := range paths {
		body, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		head, _, _ := strings.Cut(string(body), outcome)
		for _, file := range files(head) {
			f.Add(file.Name, file.Body)
		}
	}
	for _, text := range []string{
		"resource a b {\n x = \"${\"\n}\n", "locals { a = [for", "x = <<", "\ufeff",
		"data \"aws_iam_policy_document\" \"x\" { statement = 1 }",
		"resource \"aws_iam_role\" \"x\" {\n name = \"\ufdd00\ufdd1\"\n \"\ufdd0\" = 1\n}\n",
	} {
		f.Add("main.tf", text)
	}
	f.Fuzz(func(t *testing.T, name, body string) {
		terraform.IsTerraform(body)
		list := []terraform.File{{Name: name, Body: body, ID: source.TextID(3)}}
		result := terraform.Read(list)
		for i := range result.Resources {
			checkNode(t, body, &result.Resources[i].Values)
		}
		for _, u := range result.Unread {
			if u.What == "" || u.Reason == "" || !within(body, u.Span) {
				t.Errorf("unread %+v", u)
			}
		}
		facts := tfresource.Facts(result.Resources)
		again := tfresource.Facts(terraform.Read(list).Resources)
		if say(list, &facts) != say(list, &again) {
			t.Error("the same text gives different facts")
		}
		for _, e := range facts.Entities {
			if d := e.Trust; d.Known() && strings.HasPrefix(d.JSON, "{") {
				if _, fault := tree.ReadJSON(d.JSON, source.Span{To: len(d.JSON)}); fault != nil {
					t.Errorf("%s: %s", fault.Message, d.JSON)
				}
				for _, expr := range d.Expressions {
					if !strings.Contains(d.JSON, expr) {
						t.Errorf("%s is not in %s", expr, d.JSON)
					}
				}
			}
		}
	})
}

func within(body string, at source.Span) bool {
	return at == (source.Span{}) || at.Text == 3 && at.From >= 0 && at.From <= at.To && at.To <= len(body)
}

// checkNode: places are within the text, and holes where they say.
func checkNode(t *testing.T, body string, n *tree.Node) {
	t.Helper()
	if !within(body, n.Span) {
		t.Errorf("a value stands at %+v", n.Span)
	}
	checkHoles(t, n.Text, n.Holes)
	for i := range n.Items {
		checkNode(t, body, &n.Items[i])
	}
	for i := range n.Members {
		m := &n.Members[i]
		checkHoles(t, m.Name.Value, m.Holes)
		checkNode(t, body, &m.Value)
	}
}

func checkHoles(t *testing.T, text string, holes []tree.Hole) {
	t.Helper()
	at := 0
	for _, h := range holes {
		if h.From < at || h.To > len(text) || h.From >= h.To || text[h.From:h.To] != "${"+h.Expr+"}" {
			t.Errorf("a hole %+v in %q", h, text)
			return
		}
		at = h.To
	}
}
