package source

import (
	"fmt"
	"strings"
	"testing"
)

// marked returns the text without its two marks ⟦ and ⟧, and the span between them.
func marked(t *testing.T, text string) (*Text, Span) {
	t.Helper()
	before, rest, ok := strings.Cut(text, "⟦")
	inner, after, ok2 := strings.Cut(rest, "⟧")
	if !ok || !ok2 {
		t.Fatalf("no marks in %q", text)
	}
	return NewText("t.walk", before+inner+after), Span{From: len(before), To: len(before) + len(inner)}
}

func TestSpans(t *testing.T) {
	for _, c := range []struct {
		name         string
		outer, inner Span
		holds        bool
	}{
		{"itself", Span{0, 2, 5}, Span{0, 2, 5}, true},
		{"inside", Span{0, 2, 5}, Span{0, 3, 4}, true},
		{"empty at its start", Span{0, 2, 5}, Span{0, 2, 2}, true},
		{"empty at its end", Span{0, 2, 5}, Span{0, 5, 5}, true},
		{"before it", Span{0, 2, 5}, Span{0, 1, 4}, false},
		{"beyond it", Span{0, 2, 5}, Span{0, 3, 6}, false},
		{"of another text", Span{0, 2, 5}, Span{1, 3, 4}, false},
	} {
		if got := c.outer.Holds(c.inner); got != c.holds {
			t.Errorf("%s: %v holds %v: %v", c.name, c.outer, c.inner, got)
		}
	}
	for _, c := range []struct {
		name  string
		span  Span
		empty bool
	}{
		{"the zero span", Span{}, true},
		{"an insertion", Span{0, 7, 7}, true},
		{"one byte", Span{0, 7, 8}, false},
		{"backwards", Span{0, 8, 7}, true},
	} {
		if got := c.span.Empty(); got != c.empty {
			t.Errorf("%s: %v is empty: %v", c.name, c.span, got)
		}
	}
}

func TestPosition(t *testing.T) {
	for _, c := range []struct {
		name         string
		body         string
		offset       int
		line, column int
	}{
		{"an empty text", "", 0, 1, 1},
		{"the start", "ab\ncd", 0, 1, 1},
		{"the second column", "ab\ncd", 1, 1, 2},
		{"a line end belongs to its line", "ab\ncd", 2, 1, 3},
		{"the next line", "ab\ncd", 3, 2, 1},
		{"the end", "ab\ncd", 5, 2, 3},
		{"the end after a line end", "ab\n", 3, 2, 1},
		{"an empty line", "a\n\nb", 2, 2, 1},
		{"after a carriage return", "a\r\nb", 3, 2, 1},
		{"after two bytes", "äb", 2, 1, 2},
		{"after four bytes", "🔑b", 4, 1, 2},
		{"after a combining mark", "e\u0301b", 3, 1, 3},
		{"before the text", "ab\ncd", -7, 1, 1},
		{"behind the text", "ab\ncd", 99, 2, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := NewText("t.walk", c.body)
			if got := text.Position(c.offset); got != (Position{c.line, c.column}) {
				t.Errorf("offset %d of %q is %d:%d, want %d:%d", c.offset, c.body, got.Line, got.Column, c.line, c.column)
			}
			want := fmt.Sprintf("t.walk:%d:%d", c.line, c.column)
			if got := text.Where(Span{From: c.offset, To: c.offset + 1}); got != want {
				t.Errorf("offset %d of %q is at %s, want %s", c.offset, c.body, got, want)
			}
		})
	}
}

// TestEveryOffset: going through a text byte by byte, positions never go back, and a line starts exactly after a line
// end.
func TestEveryOffset(t *testing.T) {
	body := "title \"Ünïcode 🔑\"\r\n\n\tstep { }\nend"
	text := NewText("t.walk", body)
	want := Position{1, 1}
	for i, r := range body {
		if got := text.Position(i); got != want {
			t.Errorf("byte %d, before %q: %v, want %v", i, r, got, want)
		}
		want.Column++
		if r == '\n' {
			want = Position{want.Line + 1, 1}
		}
	}
	if got := text.Position(len(body)); got != want || want != (Position{4, 4}) {
		t.Errorf("the end: %v, want %v, which is 4:4", got, want)
	}
}

func TestLine(t *testing.T) {
	for _, c := range []struct {
		name, body string
		line       int
		want       string
	}{
		{"the first", "ab\ncd", 1, "ab"},
		{"the last", "ab\ncd", 2, "cd"},
		{"an empty one", "ab\n\ncd", 2, ""},
		{"with a carriage return", "ab\r\ncd", 1, "ab"},
		{"after the last line end", "ab\n", 2, ""},
		{"line 0", "ab\ncd", 0, ""},
		{"one too many", "ab\ncd", 3, ""},
		{"of an empty text", "", 1, ""},
	} {
		if got := NewText("t.walk", c.body).line(c.line); got != c.want {
			t.Errorf("%s: line %d of %q is %q, want %q", c.name, c.line, c.body, got, c.want)
		}
	}
}

func TestSlice(t *testing.T) {
	text := NewText("t.walk", "abcdef")
	for _, c := range []struct {
		name     string
		from, to int
		want     string
	}{
		{"a part", 1, 3, "bc"},
		{"all", 0, 6, "abcdef"},
		{"nothing", 2, 2, ""},
		{"backwards", 4, 2, ""},
		{"from before the text", -3, 2, "ab"},
		{"to behind the text", 4, 99, "ef"},
		{"outside", 50, 60, ""},
	} {
		if got := text.Slice(Span{From: c.from, To: c.to}); got != c.want {
			t.Errorf("%s: [%d, %d) is %q, want %q", c.name, c.from, c.to, got, c.want)
		}
	}
}
