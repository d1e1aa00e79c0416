package edits

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// mostRepairs is how many faults of a document that is not JSON are repaired at most.
const mostRepairs = 6

// repair proposes to repair a document that is not JSON, with the smallest change at each fault, and to leave what its
// author wrote as it is.
func (g *generator) repair(doc *policy.Document) {
	if !doc.Broken || doc.Span.To > len(g.body) {
		return
	}
	old := g.body[doc.Span.From:doc.Span.To]
	text, words := old, []string(nil)
	for at := faultOf(text, doc.Kind); at >= 0; at = faultOf(text, doc.Kind) {
		best, left := change{}, len(text)-at
		for _, c := range changesAt(text, at) {
			// What leaves the least that is not read yet is the smallest change; the first of equals is the likeliest.
			made := c.made(text)
			rest := 0
			if next := faultOf(made, doc.Kind); next >= 0 {
				rest = len(made) - next
			}
			if rest < left {
				best, left = c, rest
			}
		}
		if best.words == "" || len(words) == mostRepairs {
			return
		}
		text, words = best.made(text), appendNew(words, best.words)
	}
	from, to := 0, 0
	for from < len(old) && from < len(text) && old[from] == text[from] {
		from++
	}
	for to < len(old)-from && to < len(text)-from && old[len(old)-1-to] == text[len(text)-1-to] {
		to++
	}
	at := source.Span{From: doc.Span.From + from, To: doc.Span.To - to}
	g.add(source.Edit{At: at, New: text[from : len(text)-to]}, source.List(words, "and")).tier = tierSlip
}

// faultOf is where a text stops being JSON; -1 where it is.
func faultOf(text string, kind policy.Kind) int {
	doc := policy.Parse(text, source.Span{To: len(text)}, policy.Options{Kind: kind})
	if !doc.Broken {
		return -1
	}
	fault := func(f source.Finding) bool { return f.Code == policy.JSONSyntaxError }
	if i := slices.IndexFunc(doc.Findings, fault); i >= 0 {
		return doc.Findings[i].At.From
	}
	return doc.Findings[0].At.From // a character that JSON and IAM both refuse
}

// change is one small change of a text.
type change struct {
	from, to int
	insert   string
	words    string
}

func (c *change) made(text string) string { return text[:c.from] + c.insert + text[c.to:] }

// typed are characters that people paste in place of JSON's, with what they meant.
var typed = []struct{ text, means, words string }{
	{"“", `"`, "write straight quotation marks"},
	{"”", `"`, "write straight quotation marks"},
	{"„", `"`, "write straight quotation marks"},
	{"‘", `"`, "write straight quotation marks"},
	{"’", `"`, "write straight quotation marks"},
	{"'", `"`, "write double quotation marks"},
	{"\u00a0", " ", "write plain spaces"},
	{"\u200b", "", "delete the invisible space"},
	{"\ufeff", "", "delete the byte order mark"},
}

// changesAt are the small changes that may repair a text at a fault, the likeliest first.
func changesAt(text string, at int) []change {
	before := len(strings.TrimRight(text[:at], " \t\r\n"))
	rest := text[at:]
	_, size := utf8.DecodeRuneInString(rest)
	list := append(unquoted(text, at), []change{
		{from: before, to: before, insert: ",", words: "put a comma after " + lastOf(text[:before])},
		{from: before, to: before, insert: "]", words: "close the list with ]"},
		{from: before, to: before, insert: "}", words: "close the object with }"},
	}...)
	if size == 1 && strings.Contains(",:{}[]", rest[:1]) {
		list = append(list, change{from: at, to: at + size, words: "delete the " + called(rest[:size])})
	}
	if strings.HasPrefix(rest, "//") || strings.HasPrefix(rest, "#") {
		list = append(list, change{from: at, to: at + lineEnd(rest), words: "delete the comment"})
	}
	if end := strings.Index(rest, "*/"); strings.HasPrefix(rest, "/*") && end > 0 {
		list = append(list, change{from: at, to: at + end + 2, words: "delete the comment"})
	}
	if word := strings.IndexAny(rest, " \t\r\n,:{}[]\"'"); word > 0 {
		list = append(list, change{
			from: at, to: at + word, insert: quote(rest[:word]), words: "put " + rest[:word] + " in quotation marks",
		})
	}
	if half := strings.IndexAny(rest, "\" \n:,{}[]"); half > 0 && rest[half] == '"' {
		list = append(list, change{from: at, to: at, insert: `"`, words: "open the string with a quotation mark"})
	}
	for _, typo := range typed {
		if typo.means != `"` && strings.HasPrefix(rest, typo.text) {
			list = append(list, change{from: at, to: at + len(typo.text), insert: typo.means, words: typo.words})
		}
	}
	return list
}

// closers are the quotation marks that close a string, by the one that opens it.
var closers = map[string]string{"'": "'", "“": "”“\"", "”": "”\"", "„": "“”\"", "‘": "’‘'", "’": "’'"}

// unquoted are the changes for a string that is not closed on its line, or whose marks are others than JSON's.
func unquoted(text string, at int) []change {
	rest := text[at:]
	line := rest[:lineEnd(rest)]
	var list []change
	for _, typo := range typed {
		inner, ok := strings.CutPrefix(line, typo.text)
		end := strings.IndexAny(inner, closers[typo.text])
		if !ok || end < 0 {
			continue
		}
		_, size := utf8.DecodeRuneInString(inner[end:])
		list = append(list, change{
			from: at, to: at + len(typo.text) + end + size, insert: `"` + inner[:end] + `"`, words: typo.words,
		})
	}
	// The fault of an open string is at its beginning, or where the next one begins. It may have swallowed a colon.
	last := strings.LastIndexByte(text[:at], '"')
	for _, from := range []int{at, last, strings.LastIndexByte(text[:max(0, last)], '"')} {
		if from < 0 || from == len(text) || text[from] != '"' {
			continue
		}
		open := text[from : from+lineEnd(text[from:])]
		kept := len(strings.TrimRight(open, " \t\r,"))
		if colon := strings.Index(open, ": "); colon > 0 && from < at {
			kept = colon
		}
		list = append(list, change{
			from: from + kept, to: from + kept, insert: `"`, words: "close the string with a quotation mark",
		})
	}
	return list
}

// lineEnd is where the line of a text ends.
func lineEnd(text string) int {
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		return i
	}
	return len(text)
}

// lastOf is what a text ends with, for a sentence.
func lastOf(text string) string {
	if text == "" {
		return "it"
	}
	if text[len(text)-1] == '"' {
		if from := strings.LastIndexByte(text[:len(text)-1], '"'); from >= 0 && len(text)-from < 60 {
			return text[from:]
		}
	}
	return "the " + called(text[len(text)-1:])
}

// called is what a character of JSON is called.
func called(c string) string {
	if c == "," {
		return "comma"
	}
	return c
}
