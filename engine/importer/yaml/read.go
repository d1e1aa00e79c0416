package yaml

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// The bounds of a text.
const (
	maxSize      = 16 << 20 // bytes
	maxDocuments = 5000
)

// Fault is a place that was not read, or not as it is written, and why.
type Fault struct {
	Span source.Span
	// Message is a sentence without a full stop.
	Message string
}

// Read returns the documents of a YAML text as trees with places in the text id, empty documents left out. The faults
// say what was not read and where, in the order of the text; they are nil if all was. What stands around a fault is
// still read. Numbers that JSON writes otherwise (0x10, +1, 012345678901) and numbers of twelve digits are strings with
// their characters as written, because an account number loses its zeros as a number. Comments are dropped.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
func Read(body string, id source.TextID) (docs []tree.Node, faults []Fault) {
	all := &faultList{text: id}
	text := body
	if len(text) > maxSize {
		text = ""
		all.add(0, len(body), fmt.Sprintf("this YAML has more than %d MiB, so it is not read", maxSize>>20))
	}
	text = withoutOmissions(clean(text, all), all)
	for i, d := range documents(text) {
		if i == maxDocuments {
			all.add(d.from, len(text),
				fmt.Sprintf("this YAML has more than %d documents, so the rest is not read", maxDocuments))
			break
		}
		root, read := d.parse(text, all)
		if root == nil {
			continue
		}
		c := newConverter(read, id, d.from, all)
		value, _ := c.value(root)
		docs = append(docs, value)
	}
	return docs, all.sorted()
}

// clean returns a text of the same length without what no YAML may contain: bytes that are not UTF-8 and control
// characters. Each becomes a low line, and the first is a fault.
func clean(body string, faults *faultList) string {
	var out []byte
	for i := 0; i < len(body); {
		r, size := utf8.DecodeRuneInString(body[i:])
		if !allowed(r) || r == utf8.RuneError && size == 1 {
			if out == nil {
				out = []byte(body)
				faults.add(i, i+size, "a character that YAML does not allow is read as _")
			}
			for j := range size {
				out[i+j] = '_'
			}
		}
		i += size
	}
	if out == nil {
		return body
	}
	return string(out)
}

// allowed reports whether YAML may contain the character. A byte order mark is allowed at the beginning alone, but it
// harms nothing elsewhere.
//
// See https://yaml.org/spec/1.2.2/#51-character-set
func allowed(r rune) bool {
	switch {
	case r < ' ':
		return r == '\t' || r == '\n' || r == '\r'
	case r >= 0x7f && r < 0xa0:
		return r == 0x85
	}
	return r != 0xfffe && r != 0xffff
}

// document is one document of a text, from its mark on.
type document struct{ from, to int }

// documents cuts a text at its document marks. A mark stands at the beginning of a line, in a block scalar too.
//
// See https://yaml.org/spec/1.2.2/#92-streams
func documents(text string) []document {
	var list []document
	from := 0
	if strings.HasPrefix(text, byteOrderMark) {
		from = len(byteOrderMark)
	}
	for at := from; at < len(text); {
		end := lineEnd(text, at)
		line := text[at:end]
		switch {
		case isMark(line, "---"):
			list = append(list, document{from, at})
			from = at
		case isMark(line, "..."):
			list = append(list, document{from, at})
			from = end
		}
		at = end
	}
	return append(list, document{from, len(text)})
}

const byteOrderMark = "\ufeff"

func isMark(line, mark string) bool {
	rest, ok := strings.CutPrefix(line, mark)
	return ok && strings.TrimLeft(rest, " \t\r\n") != rest || ok && rest == ""
}

// lineEnd is the offset behind the line that has the offset at, its line end included.
func lineEnd(text string, at int) int {
	for ; at < len(text); at++ {
		switch text[at] {
		case '\n':
			return at + 1
		case '\r':
			if at+1 < len(text) && text[at+1] == '\n' {
				return at + 2
			}
			return at + 1
		}
	}
	return at
}
