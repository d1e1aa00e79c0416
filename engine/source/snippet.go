package source

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Where returns `name:line:col` of the span's start.
func (t *Text) Where(s Span) string {
	p := t.Position(s.From)
	return t.Name + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column)
}

// longLine is how many code points of a line a snippet shows at most. A pasted policy may be one line of kilobytes.
const longLine = 110

// snippet returns the line on which s starts. The line below it has a caret and a tilde for each further code point of
// s on that line. A long line is cut around the place, with an ellipsis at each cut. Both lines are indented by four
// spaces; the result has no line end.
func (t *Text) snippet(s Span) string {
	p := t.Position(s.From)
	line := []rune(strings.ReplaceAll(t.line(p.Line), "\t", " "))
	column := min(p.Column-1, len(line))
	width := utf8.RuneCountInString(t.Slice(s))
	if cut := strings.IndexByte(t.Slice(s), '\n'); cut >= 0 {
		width = utf8.RuneCountInString(t.Slice(s)[:cut])
	}
	from := 0
	if len(line) > longLine && column > longLine/2 {
		from = min(column-longLine/2, len(line)-longLine)
	}
	to := min(from+longLine, len(line))
	width = max(1, min(width, to-column))

	var b strings.Builder
	b.WriteString("    ")
	if from > 0 {
		b.WriteString("…")
	}
	b.WriteString(string(line[from:to]))
	if to < len(line) {
		b.WriteString("…")
	}
	b.WriteString("\n    ")
	if from > 0 {
		b.WriteByte(' ')
	}
	b.WriteString(strings.Repeat(" ", column-from))
	b.WriteByte('^')
	b.WriteString(strings.Repeat("~", width-1))
	return b.String()
}

// Report returns the finding as the command prints it: `name:line:col: TYPE CODE: message`, the line with a caret,
// AWS's answer, and what to write instead.
func (t *Text) Report(f Finding) string {
	var b strings.Builder
	b.WriteString(t.Where(f.At) + ": " + string(f.Type) + " " + string(f.Code) + ": " + f.Message)
	if s := t.snippet(f.At); f.At.From <= len(t.Body) && strings.TrimSpace(s) != "^" {
		b.WriteString("\n" + s)
	}
	if f.AWS != "" {
		b.WriteString("\n    AWS would answer: " + f.AWS)
	}
	if f.Remedy != "" {
		b.WriteString("\n    Instead: " + f.Remedy)
	}
	return b.String()
}
