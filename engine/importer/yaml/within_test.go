package yaml

import (
	"strings"
	"testing"
)

// A part that is not read belongs to what it stands in, and to what it would go on with.
func TestWithin(t *testing.T) {
	for _, c := range []struct {
		body, value, fault string
		want               bool
	}{
		{"a:\n  b: c\n  d: [\ne: f\n", "b: c", "d: [", true},
		{"a:\n  b: c\nd: [\n", "b: c", "d: [", false},
		{"a:\n  b: c\n\td: e\n", "b: c", "d: e", true},
		{"a: {b: c, d: }\n", "{b: c, d: }", "d: }", true},
		{"a:\n  b: c\n  # more\n  d: [\n", "b: c", "d: [", true},
		{"a:\n  b: c\n  e: f\n  d: [\n", "b: c", "d: [", false},
		{"d: [\na:\n  b: c\n", "b: c", "d: [", false},
	} {
		at := func(text string) Fault {
			f := Fault{}
			f.Span.From = strings.Index(c.body, text)
			f.Span.To = f.Span.From + len(text)
			return f
		}
		value, fault := at(c.value), at(c.fault)
		if got := fault.Within(c.body, value.Span); got != c.want {
			t.Errorf("%q in %q: %v", c.fault, c.body, got)
		}
	}
}
