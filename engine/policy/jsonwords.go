package policy

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"rolewalk/engine/source"
)

// slips are what people paste in place of JSON, with what JSON wants.
var slips = []struct{ text, message, remedy string }{
	{"“", "a typographic quotation mark", `write a straight quotation mark: "`},
	{"”", "a typographic quotation mark", `write a straight quotation mark: "`},
	{"„", "a typographic quotation mark", `write a straight quotation mark: "`},
	{"‘", "a typographic quotation mark", `write a straight quotation mark: "`},
	{"’", "a typographic quotation mark", `write a straight quotation mark: "`},
	{"\u00a0", "a no-break space", "write a plain space"},
	{"\u200b", "an invisible space", "delete it"},
	{"\ufeff", "a byte order mark", "delete it"},
	{"'", "a single quotation mark", `JSON wants double ones: "`},
	{"//", "a comment", "JSON has none: say it in a Sid, or before the document"},
	{"/*", "a comment", "JSON has none: say it in a Sid, or before the document"},
	{"#", "a comment", "JSON has none: say it in a Sid, or before the document"},
}

// describeBroken says what stands at offset of body, where JSON wants something else.
func describeBroken(body string, offset int, base source.Span) *jsonError {
	_, size := utf8.DecodeRuneInString(body[offset:])
	fault := &jsonError{at: source.Span{Text: base.Text, From: base.From + offset, To: base.From + offset + size}}
	if offset == len(body) {
		fault.at = source.Span{Text: base.Text, From: base.From + max(0, offset-1), To: base.From + offset}
		fault.message, fault.remedy = "the JSON ends too early", "close every bracket and brace that is open"
		return fault
	}
	before := strings.TrimRight(body[:offset], " \t\r\n")
	last := byte(0)
	if before != "" {
		last = before[len(before)-1]
	}
	rest := body[offset:]
	for _, s := range slips {
		if strings.HasPrefix(rest, s.text) {
			fault.message, fault.remedy = s.message+" stands where JSON has none", s.remedy
			return fault
		}
	}
	switch c := rest[0]; {
	case last == ',' && (c == '}' || c == ']'):
		comma := base.From + len(before) - 1
		fault.at = source.Span{Text: base.Text, From: comma, To: comma + 1}
		fault.message, fault.remedy = "a comma before the closing bracket", "delete it"
		fault.fixes = []source.Fix{replace("Delete the comma", fault.at, "")}
	case c == ',':
		fault.message, fault.remedy = "a comma too many", "delete it"
		next := strings.TrimLeft(rest[1:], " \t\r\n")
		if last == ',' || last == '[' || last == '{' || strings.HasPrefix(next, "}") || strings.HasPrefix(next, "]") {
			fault.fixes = []source.Fix{replace("Delete the comma", fault.at, "")}
		}
	case c == '"' && (last == '"' || last == '}' || last == ']' || last >= '0' && last <= '9'):
		fault.message, fault.remedy = "a comma is missing before this", "put a comma after what stands before it"
	case c == '{' && last == '}':
		fault.message, fault.remedy = "a comma is missing between two objects", "put a comma after the first"
		end := base.From + len(before)
		fault.fixes = []source.Fix{replace("Put a comma between them", source.Span{Text: base.Text, From: end, To: end}, ",")}
	case c == '"':
		fault.message, fault.remedy = "this string is not closed, or holds a character that wants a backslash", "close it with \" on the same line"
	case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$':
		word := rest
		if end := strings.IndexAny(rest, " \t\r\n,:{}[]\""); end > 0 {
			word = rest[:end]
		}
		fault.at.To = fault.at.From + len(word)
		fault.message, fault.remedy = fmt.Sprintf("%q stands without quotation marks", word), "put it in quotation marks"
	default:
		r, _ := utf8.DecodeRuneInString(rest)
		fault.message, fault.remedy = fmt.Sprintf("%q does not fit here",
			string(r)), "look at the comma, colon or bracket before it"
	}
	return fault
}
