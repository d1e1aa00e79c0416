package yaml

import (
	"slices"
	"strings"

	"rolewalk/engine/source"
)

// maxFaults is how many faults one text gets; the last says that there are more.
const maxFaults = 100

// faultList gathers the faults of a text.
type faultList struct {
	text source.TextID
	list []Fault
}

func (f *faultList) add(from, to int, message string) {
	if len(f.list) > maxFaults {
		return
	}
	if len(f.list) == maxFaults {
		message = "there are more faults in this text than are listed"
	}
	f.list = append(f.list, Fault{source.Span{Text: f.text, From: from, To: max(from, to)}, message})
}

func (f *faultList) sorted() []Fault {
	slices.SortStableFunc(f.list, func(a, b Fault) int { return a.Span.From - b.Span.From })
	return f.list
}

// sayings are the parser's words for what is wrong, and ours.
var sayings = []struct{ theirs, ours string }{
	{"found character that cannot start any token", "a character that cannot begin a value, such as a tab, @, % or `"},
	{"found a tab character", "a tab in the indentation, where YAML wants spaces"},
	{"unexpected end of stream", "a quotation mark that is not closed"},
	{"unexpected document separator", "a quotation mark that is not closed"},
	{"did not find expected ',' or ']'", "a bracket [ that is not closed, or a comma that is missing"},
	{"did not find expected ',' or '}'", "a brace { that is not closed, or a comma that is missing"},
	{"did not find expected node content", "a value is missing, or a character does not fit here"},
	{"did not find expected key", "this does not fit the indentation of the lines before it"},
	{"did not find expected '-' indicator", "this does not fit the list before it"},
	{"could not find expected ':'", "a colon is missing after the key"},
	{"mapping values are not allowed", "a colon with a space in a value: put the value in quotation marks"},
	{"mapping keys are not allowed", "a key does not fit here"},
	{"block sequence entries are not allowed", "a list that begins on the line of its key: begin it on the next line"},
	{"unknown escape character", "an escape that YAML does not have: double the backslash, or use single quotation marks"},
	{"did not find expected hexdecimal number", "an escape without its hexadecimal number"},
	{"invalid Unicode character", "an escape of a character that does not exist"},
	{"exceeded max depth", "this is nested too deep"},
	{"unknown anchor", "an alias whose anchor is nowhere"},
	{"did not find expected <document start>", "this does not fit the indentation of the lines before it"},
	{"did not find expected comment or line break", "text after the sign of a block of text"},
	{"while scanning an anchor", "an anchor or alias without a name"},
	{errTooMany.Error(), "there are too many faults in this text"},
	{"undefined tag handle", "a tag whose prefix is not declared"},
}

// say puts the parser's words into ours.
func say(theirs string) string {
	for _, s := range sayings {
		if strings.Contains(theirs, s.theirs) {
			return s.ours + ", so this part is not read"
		}
	}
	return "this is no YAML, so it is not read"
}
