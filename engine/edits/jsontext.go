package edits

import (
	"strings"

	"rolewalk/engine/source"
	"rolewalk/engine/splice"
)

// span is a span of the walk's own text.
func span(from, to int) source.Span { return source.Span{From: from, To: to} }

// cut deletes an item of a list or a member of an object, with the comma that belongs to it; ok is false where it is
// the only one.
func cut(body string, at source.Span) (e source.Edit, ok bool) {
	if before := splice.Back(body, at.From); before > 0 && body[before-1] == ',' {
		return source.Edit{At: span(before-1, at.To)}, true
	}
	after := splice.On(body, at.To)
	if after >= len(body) || body[after] != ',' {
		return source.Edit{}, false
	}
	return source.Edit{At: span(at.From, splice.On(body, after+1))}, true
}

// addItem adds a value to those of an element: to its list, or by making one of the only value.
func addItem(body string, last source.Span, text string) source.Edit {
	if splice.Listed(body, last) {
		return splice.Follow(body, last, text)
	}
	return source.Edit{At: last, New: "[" + body[last.From:last.To] + ", " + text + "]"}
}

// member is the whole member whose value is at: its name, the colon and the value.
func member(body string, value source.Span) source.Span {
	colon := splice.Back(body, value.From) - 1
	if colon < 0 || body[colon] != ':' {
		return value
	}
	end := splice.Back(body, colon) - 1
	from := strings.LastIndexByte(body[:end], '"')
	if from < 0 {
		return value
	}
	return span(from, value.To)
}

// whole is the list that item is in, or the item itself where it stands alone.
func whole(body string, first, last source.Span) source.Span {
	from, to := splice.Back(body, first.From), splice.On(body, last.To)
	if from > 0 && body[from-1] == '[' && to < len(body) && body[to] == ']' {
		return span(from-1, to+1)
	}
	return span(first.From, last.To)
}

// quote writes a JSON string.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c < ' ':
			b.WriteString(`\u00`)
			b.WriteByte("0123456789abcdef"[c>>4])
			b.WriteByte("0123456789abcdef"[c&15])
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// strung writes one string as it is, and several as a list.
func strung(values []string) string {
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = quote(v)
	}
	if len(quoted) == 1 {
		return quoted[0]
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
