package export

import (
	"slices"
	"strings"
	"testing"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/terraform"
	"rolewalk/engine/importer/tfresource"
)

// TestTerraformAgain: what is read of a walk's configuration is the world of the walk, but for what it names.
func TestTerraformAgain(t *testing.T) {
	read := 0
	for path, text := range corpus(t) {
		walk := parse(text)
		if len(walk.Errors) > 0 {
			continue
		}
		read++
		configuration, left := Terraform(walk)
		result := terraform.Read([]terraform.File{
			{Name: "main.tf", Body: configuration}, {Name: "corp.xml", Body: "<x/>", ID: 1},
		})
		for _, u := range result.Unread {
			t.Errorf("%s: %s: %s", path, u.What, u.Reason)
		}
		facts := tfresource.Facts(result.Resources)
		for _, u := range facts.Unread {
			t.Errorf("%s: %s: %s", path, u.What, u.Reason)
		}
		named := strings.Join(left, "\n")
		for _, x := range ofWalk(walk) {
			kind, rest, _ := strings.Cut(x, " ")
			switch name, _, _ := strings.Cut(rest, " trust "); {
			case (kind == "scp" || kind == "rcp") && !strings.Contains(x, "[account "):
				// The id of a root or an OU is that of the sandbox's own.
				if !slices.ContainsFunc(facts.Controls, func(c fact.Control) bool {
					return string(c.Kind) == kind && strings.HasSuffix(name, " "+c.Name) && c.Document.Known()
				}) {
					t.Errorf("%s\nis not read again: %s", path, x)
				}
			case kind == "role" && strings.Contains(named, name[strings.LastIndexByte(name, '/'):]+", because it names roles"):
			case !slices.Contains(ofFacts(&facts, variables(walk)), x):
				t.Errorf("%s\nis not read again: %s", path, x)
			}
		}
	}
	if read < 600 {
		t.Errorf("%d walks", read)
	}
}
