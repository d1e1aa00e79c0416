package importer

import (
	"testing"

	"rolewalk/engine/importer/command"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
)

// TestPlaceFiles: a file that a command names is another source, or stands under its name.
func TestPlaceFiles(t *testing.T) {
	facts, _ := command.Read("aws iam create-role --role-name a --assume-role-policy-document "+
		"file://policies/trust.json\n"+
		"aws iam put-role-policy --role-name a --policy-name p --policy-document file://p.json\n"+
		"aws iam put-role-policy --role-name a --policy-name q --policy-document file://q.json", 0)
	for i, hint := range []string{"trust", "the file `p.json`:", "another"} {
		facts.Bare = append(facts.Bare, fact.Bare{
			Hint: hint, Document: fact.Document{JSON: "{}", Span: source.Span{Text: source.TextID(i + 1)}},
		})
	}
	placeFiles(&facts, func(id source.TextID) string {
		return []string{"setup.sh", `C:\x\trust.json`, "notes.md", "z.json"}[id]
	})
	role := facts.Entities[0]
	if len(facts.Entities) != 1 {
		for _, e := range facts.Entities[1:] {
			absorb(&role, &e)
		}
	}
	texts := map[string]string{"trust": role.Trust.JSON}
	for _, p := range role.Inline {
		texts[p.Name] = p.Document.JSON
	}
	if texts["trust"] != "{}" || texts["p"] != "{}" || texts["q"] != "" || len(facts.Bare) != 1 ||
		facts.Bare[0].Hint != "another" {
		t.Errorf("%v, and left over %+v", texts, facts.Bare)
	}
}
