package edits

import (
	"strings"

	"rolewalk/engine/source"
)

const blanks = " \t\r\n"

// span is a span of the walk's own text.
func span(from, to int) source.Span { return source.Span{From: from, To: to} }

// back is the offset behind the last character before at that is not blank.
func back(body string, at int) int {
	return len(strings.TrimRight(body[:at], blanks))
}

// on is the offset of the first character from at that is not blank.
func on(body string, at int) int {
	return len(body) - len(strings.TrimLeft(body[at:], blanks))
}

// cut deletes an item of a list or a member of an object, with the comma that belongs to it; ok is false where it is
// the only one.
func cut(body string, at source.Span) (e source.Edit, ok bool) {
	if before := back(body, at.From); before > 0 && body[before-1] == ',' {
		return source.Edit{At: span(before-1, at.To)}, true
	}
	after := on(body, at.To)
	if after >= len(body) || body[after] != ',' {
		return source.Edit{}, false
	}
	return source.Edit{At: span(at.From, on(body, after+1))}, true
}

// follow inserts text behind the item or member that ends the way at does, in a line of its own where that one begins a
// line.
func follow(body string, at source.Span, text string) source.Edit {
	lead := body[back(body, at.From):at.From]
	if !strings.Contains(lead, "\n") {
		lead = " "
	}
	return source.Edit{At: span(at.To, at.To), New: "," + lead + text}
}

// listed reports whether an item stands in a list, rather than in place of one.
func listed(body string, item source.Span) bool {
	before := back(body, item.From)
	return before > 0 && (body[before-1] == '[' || body[before-1] == ',')
}

// addItem adds a value to those of an element: to its list, or by making one of the only value.
func addItem(body string, last source.Span, text string) source.Edit {
	if listed(body, last) {
		return follow(body, last, text)
	}
	return source.Edit{At: last, New: "[" + body[last.From:last.To] + ", " + text + "]"}
}

// member is the whole member whose value is at: its name, the colon and the value.
func member(body string, value source.Span) source.Span {
	colon := back(body, value.From) - 1
	if colon < 0 || body[colon] != ':' {
		return value
	}
	end := back(body, colon) - 1
	from := strings.LastIndexByte(body[:end], '"')
	if from < 0 {
		return value
	}
	return span(from, value.To)
}

// whole is the list that item is in, or the item itself where it stands alone.
func whole(body string, first, last source.Span) source.Span {
	from, to := back(body, first.From), on(body, last.To)
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
