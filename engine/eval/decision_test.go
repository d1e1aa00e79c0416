package eval

import "testing"

// TestNoGate: a word that is no gate is in no set.
func TestNoGate(t *testing.T) {
	if s := GateSet(0).With("vpc-endpoint"); s != 0 || s.Has("vpc-endpoint") {
		t.Errorf("%v", s.List())
	}
}
