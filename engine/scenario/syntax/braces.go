package syntax

import (
	"fmt"
	"strings"

	"rolewalk/engine/tree"
)

// document is where one JSON value stands and how its braces fared.
type document struct {
	from, to int

	// closed is false if the document ends without its closing brace: at a line that begins a new item, at a brace that
	// cannot be its own, or at the end of the file.
	closed bool

	// dedent is the start of the first line inside that begins with a closing brace and is indented less than the line
	// that the document opened on, or -1. Such a brace may not be the document's own.
	dedent int

	// word is the start of the first line inside that begins with a bare word and is indented no deeper than the line
	// that the document opened on, or -1. JSON has no such line: a document that is not closed ended before it.
	word int
}

// suspect reports whether the closing brace comes first on a line that is indented less than the line that the document
// opened on. Pasted policies look like that too, so it counts only if some brace is known to be missing.
func (d document) suspect() bool { return d.closed && d.dedent >= 0 }

// document delimits the JSON value whose first brace is at the offset. It balances braces outside strings and checks
// nothing else. The policy parser explains what is not JSON although its braces balance.
func (s *scanner) document(from int) (d document) {
	d = document{from: from, to: len(s.body), dedent: -1, word: -1}
	defer func() { s.read += d.to - from }()
	opening := s.indent(from)
	var open []byte
	for at := from; at < len(s.body); at++ {
		switch c := s.body[at]; c {
		case '"':
			at = s.jsonString(at) - 1
		case '{', '[':
			open = append(open, c)
			if len(open) == tree.MaxDepth+1 {
				s.blamed[from] = true
				s.complain(DeepJSON, at, at+1, fmt.Sprintf("this document nests deeper than %d levels", tree.MaxDepth),
					"AWS's own policies need fewer than ten; remove levels")
			}
		case '}', ']':
			if d.dedent < 0 && at > from && s.leads(at) && s.indent(at) < opening {
				d.dedent = s.lineFrom(at)
			}
			rest, ok := closeBrace(open, c)
			if len(rest) == 0 && c == '}' && open[len(open)-1] == '[' && s.goesOn(at+1) {
				continue // one too many within a list, which goes on
			}
			if !ok {
				d.to = s.trimmed(from, at)
				return d
			}
			if open = rest; len(open) == 0 {
				d.to, d.closed = at+1, true
				if !s.leads(at) || s.indent(at) >= opening {
					d.dedent = -1
				}
				return d
			}
		case '\n':
			if topWord(s.body, at+1) != "" {
				d.to = s.trimmed(from, at)
				return d
			}
			if first := s.firstOn(at + 1); d.word < 0 && (first >= 'a' && first <= 'z') && s.indent(at+1) <= opening {
				d.word = at + 1
			}
		}
	}
	d.to = s.trimmed(from, len(s.body))
	return d
}

// firstOn is the first character of a line that is no blank; 0 for a blank line.
func (s *scanner) firstOn(line int) byte {
	if rest := strings.TrimLeft(s.body[line:], " \t"); rest != "" {
		return rest[0]
	}
	return 0
}

// goesOn reports whether what comes next is a part of a list.
func (s *scanner) goesOn(at int) bool {
	rest := strings.TrimLeft(s.body[at:], " \t\r\n")
	return rest != "" && (rest[0] == ']' || rest[0] == ',')
}

// closeBrace returns the open braces that are left after c. A } also closes the brackets inside its object, and a ]
// without a bracket is passed over, because the braces balance and the policy parser reports what is wrong inside. ok
// is false if c is a } and no { is open.
func closeBrace(open []byte, c byte) (rest []byte, ok bool) {
	if c == ']' {
		if open[len(open)-1] == '[' {
			return open[:len(open)-1], true
		}
		return open, true
	}
	for n := len(open) - 1; n >= 0; n-- {
		if open[n] == '{' {
			return open[:n], true
		}
	}
	return open, false
}

// jsonString returns the end of the string at the offset: after its quote or, broken, at the end of its line.
func (s *scanner) jsonString(at int) int {
	for at++; at < len(s.body); at++ {
		switch s.body[at] {
		case '"':
			return at + 1
		case '\\':
			if at+1 < len(s.body) && s.body[at+1] != '\n' {
				at++
			}
		case '\n':
			return at
		}
	}
	return len(s.body)
}

// trimmed returns end without the blanks and line ends before it.
func (s *scanner) trimmed(from, end int) int {
	for end > from+1 {
		switch s.body[end-1] {
		case ' ', '\t', '\r', '\n':
			end--
			continue
		}
		break
	}
	return end
}
