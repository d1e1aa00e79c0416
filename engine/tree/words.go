package tree

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"rolewalk/engine/source"
)

// typos are what people paste in place of JSON, with what JSON wants.
var typos = []struct{ text, message, remedy string }{
	{"“", "a typographic quotation mark", `write a straight quotation mark: "`},
	{"”", "a typographic quotation mark", `write a straight quotation mark: "`},
	{"„", "a typographic quotation mark", `write a straight quotation mark: "`},
	{"‘", "a typographic quotation mark", `write a straight quotation mark: "`},
	{"’", "a typographic quotation mark", `write a straight quotation mark: "`},
	{"\u00a0", "a no-break space", "write a plain space"},
	{"\u200b", "an invisible space", "delete it"},
	{"\ufeff", "a byte order mark", "delete it"},
	{"'", "a single quotation mark", `JSON needs double ones: "`},
	{"//", "a comment", "JSON has no comments: write it in a Sid, or before the document"},
	{"/*", "a comment", "JSON has no comments: write it in a Sid, or before the document"},
	{"#", "a comment", "JSON has no comments: write it in a Sid, or before the document"},
}

// describeBroken says what stands at offset of body, where JSON wants something else.
func describeBroken(body string, offset int, base source.Span) *Fault {
	b := broken{before: strings.TrimRight(body[:offset], " \t\r\n"), rest: body[offset:], base: base}
	_, size := utf8.DecodeRuneInString(b.rest)
	fault := &Fault{At: b.span(offset, offset+size)}
	if b.rest == "" {
		fault.At = b.span(max(0, offset-1), offset)
		fault.Message, fault.Remedy = "the JSON is not complete", "close every bracket and brace that is open"
		return fault
	}
	for _, s := range typos {
		if strings.HasPrefix(b.rest, s.text) {
			fault.Message, fault.Remedy = s.message+" is not allowed in JSON", s.remedy
			return fault
		}
	}
	switch c := b.rest[0]; {
	case b.last() == ',' && (c == '}' || c == ']') || c == ',':
		b.comma(fault)
	case c == '"' || c == '{' && b.last() == '}':
		b.noComma(fault)
	case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$':
		word := b.rest
		if end := strings.IndexAny(word, " \t\r\n,:{}[]\""); end > 0 {
			word = word[:end]
		}
		fault.At.To = fault.At.From + len(word)
		fault.Message, fault.Remedy = fmt.Sprintf("%q has no quotation marks", word), "put it in quotation marks"
	default:
		r, _ := utf8.DecodeRuneInString(b.rest)
		fault.Message = fmt.Sprintf("%q does not fit here", string(r))
		fault.Remedy = "look at the comma, colon or bracket before it"
	}
	return fault
}

// broken is JSON around the place where it stops being JSON.
type broken struct {
	before string // without the blanks at its end
	rest   string // from the place on
	base   source.Span
}

func (b *broken) span(from, to int) source.Span {
	return source.Span{Text: b.base.Text, From: b.base.From + from, To: b.base.From + to}
}

// last is the byte before the place, blanks left out; 0 at the beginning.
func (b *broken) last() byte {
	if b.before == "" {
		return 0
	}
	return b.before[len(b.before)-1]
}

// comma describes a comma that JSON does not have: the one before a closing bracket, or the one at the place.
func (b *broken) comma(fault *Fault) {
	if b.rest[0] != ',' {
		fault.At = b.span(len(b.before)-1, len(b.before))
		fault.Message, fault.Remedy = "a comma before the closing bracket", "delete it"
		fault.Fixes = []source.Fix{replace("Delete the comma", fault.At, "")}
		return
	}
	fault.Message, fault.Remedy = "this comma is too many", "delete it"
	next := strings.TrimLeft(b.rest[1:], " \t\r\n")
	if strings.IndexByte(",[{", b.last()) >= 0 || strings.HasPrefix(next, "}") || strings.HasPrefix(next, "]") {
		fault.Fixes = []source.Fix{replace("Delete the comma", fault.At, "")}
	}
}

// noComma describes a string or an object where JSON wants a comma, or a string that is not closed.
func (b *broken) noComma(fault *Fault) {
	switch last := b.last(); {
	case b.rest[0] == '{':
		fault.Message, fault.Remedy = "a comma is missing between two objects", "put a comma after the first"
		end := b.span(len(b.before), len(b.before))
		fault.Fixes = []source.Fix{replace("Put a comma between them", end, ",")}
	case last == '"' || last == '}' || last == ']' || last >= '0' && last <= '9':
		fault.Message, fault.Remedy = "a comma is missing before this", "put a comma before it"
	default:
		fault.Message = "this string is not closed, or contains a character that needs a backslash"
		fault.Remedy = "close it with \" on the same line"
	}
}

func replace(title string, at source.Span, text string) source.Fix {
	return source.Fix{Title: title, Edits: []source.Edit{{At: at, New: text}}}
}
