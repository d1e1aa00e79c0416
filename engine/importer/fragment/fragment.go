package fragment

import (
	"path"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// Fragment is a JSON value that stands in a text.
type Fragment struct {
	Span source.Span
	Node tree.Node
	// Hint is what the text says before it, on its line or above; the file's name where it says nothing.
	Hint string
}

// mostFailures is how many places that begin like JSON and are none a text may have before the rest is left alone, so
// that no text takes time that grows with the square of its length.
const mostFailures = 2000

// Find returns the JSON objects and arrays of the text, outermost first, in the order of the text. What begins like a
// policy or an answer and is no JSON is broken, and nothing inside it is taken for a piece.
func Find(src brought.Source, id source.TextID) (list []Fragment, broken []fact.Unread) {
	body := src.Body
	failures := 0
	for at := 0; at < len(body) && failures < mostFailures; {
		next := strings.IndexAny(body[at:], "{[")
		if next < 0 {
			break
		}
		at += next
		end := valueEnd(body[at:])
		span := source.Span{Text: id, From: at, To: at + end}
		node, fault := tree.ReadJSON(body, span)
		switch {
		case end > 0 && fault == nil && telling(&node):
			list = append(list, Fragment{span, node, HintBefore(body[:at], src.Name)})
			at += end
		case end == 0 && beginsObject(body[at:]):
			end = nextStart(body, at)
			broken = append(broken, brokenJSON(body, source.Span{Text: id, From: at, To: end}))
			at = end
		default:
			failures++
			at++
		}
	}
	return list, broken
}

// beginsObject reports whether the text begins like a JSON object or a list of them: a brace and a name in quotes.
func beginsObject(text string) bool {
	inner := strings.TrimLeft(text[1:], " \t\r\n")
	if text[0] == '[' && strings.HasPrefix(inner, "{") {
		inner = strings.TrimLeft(inner[1:], " \t\r\n")
	}
	name, ok := strings.CutPrefix(inner, `"`)
	if !ok {
		return false
	}
	end := strings.IndexByte(name, '"')
	return end > 0 && strings.HasPrefix(strings.TrimLeft(name[end+1:], " \t\r\n"), ":")
}

// nextStart is where the next line begins with a bracket, behind what is broken; the end of the text if none does.
func nextStart(body string, at int) int {
	for _, start := range []string{"\n{", "\n["} {
		if i := strings.Index(body[at:], start); i >= 0 {
			body = body[:at+i+1]
		}
	}
	return len(body)
}

// brokenJSON says what is wrong with a text that begins like JSON.
func brokenJSON(body string, at source.Span) fact.Unread {
	what := fact.Unread{Span: at, What: "JSON that is broken", Reason: "it cannot be read"}
	if _, fault := tree.ReadJSON(body, at); fault != nil {
		what.Span, what.Reason = fault.At, fault.Message
		if fault.Remedy != "" {
			what.Reason += ": " + fault.Remedy
		}
	}
	return what
}

// valueEnd is the length of the JSON value that the text begins with; 0 if it begins with none.
func valueEnd(text string) int {
	d := jsontext.NewDecoder(strings.NewReader(text), jsontext.AllowDuplicateNames(true))
	if _, err := d.ReadValue(); err != nil {
		return 0
	}
	return int(d.InputOffset())
}

// telling reports whether a value can be more than brackets in prose: an object with members, or a list of such.
func telling(n *tree.Node) bool {
	if n.Kind == '[' {
		return len(n.Items) > 0 && (n.Items[0].Kind == '{' || aws.LooksLikeARN(n.Items[0].String()))
	}
	return n.Kind == '{' && len(n.Members) > 0
}

// mostHint is the longest hint in bytes, mostCommand the longest command line, which names what its answer is about.
const (
	mostHint    = 120
	mostCommand = 2000
)

// HintBefore is what stands before a fragment: the words on its line, the line above, or the name of the file.
func HintBefore(before, name string) string {
	for range 3 {
		line := before[strings.LastIndexByte(before, '\n')+1:]
		if hint := plainWords(commandLine(before, line)); hint != "" {
			return hint
		}
		before = strings.TrimRight(before[:len(before)-len(line)], " \t\r\n")
		if before == "" {
			break
		}
	}
	return strings.TrimSuffix(path.Base("/"+name), path.Ext(name))
}

// commandLine is the line that a text ends with, and before it the lines that end in a backslash: those of one command.
func commandLine(before, line string) string {
	whole := line
	for len(whole) < mostCommand {
		above := strings.TrimSuffix(strings.TrimSuffix(before[:len(before)-len(line)], "\n"), "\r")
		body, goesOn := strings.CutSuffix(above, "\\")
		if !goesOn {
			return whole
		}
		line = above[strings.LastIndexByte(above, '\n')+1:]
		before = above
		whole = strings.TrimSpace(body[strings.LastIndexByte(body, '\n')+1:]) + " " + strings.TrimSpace(whole)
	}
	return whole
}

// plainWords is a line without the marks of Markdown, fences and quotes; "" if it is no heading.
func plainWords(line string) string {
	line = strings.Trim(line, " \t\r#*_`~:=>'\"│|-")
	for _, word := range []string{"json", "JSON", "hcl", "text", "yaml", "bash", "sh"} {
		if line == word {
			return ""
		}
	}
	longest := mostHint
	if strings.Contains(line, "aws ") {
		longest = mostCommand
	}
	if len(line) > longest || strings.Contains(line, "not authorized") {
		return "" // a heading is short, and an error sentence names both sides
	}
	return line
}
