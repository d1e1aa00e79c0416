package source

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// TextID identifies one text of a walk. [Walk] is the text that the user writes. The others are read-only documents
// that AWS writes: AWSRevokeOlderSessions, FullAWSAccess and AWS managed policies.
type TextID int

// Walk is the text that the user writes.
const Walk TextID = 0

// Span is the half-open byte range [From, To) of one text. The zero Span is the empty range at the start of the walk;
// it also means that there is no place.
type Span struct {
	Text     TextID
	From, To int
}

// Empty reports whether the span covers no byte.
func (s Span) Empty() bool { return s.To <= s.From }

// Moved returns the span so many bytes later in its text.
func (s Span) Moved(delta int) Span {
	return Span{Text: s.Text, From: s.From + delta, To: s.To + delta}
}

// Holds reports whether inner lies inside s, in the same text.
func (s Span) Holds(inner Span) bool {
	return s.Text == inner.Text && s.From <= inner.From && inner.To <= s.To
}

// Text is one text with its name. The name only appears in `name:line:col`; it is never opened.
type Text struct {
	Name string
	Body string

	// lines has the byte offset of the start of each line. It is filled when it is first needed.
	lines []int
}

// NewText returns a text with its name.
func NewText(name, body string) *Text { return &Text{Name: name, Body: body} }

// Position is a place for people. Line and Column count from 1; Column counts code points.
type Position struct {
	Line, Column int
}

// Position returns the line and column of the byte offset. An offset outside the text is moved to its nearest end.
func (t *Text) Position(offset int) Position {
	t.index()
	offset = clamp(offset, 0, len(t.Body))
	line := sort.SearchInts(t.lines, offset+1) - 1
	return Position{Line: line + 1, Column: utf8.RuneCountInString(t.Body[t.lines[line]:offset]) + 1}
}

// line returns the 1-based line without its line end. A line that does not exist is empty.
func (t *Text) line(line int) string {
	t.index()
	if line < 1 || line > len(t.lines) {
		return ""
	}
	end := len(t.Body)
	if line < len(t.lines) {
		end = t.lines[line] - 1
	}
	return strings.TrimSuffix(t.Body[t.lines[line-1]:end], "\r")
}

// Slice returns the bytes of s, as far as they are inside the text.
func (t *Text) Slice(s Span) string {
	from := clamp(s.From, 0, len(t.Body))
	return t.Body[from:clamp(s.To, from, len(t.Body))]
}

func (t *Text) index() {
	if t.lines != nil {
		return
	}
	t.lines = []int{0}
	for i := 0; i < len(t.Body); i++ {
		if t.Body[i] == '\n' {
			t.lines = append(t.lines, i+1)
		}
	}
}

func clamp(v, low, high int) int { return min(max(v, low), high) }
