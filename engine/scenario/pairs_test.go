package scenario

import (
	"testing"
	"time"
)

// TestPairsOfAShortWalk: a walk that may not be as long as a step has pairs all the same, and none is decided.
func TestPairsOfAShortWalk(t *testing.T) {
	const text = "account 111111111111 a { role R { trust {} } }"
	w := Parse("short", text, len(text))
	if len(w.Errors) > 0 {
		t.Fatal(w.Errors)
	}
	m := w.Run(Options{}).Stop(-1, time.Time{})
	p := m.Pairs(m.Principals(), m.Roles())
	if got := p.Outcome(0, 0); got != Error {
		t.Errorf("%s", got)
	}
}
