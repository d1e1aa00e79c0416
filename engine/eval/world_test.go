package eval

import "testing"

// TestOutsideAnOrganization: an account that belongs to none has neither a path nor nodes above it.
func TestOutsideAnOrganization(t *testing.T) {
	alone := &Account{ID: "111122223333", OU: []string{"Prod"}}
	if path, nodes := alone.OrgPath(), alone.Nodes(); path != "" || nodes != nil {
		t.Errorf("%q, %v", path, nodes)
	}
	within := &Account{ID: "111122223333", Organization: "o-1", OU: []string{"Prod"}}
	if path := within.OrgPath(); path != "o-1/r-root/ou-Prod/" || len(within.Nodes()) != 3 {
		t.Errorf("%q, %v", path, within.Nodes())
	}
}

// TestNoGate: what is no gate is in no set.
func TestNoGate(t *testing.T) {
	if s := GateSet(0).With("vpc-endpoint"); s != 0 || s.Has("vpc-endpoint") {
		t.Errorf("%v", s.List())
	}
}
