package syntax

import (
	"strings"

	"rolewalk/engine/source"
)

// Format returns the walk with two blanks of indentation for each open block, without trailing blanks and with one
// empty line where there were several. Line breaks, comments, strings, texts and JSON stay as they are, over all
// their lines; so do a byte order mark and the kind of line end. A walk with anything but blanks ends with exactly
// one line end.
//
// A walk with file errors is returned as it is, with all of them.
func Format(text *source.Text, limit int) (string, []source.Finding) {
	file := Parse(text, limit)
	if len(file.Errors) > 0 {
		return text.Body, file.Errors
	}
	f := &formatter{body: text.Body, tokens: file.tokens, lineEnd: "\n"}
	if n := strings.IndexByte(f.body, '\n'); n > 0 && f.body[n-1] == '\r' {
		f.lineEnd = "\r\n"
	}
	f.run()
	return f.out.String(), nil
}

// formatter writes a walk again, line by line. Its tokens are the tokens of a walk without errors, so that all of them
// are written and in order.
type formatter struct {
	body    string
	tokens  []token
	lineEnd string
	depth   int
	empty   int // empty lines met and not yet written
	out     strings.Builder
}

func (f *formatter) run() {
	at := 0
	if strings.HasPrefix(f.body, "\ufeff") {
		at = len("\ufeff")
		f.out.WriteString("\ufeff")
	}
	for at < len(f.body) {
		at = f.line(at)
	}
}

// line writes the line that begins at the offset, with all the lines that a token on it runs over, and returns where
// the next begins.
func (f *formatter) line(at int) int {
	end, next, indent := f.extent(at)
	written := strings.Trim(f.body[at:end], " \t\r")
	if written == "" {
		f.empty++
		return next
	}
	if f.empty > 0 {
		f.out.WriteString(f.lineEnd)
	}
	f.empty = 0
	f.out.WriteString(strings.Repeat("  ", indent))
	f.out.WriteString(written)
	switch {
	case end == len(f.body):
		f.out.WriteString(f.lineEnd)
	case end > at && f.body[end-1] == '\r':
		f.out.WriteString("\r\n")
	default:
		f.out.WriteByte('\n')
	}
	return next
}

// extent passes the tokens of a line. It returns where the line ends, where the next begins and how deep the line is
// indented: by the blocks that are open, without those that it begins by closing.
func (f *formatter) extent(at int) (end, next, indent int) {
	closing := true
	indent = f.depth
	end = f.lineEndFrom(at)
	for len(f.tokens) > 0 && f.tokens[0].from < end {
		p := f.tokens[0]
		f.tokens = f.tokens[1:]
		closing = closing && p.kind == kindClose
		switch p.kind {
		case kindOpen:
			f.depth++
		case kindClose:
			f.depth--
			if closing {
				indent--
			}
		}
		if p.to > end {
			end = f.lineEndFrom(p.to)
		}
	}
	return end, min(end+1, len(f.body)), indent
}

func (f *formatter) lineEndFrom(at int) int {
	if n := strings.IndexByte(f.body[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(f.body)
}
