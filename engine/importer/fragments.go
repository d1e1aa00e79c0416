package importer

import (
	"path"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// fragment is a JSON value that stands in a text, with what the text says before it.
type fragment struct {
	span source.Span
	node tree.Node
	hint string
}

// mostFailures is how many places that begin like JSON and are none a text may have before the rest is left alone, so
// that no text takes time that grows with the square of its length.
const mostFailures = 2000

// fragments returns the JSON objects and arrays of the text, outermost first, in the order of the text. Rest is the text
// with blanks in their place, so that what is read from it has the same places.
func fragments(src Source, id source.TextID) (list []fragment, rest string) {
	body := src.Body
	left := []byte(body)
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
		if end == 0 || fault != nil || !telling(&node) {
			failures++
			at++
			continue
		}
		list = append(list, fragment{span, node, hintBefore(body[:at], src.Name)})
		blank(left[at : at+end])
		at += end
	}
	return list, string(left)
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
		return len(n.Items) > 0 && n.Items[0].Kind == '{'
	}
	return n.Kind == '{' && len(n.Members) > 0
}

func blank(text []byte) {
	for i, c := range text {
		if c != '\n' {
			text[i] = ' '
		}
	}
}

// mostHint is the longest hint in bytes.
const mostHint = 120

// hintBefore is what stands before a fragment: the words on its line, the line above, or the name of the file.
func hintBefore(before, name string) string {
	for range 2 {
		line := before[strings.LastIndexByte(before, '\n')+1:]
		if hint := plainWords(line); hint != "" {
			return hint
		}
		before = strings.TrimRight(before[:len(before)-len(line)], " \t\r\n")
		if before == "" {
			break
		}
	}
	return strings.TrimSuffix(path.Base("/"+name), path.Ext(name))
}

// plainWords is a line without the marks of Markdown, fences and quotes, at most mostHint bytes of its end.
func plainWords(line string) string {
	line = strings.Trim(line, " \t\r#*_`~:=>'\"│|-")
	for _, word := range []string{"json", "JSON", "hcl", "text", "yaml", "bash", "sh"} {
		if line == word {
			return ""
		}
	}
	for len(line) > mostHint || line != "" && !utf8.RuneStart(line[0]) {
		line = line[1:]
	}
	return line
}
