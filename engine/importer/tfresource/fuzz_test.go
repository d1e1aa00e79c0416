package tfresource_test

import (
	"os"
	"strings"
	"testing"

	"rolewalk/engine/importer/tfresource"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// FuzzRead: no JSON makes a panic, the same JSON gives the same facts, and every place is within the text.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"plan.json", "state.json", "terraform.tfstate"} {
		body, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(body))
	}
	for _, text := range odd {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tfresource.IsPlanText(text)
		root, fault := tree.ReadJSON(text, source.Span{To: len(text)})
		if fault != nil {
			return
		}
		tfresource.Is(&root)
		before := root.Print()
		got, again := tfresource.Read(&root), tfresource.Read(&root)
		said := say(&got)
		if said != say(&again) {
			t.Error("the same text gives different facts")
		}
		if root.Print() != before {
			t.Error("the tree was changed")
		}
		if strings.ContainsRune(said, '\uFDD0') && !strings.ContainsRune(text, '\uFDD0') && !strings.Contains(text, `\u`) {
			t.Errorf("a mark is left: %s", said)
		}
		for _, u := range got.Unread {
			if u.What == "" || u.Reason == "" || u.Span.From > u.Span.To || u.Span.To > len(text) {
				t.Errorf("unread %+v", u)
			}
		}
		for _, p := range got.Pieces {
			if p.Title == "" || p.Why == "" || p.Span.From > p.Span.To || p.Span.To > len(text) {
				t.Errorf("piece %+v", p)
			}
		}
	})
}

// odd are texts whose form is not that of Terraform, where something is of the wrong kind.
var odd = []string{
	`null`, `[]`, `{}`, `"x"`,
	`{"planned_values": null}`, `{"planned_values": []}`, `{"planned_values": {"root_module": []}}`,
	`{"planned_values": {"root_module": {"resources": {"address": 1}}}}`,
	`{"planned_values": {"root_module": {"resources": [null, 1, "x", {}, {"address": "aws_iam_role.x"}]}}}`,
	`{"planned_values": {"root_module": {"resources": [{"address": "aws_iam_role.x", "type": "aws_iam_role", ` +
		`"values": []}]}}}`,
	`{"planned_values": {"root_module": {"resources": [{"address": "aws_iam_role.x", "type": "aws_iam_role", "values": ` +
		`{"name": 7, "path": [], "assume_role_policy": {"Statement": []}, "inline_policy": "x", "tags": "x", ` +
		`"max_session_duration": "x", "managed_policy_arns": 7, "permissions_boundary": {}}}]}}}`,
	`{"values": {"root_module": {"resources": [{"address": "aws_iam_role.x", "type": "aws_iam_role", "values": ` +
		`{"name": "${aws_iam_role.x.name}", "arn": "arn:aws:iam::x:role"}, "sensitive_values": [true]}]}}}`,
	`{"resource_changes": [{"address": "aws_iam_role.x", "type": "aws_iam_role", "change": {"after": {"name": "x"}, ` +
		`"after_unknown": {"assume_role_policy": true, "name": [true], "managed_policy_arns": [true]}}}], ` +
		`"configuration": {"root_module": {"resources": [{"address": "aws_iam_role.x", "expressions": ` +
		`{"assume_role_policy": {"references": ["var.a", "var.a"]}, "managed_policy_arns": {"references": [7]}}}]}}}`,
	`{"version": 4, "lineage": "", "serial": 0, "resources": [{"mode": "managed", "type": "aws_iam_role", "name": "x", ` +
		`"instances": [{"index_key": {}, "attributes": {"name": "\ufdd00\ufdd1"}, ` +
		`"sensitive_attributes": [1, [], [{"value": 1}]]}]}]}`,
}

// TestOdd: what is of the wrong kind makes no panic, and no role without a name.
func TestOdd(t *testing.T) {
	for _, text := range odd {
		got := tfresource.Read(parse(t, text))
		for _, e := range got.Entities {
			if e.Name == "" {
				t.Errorf("%s: an entity without a name", text)
			}
			if e.Trust.Known() && len(e.Trust.JSON) < 2 {
				t.Errorf("%s: %s", text, e.Trust.JSON)
			}
		}
	}
}
