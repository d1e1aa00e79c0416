package splice

import (
	"strings"
	"testing"

	"rolewalk/engine/source"
)

// at is the span of the part of a text between two bars, and the text without them.
func at(t *testing.T, marked string) (string, source.Span) {
	t.Helper()
	parts := strings.Split(marked, "|")
	if len(parts) != 3 {
		t.Fatalf("%q", marked)
	}
	return strings.Join(parts, ""), source.Span{From: len(parts[0]), To: len(parts[0]) + len(parts[1])}
}

func TestEdits(t *testing.T) {
	block := func(body string, s source.Span) source.Edit { return Block(body, s, "NEW") }
	behind := func(body string, s source.Span) source.Edit { return Behind(body, s.To, "NEW") }
	before := func(body string, s source.Span) source.Edit { return Before(body, s.From, "NEW") }
	follow := func(body string, s source.Span) source.Edit { return Follow(body, s, "NEW") }
	only := func(body string, s source.Span) source.Edit { return Only(body, s, "NEW") }
	styled := func(body string, s source.Span) source.Edit {
		return Follow(body, s, InStyle(body, s, `{"a": {"b": [1, 2], "c": "}\"{"}, "d": {}}`))
	}
	for _, c := range []struct {
		name, marked string
		edit         func(string, source.Span) source.Edit
		want         string
	}{
		{"a block on one line", "|a { x }|", block, "a { x\n  NEW\n}"},
		{"an empty block", "  |a { }|", block, "  a {\n    NEW\n  }"},
		{"a block over lines", "|a {\r\n    x\r\n}|\r\n", block, "a {\r\n    x\r\n    NEW\r\n}\r\n"},
		{"a block with tabs", "\t|a {\n\t\tx # y\n\t}|", block, "\ta {\n\t\tx # y\n\t\tNEW\n\t}"},
		{"a block that closes behind text", "|a {\n  x }|", block, "a {\n  x\n  NEW }"},
		{"behind the last", "|x| # why\n", behind, "x # why\n\nNEW\n"},
		{"behind one with another on its line", "|x| y\n", behind, "x\n\nNEW\n y\n"},
		{"into nothing", "||", behind, "NEW"},
		{"before one", "a\n  |x|\n", before, "a\nNEW\n\n  x\n"},
		{"before one on a line", "a |x|\n", before, "a \nNEW\n\nx\n"},
		{"an item beside another", "[1, |2|]", follow, "[1, 2, NEW]"},
		{"an item in a line of its own", "[\r\n\t|2|\r\n]", follow, "[\r\n\t2,\r\n\tNEW\r\n]"},
		{"the only item", "|[ ]|", only, "[NEW]"},
		{"the only item in a line of its own", " |[\n ]|", only, " [\n   NEW\n ]"},
		{"one line", "[|{\"x\": 1}|]", styled, `[{"x": 1}, {"a": {"b": [1, 2], "c": "}\"{"}, "d": {}}]`},
		{
			"lines", "[\n |{\n   \"x\": 1\n }|]", styled,
			"[\n {\n   \"x\": 1\n },\n {\n   \"a\": {\"b\": [1, 2], \"c\": \"}\\\"{\"},\n   \"d\": {}\n }]",
		},
	} {
		body, span := at(t, c.marked)
		if got, ok := source.Apply(body, []source.Edit{c.edit(body, span)}); !ok || got != c.want {
			t.Errorf("%s:\ngot  %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestLineEnd(t *testing.T) {
	for _, c := range []struct {
		body string
		at   int
		want string
	}{{"", 0, "\n"}, {"a\r\nb", 0, "\r\n"}, {"a\r\nb", 3, "\r\n"}, {"a\r\nb\n", 3, "\n"}, {"\n", 0, "\n"}} {
		if got := LineEnd(c.body, c.at); got != c.want {
			t.Errorf("%q at %d: %q", c.body, c.at, got)
		}
	}
}
