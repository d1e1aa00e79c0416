package view

import (
	"math/rand"
	"strings"
	"testing"

	"rolewalk/engine/source"
)

// TestLineEdits: the edits make the one text of the other, touch whole lines alone, and leave what both have.
func TestLineEdits(t *testing.T) {
	for _, c := range []struct {
		from, to string
		edits    int
	}{
		{"", "", 0},
		{"a\n", "a\n", 0},
		{"a\nb\nc\n", "a\nx\nc\n", 1},
		{"a\nb\nc\nd\n", "x\nb\nc\ny\n", 2},
		{"a\r\nb", "a\r\nb\r\nc", 1},
		{"", "a", 1},
		{"a\nb\n", "", 1},
	} {
		list := lineEdits(c.from, c.to)
		if got, ok := source.Apply(c.from, list); !ok || got != c.to || len(list) != c.edits {
			t.Errorf("%q to %q: %+v", c.from, c.to, list)
		}
	}
	random := rand.New(rand.NewSource(1))
	text := func() string {
		var b strings.Builder
		for range random.Intn(12) {
			b.WriteString(string(rune('a'+random.Intn(4))) + "\n")
		}
		return b.String()
	}
	for range 2000 {
		from, to := text(), text()
		if got, ok := source.Apply(from, lineEdits(from, to)); !ok || got != to {
			t.Fatalf("%q to %q gives %q", from, to, got)
		}
	}
	long := strings.Repeat("a\n", 3000)
	if got, ok := source.Apply(long, lineEdits(long, strings.Repeat("b\n", 3000))); !ok || strings.Contains(got, "a") {
		t.Error("a long text is not compared as a whole")
	}
}
