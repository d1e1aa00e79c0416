package splice

import (
	"strings"

	"rolewalk/engine/source"
)

const blanks = " \t\r\n"

// Back is the offset behind the last character before at that is not blank.
func Back(body string, at int) int {
	return len(strings.TrimRight(body[:at], blanks))
}

// On is the offset of the first character from at that is not blank.
func On(body string, at int) int {
	return len(body) - len(strings.TrimLeft(body[at:], blanks))
}

// LineEnd is how the line of a place ends; on the last line, which may have no end, as the one before it.
func LineEnd(body string, at int) string {
	n := strings.IndexByte(body[at:], '\n') + at
	if n < at {
		n = strings.LastIndexByte(body, '\n')
	}
	if n > 0 && body[n-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// Indent is the white space that the line of a place begins with.
func Indent(body string, at int) string {
	line := body[strings.LastIndexByte(body[:at], '\n')+1:]
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}

// Unit is one step of indentation beside an indent.
func Unit(indent string) string {
	if strings.HasPrefix(indent, "\t") {
		return "\t"
	}
	return "  "
}

// beginsLine reports whether nothing but blanks stands before a place on its line.
func beginsLine(body string, at int) bool {
	return strings.Trim(body[strings.LastIndexByte(body[:at], '\n')+1:at], " \t") == ""
}

// insert is an edit that puts text at a place.
func insert(at int, text string) source.Edit {
	return source.Edit{At: source.Span{From: at, To: at}, New: text}
}

// Inner is the indent of what stands in a block: that of its first line, or one step more than the block's own.
func Inner(body string, block source.Span) string {
	own := Indent(body, block.From)
	open := strings.IndexByte(body[block.From:block.To], '\n')
	if open < 0 {
		return own + Unit(own)
	}
	first := On(body, block.From+open)
	if first < block.To-1 && beginsLine(body, first) {
		if inner := Indent(body, first); len(inner) > len(own) {
			return inner
		}
	}
	return own + Unit(own)
}

// Block puts a statement of the walk language before the closing brace of a block, in a line of its own. The block ends
// with that brace.
func Block(body string, block source.Span, text string) source.Edit {
	end, lineEnd := Back(body, block.To-1), LineEnd(body, block.To-1)
	inner := Inner(body, block)
	if strings.Contains(body[block.From:block.To], "\n") && end < block.To-1 {
		return insert(end, lineEnd+inner+text)
	}
	at := source.Span{From: end, To: block.To - 1}
	return source.Edit{At: at, New: lineEnd + inner + text + lineEnd + Indent(body, block.From)}
}

// Behind puts an item of a walk behind another one, which ends at a place, with an empty line between. At the
// start of a text there is none.
func Behind(body string, at int, text string) source.Edit {
	end := LineEnd(body, at)
	line := len(body)
	if n := strings.IndexByte(body[at:], '\n'); n >= 0 {
		line = at + n
	}
	rest := strings.TrimSpace(body[at:line])
	switch {
	case rest == "" || strings.HasPrefix(rest, "#"):
		at += len(strings.TrimRight(body[at:line], " \t\r"))
	default:
		text += end
	}
	if at > 0 {
		text = end + end + text
	}
	return insert(at, text)
}

// Before puts an item of a walk before another one, which begins at a place, with an empty line between.
func Before(body string, at int, text string) source.Edit {
	end := LineEnd(body, at)
	if beginsLine(body, at) {
		at = strings.LastIndexByte(body[:at], '\n') + 1
	} else {
		text = end + text
	}
	return insert(at, text+end+end)
}
