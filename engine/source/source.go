package source

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// TextID names one text of a walk. [Walk] is the text the user writes; the others are read-only documents that AWS
// would write (AWSRevokeOlderSessions, FullAWSAccess, AWS-managed policies).
type TextID int

// Walk is the text that the user writes.
const Walk TextID = 0

// Span is the half-open byte range [From, To) of one text. The zero Span is the empty range at the start of the walk;
// code that has no place to name uses it.
type Span struct {
	Text     TextID
	From, To int
}

// Empty reports whether the span covers no byte.
func (s Span) Empty() bool { return s.To <= s.From }

// Holds reports whether inner lies inside s, in the same text.
func (s Span) Holds(inner Span) bool {
	return s.Text == inner.Text && s.From <= inner.From && inner.To <= s.To
}

// Text is one text with its name. Name is what stands before the colon in `name:line:col`; it is never opened.
type Text struct {
	Name string
	Body string

	// lines holds the byte offset at which each line starts, filled at the first question.
	lines []int
}

// NewText returns the text body under name.
func NewText(name, body string) *Text { return &Text{Name: name, Body: body} }

// Position is a place as people read it. Line and Column count from 1; Column counts code points.
type Position struct {
	Line, Column int
}

// Position returns the line and column of the byte offset, which is held inside the text.
func (t *Text) Position(offset int) Position {
	t.index()
	offset = clamp(offset, 0, len(t.Body))
	line := sort.SearchInts(t.lines, offset+1) - 1
	return Position{Line: line + 1, Column: utf8.RuneCountInString(t.Body[t.lines[line]:offset]) + 1}
}

// Line returns the 1-based line without its line end. A line that is not there is empty.
func (t *Text) Line(line int) string {
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

// Slice returns the bytes of s, held inside the text.
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
