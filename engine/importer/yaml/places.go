package yaml

import (
	"strings"
	"unicode/utf8"

	yaml "go.yaml.in/yaml/v3"
)

// places finds offsets in a text from the parser's lines and columns, which count from 1, columns in code points.
type places struct {
	text  string
	lines []int // where each line begins
	// The place that was asked for last, because a text may be one long line.
	line, column, offset int
}

// newPlaces counts lines from the offset base as the parser does: it also breaks them at three characters of Unicode.
func newPlaces(text string, base int) places {
	p := places{text: text, lines: []int{base}, line: 1, column: 1, offset: base}
	for at := base; at < len(text); {
		switch {
		case text[at] == '\n', text[at] == '\r':
			at = lineEnd(text, at)
			p.lines = append(p.lines, at)
			continue
		case text[at] < utf8.RuneSelf:
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		if at += size; r == '\u0085' || r == '\u2028' || r == '\u2029' {
			p.lines = append(p.lines, at)
		}
	}
	return p
}

// of is the offset of a node's beginning: its tag or anchor if it has one.
func (p *places) of(n *yaml.Node) int {
	if n.Line < 1 || n.Line > len(p.lines) {
		return len(p.text)
	}
	if n.Line != p.line || n.Column < p.column {
		p.line, p.column, p.offset = n.Line, 1, p.lines[n.Line-1]
	}
	for ; p.column < n.Column && p.offset < len(p.text); p.column++ {
		_, size := utf8.DecodeRuneInString(p.text[p.offset:])
		p.offset += size
	}
	return p.offset
}

// skipBlank is the first offset from at on that is neither blank nor in a comment.
func (p *places) skipBlank(at int) int {
	for at < len(p.text) {
		r, size := utf8.DecodeRuneInString(p.text[at:])
		switch {
		case r == '#':
			at = lineEnd(p.text, at)
		case isBlank(r):
			at += size
		default:
			return at
		}
	}
	return at
}

// isBlank reports whether a character is one of those that YAML leaves out around a value: blanks and line breaks.
func isBlank(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\u0085', '\u2028', '\u2029', '\ufeff':
		return true
	}
	return false
}

// skipProperties is where the content of the node that begins at at begins, behind its tag and anchor, and where its
// tag ends, at if it has none.
func (p *places) skipProperties(n *yaml.Node, at int) (content, tagEnd int) {
	tagEnd = at
	content = at
	for content < len(p.text) && (p.text[content] == '!' || p.text[content] == '&') {
		end := content + strings.IndexAny(p.text[content:]+" ", " \t\r\n,[]{}")
		if p.text[content] == '!' {
			tagEnd = end
		}
		if content = end; isEmptyPlain(n) {
			return end, tagEnd
		}
		content = p.skipBlank(end)
	}
	return content, tagEnd
}

// isEmptyPlain reports whether nothing is written for the node.
func isEmptyPlain(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Value == "" && n.Style&^yaml.TaggedStyle == 0
}

// scalarEnd is where the scalar ends whose content begins at at.
func (p *places) scalarEnd(n *yaml.Node, at int) int {
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		for i := at + 1; i < len(p.text); i++ {
			switch p.text[i] {
			case '\\':
				i++
			case '"':
				return i + 1
			}
		}
		return len(p.text)
	case n.Style&yaml.SingleQuotedStyle != 0:
		for i := at + 1; i < len(p.text); i++ {
			if p.text[i] == '\'' {
				if i+1 == len(p.text) || p.text[i+1] != '\'' {
					return i + 1
				}
				i++
			}
		}
		return len(p.text)
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return p.matched(lineEnd(p.text, at), n.Value, at)
	}
	return p.matched(at, n.Value, at)
}

// matched is where value ends, which the text has from at on but for its blanks; otherwise if it has no character.
func (p *places) matched(at int, value string, otherwise int) int {
	end := otherwise
	for _, want := range value {
		if isBlank(want) {
			continue
		}
		for at < len(p.text) {
			r, size := utf8.DecodeRuneInString(p.text[at:])
			if r != want && !isBlank(r) {
				return end
			}
			if at += size; r == want {
				break
			}
		}
		end = at
	}
	return end
}

// closed is the offset behind the bracket or brace that closes the flow collection whose last value ends at at.
func (p *places) closed(at int, closing byte) int {
	for i := p.skipBlank(at); i < len(p.text); i = p.skipBlank(i + 1) {
		switch p.text[i] {
		case closing:
			return i + 1
		case ',', ':', '?':
		default:
			return at
		}
	}
	return at
}
