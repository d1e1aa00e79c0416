package files

import (
	"strings"
	"testing"

	"rolewalk/engine/importer/brought"
)

// The parts of a text that are YAML are found at their places, and what stands around them is left.
func TestBlocks(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{
			"a fence", "The role:\n\n```yaml\nResources:\n  R: x\n\n  S: y\n```\nand more\n",
			"Resources:\n  R: x\n\n  S: y\n",
		},
		{"what a command printed", "$ aws iam get-role --output yaml\nRole:\n  Arn: a\n$ exit\n", "Role:\n  Arn: a\n"},
		{"an error behind", "Role:\n  Arn: a\nError: x is not authorized to perform: y\n", "Role:\n  Arn: a\n"},
		{
			"an indented fence", "1. a\n\n   ```\n   Statement:\n   - Effect: Allow\n   ```\n",
			"   Statement:\n   - Effect: Allow\n",
		},
		{"two", "Role:\n  a: b\n\nBetween them.\n\nUser:\n  c: d\n", "Role:\n  a: b\n\n|User:\n  c: d\n"},
		{"prose", "Note: this is so.\nVersion 3 is out.\n", ""},
	} {
		var got []string
		for _, at := range blocks(c.body, 0) {
			got = append(got, c.body[at.From:at.To])
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// YAML in a text of another kind is read, and prose that looks like it is not named.
func TestYAMLWithin(t *testing.T) {
	const role = "Role:\n  Arn: arn:aws:iam::111122223333:role/deploy\n  RoleName: deploy\n  Path: /\n"
	for _, c := range []struct {
		body string
		want int
	}{
		{"$ aws iam get-role --role-name deploy --output yaml\n" + role, 1},
		{"# Notes\n\n```yaml\n" + role + "```\n\nVersion: 2 of the page\n", 1},
		{"Version: 2 of the page\n\nname: x\n", 0},
		{"Error: it failed\n\n" + role, 1},
	} {
		f := Facts([]brought.Source{{Name: "notes.md", Body: c.body}}, nil)
		if len(f.Entities) != c.want || len(f.Unread) > 0 {
			t.Errorf("%s: %d entities, %v", c.body, len(f.Entities), f.Unread)
		}
		if c.want > 0 && c.body[f.Entities[0].Span.From:f.Entities[0].Span.From+3] != "Arn" {
			t.Errorf("%s: %v", c.body, f.Entities[0].Span)
		}
	}
}
