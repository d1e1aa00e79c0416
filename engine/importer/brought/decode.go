package brought

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"rolewalk/engine/aws"
	"rolewalk/engine/source"
)

// Source is one text that was brought.
type Source struct {
	// Name is that of the file, or the heading of a paste; it may be empty.
	Name string
	Body string
}

// Text is the source as a text with places. One without a name is "the text".
func (s Source) Text() *source.Text { return source.NewText(cmp.Or(s.Name, "the text"), s.Body) }

// Where is a place in the source as a person reads it: its name, the line and the column.
func (s Source) Where(at source.Span) string { return s.Text().Where(at) }

// kindAnswer begins the name of the answer that says of which kind a policy is.
const kindAnswer = "kind of "

// KindAnswer is the name of the answer that says of which kind the policy at a place is, as Source.Where has it.
func KindAnswer(where string) string { return kindAnswer + where }

// IsKindAnswer reports whether an answer has such a name.
func IsKindAnswer(name string) bool { return strings.HasPrefix(name, kindAnswer) }

// withoutAnswer begins the name of the answer that leaves out a piece.
const withoutAnswer = "without "

// WithoutAnswer is the name of the answer, yes, that leaves out the piece at a place, as Source.Where has it.
func WithoutAnswer(where string) string { return withoutAnswer + where }

// IsWithoutAnswer reports whether an answer has such a name.
func IsWithoutAnswer(name string) bool { return strings.HasPrefix(name, withoutAnswer) }

// Sorted returns the sources in the order that their places count in: that of their names, then of their texts.
func Sorted(sources []Source) []Source {
	var sorted []Source
	for _, i := range Order(sources) {
		sorted = append(sorted, sources[i])
	}
	return sorted
}

// placed is a source with its index in the list that it was brought in.
type placed struct {
	*Source
	index int
}

// Order is, for each source of Sorted, where it stands in the list.
func Order(sources []Source) []int {
	list := make([]placed, len(sources))
	for i := range sources {
		list[i] = placed{&sources[i], i}
	}
	source.Ordered(list, func(a, b *placed) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Body, b.Body))
	})
	order := make([]int, len(sources))
	for i := range list {
		order[i] = list[i].index
	}
	return order
}

// Blanked returns the text with blanks in place of the parts that have been read, so that what is read from the rest
// has the same places.
func Blanked(body string, parts []source.Span) string {
	if len(parts) == 0 {
		return body
	}
	sorted := slices.Clone(parts)
	source.Ordered(sorted, func(a, b *source.Span) int { return cmp.Compare(a.From, b.From) })
	var b strings.Builder
	b.Grow(len(body))
	at := 0
	for _, part := range sorted {
		from, to := max(part.From, at), min(part.To, len(body))
		if from >= to {
			continue
		}
		b.WriteString(body[at:from])
		for _, c := range []byte(body[from:to]) {
			if c != '\n' {
				c = ' '
			}
			b.WriteByte(c)
		}
		at = to
	}
	b.WriteString(body[at:])
	return b.String()
}

// Taken are the parts of a text that a reader has blanked, in order.
func Taken(before, after string, id source.TextID) []source.Span {
	var parts []source.Span
	for i := 0; i < len(before); i++ {
		if before[i] == after[i] {
			continue
		}
		if n := len(parts); n > 0 && strings.TrimSpace(before[parts[n-1].To:i]) == "" {
			parts[n-1].To = i + 1
		} else {
			parts = append(parts, source.Span{Text: id, From: i, To: i + 1})
		}
	}
	return parts
}

// maxSource is how many bytes of one source are read.
const maxSource = 256 << 20

// Decode returns the text that the bytes are: UTF-8 with or without a byte order mark, or UTF-16 with one, as
// PowerShell writes it. Bytes that are no text give U+FFFD. Colours of a terminal are left out.
func Decode(name string, raw []byte) Source {
	text := string(raw[:min(len(raw), maxSource)])
	switch {
	case strings.HasPrefix(text, "\xff\xfe"):
		text = fromUTF16(text[2:], func(a, b byte) uint16 { return uint16(b)<<8 | uint16(a) })
	case strings.HasPrefix(text, "\xfe\xff"):
		text = fromUTF16(text[2:], func(a, b byte) uint16 { return uint16(a)<<8 | uint16(b) })
	}
	text = strings.TrimPrefix(text, "\ufeff")
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\ufffd")
	}
	return Source{Name: name, Body: withoutColours(text)}
}

// withoutColours leaves out the escape sequences with which terminals colour their output: ESC, a bracket, digits and a
// letter.
func withoutColours(text string) string {
	const start = "\x1b["
	if !strings.Contains(text, start) {
		return text
	}
	var b strings.Builder
	for {
		before, after, found := strings.Cut(text, start)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		text = strings.TrimLeft(after, aws.Digits+";?")
		if text != "" && strings.ContainsRune(aws.Letters, rune(text[0])) {
			text = text[1:]
		}
	}
}

func fromUTF16(text string, unit func(a, b byte) uint16) string {
	units := make([]uint16, 0, len(text)/2)
	for i := 0; i+1 < len(text); i += 2 {
		units = append(units, unit(text[i], text[i+1]))
	}
	return string(utf16.Decode(units))
}
