package terraform_test

import (
	"strings"
	"testing"

	"rolewalk/engine/importer/terraform"
)

// TestApart: what is two things stays two, and what says two things of one says nothing.
func TestApart(t *testing.T) {
	for what, c := range map[string]struct {
		body string
		want []string // each stands in what is said
	}{
		"names that differ by a hyphen": {
			"resource \"aws_iam_user\" \"a-b\" {}\nresource \"aws_iam_user\" \"a_b\" {}\n",
			[]string{"user ${aws_iam_user.a_b.name} in", "user ${aws_iam_user.a_b.name_2} in"},
		},
		"two statements with one Sid": {
			user("\"u\"") + "data \"aws_iam_policy_document\" \"d\" {\n  statement {\n    sid = \"A\"\n" +
				"    actions = [\"s3:Get*\"]\n    resources = [\"*\"]\n  }\n  statement {\n    sid = \"A\"\n" +
				"    effect = \"Deny\"\n    actions = [\"s3:*\"]\n" +
				"    resources = [\"*\"]\n  }\n}\nresource \"aws_iam_user_policy\" \"p\" {\n  name = \"p\"\n  user = \"u\"\n" +
				"  policy = data.aws_iam_policy_document.d.json\n}\n",
			[]string{"policy p unknown", "two of its statements have the Sid A"},
		},
		"two texts of one inline policy": {
			policyOf("a", "Allow") + policyOf("b", "Deny"),
			[]string{"policy p unknown", "another resource gives it another text"},
		},
		"one text of one inline policy": {policyOf("a", "Deny") + policyOf("b", "Deny"), []string{`policy p {"Statement"`}},
		"two declarations of one resource": {
			user("\"one\"") + user("\"two\""),
			[]string{"user one in", "user two in", "declares it twice"},
		},
	} {
		list := []terraform.File{{Name: "main.tf", Body: c.body}}
		said := say(list, factsOf(list))
		for _, want := range c.want {
			if !strings.Contains(said, want) {
				t.Errorf("%s: no %q in\n%s", what, want, said)
			}
		}
	}
}

// policyOf is an inline policy p of the user u with an effect.
func policyOf(label, effect string) string {
	return "resource \"aws_iam_user_policy\" \"" + label + "\" {\n  name = \"p\"\n  user = \"u\"\n" +
		"  policy = jsonencode({ Statement = [{ Effect = \"" + effect + "\", Action = \"*\", Resource = \"*\" }] })\n}\n"
}
