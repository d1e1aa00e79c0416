package main

import (
	"strings"
	"testing"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/wire"
)

func factsOf(t *testing.T, answer []byte) (facts fact.Facts) {
	t.Helper()
	if err := wire.Read(string(answer), &facts); err != nil {
		t.Fatal(err)
	}
	return facts
}

// TestRead: what the module finds comes as facts, and what it cannot do as a part that was not read.
func TestRead(t *testing.T) {
	facts := factsOf(t, read(`{"answers": {}, "read": [], "sources": [{
		"name": "role.yaml",
		"body": "Role:\n  RoleName: deploy\n  Arn: arn:aws:iam::222222222222:role/deploy\n"}]}`))
	if len(facts.Entities) != 1 || facts.Entities[0].Name != "deploy" || len(facts.Pieces) == 0 || len(facts.Read) == 0 {
		t.Errorf("%+v", facts)
	}
	if facts := factsOf(t, read("{")); len(facts.Unread) != 1 {
		t.Errorf("%+v", facts)
	}
	facts = factsOf(t, readFault("boom"))
	if len(facts.Unread) != 1 || !strings.Contains(facts.Unread[0].Reason, "boom") {
		t.Errorf("%+v", facts)
	}
}
