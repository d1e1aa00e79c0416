package iam

import "testing"

// TestOutsideAnOrganization: an account that belongs to no organization has neither a path nor nodes above it.
func TestOutsideAnOrganization(t *testing.T) {
	alone := &Account{ID: "111122223333", OU: []string{"Prod"}}
	if path, nodes := alone.OrgPath(), alone.nodes(); path != "" || nodes != nil {
		t.Errorf("%q, %v", path, nodes)
	}
	within := &Account{ID: "111122223333", Organization: "o-1", OU: []string{"Prod"}}
	if path := within.OrgPath(); path != "o-1/r-root/ou-Prod/" || len(within.nodes()) != 3 {
		t.Errorf("%q, %v", path, within.nodes())
	}
}
