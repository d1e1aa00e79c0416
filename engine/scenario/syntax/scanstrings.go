package syntax

import (
	"strings"
	"unicode/utf8"
)

// stringEnd returns the end of the string at the offset: after its closing quote or, if that is missing, at the end
// of the line.
func (s *scanner) stringEnd(from int) int {
	for at := from + 1; at < len(s.body); at++ {
		switch c := s.body[at]; {
		case c == '"':
			return at + 1
		case c == '\n':
			return s.brokenString(from, at)
		case c == '\\':
			at += s.escape(at) - 1
		case c < ' ' && c != '\r':
			s.complain(ControlCharacter, at, at+1, "this string contains a control character, "+runeName(rune(c)),
				`write it as \u00`+hex2(c)+`, or remove it`)
		}
	}
	return s.brokenString(from, len(s.body))
}

func (s *scanner) brokenString(from, end int) int {
	end = from + len(strings.TrimRight(s.body[from:end], " \t\r"))
	s.complain(UnclosedString, from, end, "this string has no closing quote on its line",
		`close it with " on the same line; a text of several lines goes between """ and """`)
	return end
}

// escape returns the length of the escape that begins with the backslash at the offset, and complains of one that JSON
// does not know.
func (s *scanner) escape(at int) int {
	rest := s.body[at+1:]
	if rest == "" || rest[0] == '\n' || rest[0] == '\r' {
		return 1
	}
	if strings.IndexByte(`"\/bfnrt`, rest[0]) >= 0 {
		return 2
	}
	if rest[0] == 'u' && len(rest) >= 5 && isHex(rest[1:5]) {
		return 6
	}
	_, width := utf8.DecodeRuneInString(rest)
	s.complain(BadEscape, at, at+1+width, "`"+s.body[at:at+1+width]+"` is not an escape that a string may have",
		`a string may have \" \\ \/ \b \f \n \r \t and \u with four hexadecimal digits; a backslash itself is \\`)
	return 1 + width
}

// textEnd returns the end of the """ text at the offset. One that is not closed ends before the next line that begins,
// in column 1, with a top-level keyword, or with the file.
func (s *scanner) textEnd(from int) int {
	if end, ok := s.ended[from]; ok {
		return end
	}
	end := len(s.body)
	if n := strings.Index(s.body[from+3:], `"""`); n >= 0 {
		end = from + 3 + n
		if !s.oddText || !s.opensText(end) {
			s.plainText(from, end)
			return end + 3
		}
		end = s.lineFrom(end)
	} else if next := nextTopLine(s.body, from, end); next >= 0 {
		end = next
	}
	s.oddText = false
	end = max(from+3, from+len(strings.TrimRight(s.body[from:end], " \t\r\n")))
	s.ended[from] = end
	s.complain(UnclosedText, from, from+3, "this text is not closed", `end it with """`)
	return end
}

// opensText reports whether the """ at the offset seems to open a text of its own: only a keyword that takes a text
// stands before it on its line.
func (s *scanner) opensText(at int) bool {
	return takesText(strings.Trim(s.body[s.lineFrom(at):at], " \t"))
}

func (s *scanner) plainText(from, to int) {
	if n := strings.IndexByte(s.body[from:to], 0); n >= 0 {
		s.complain(ControlCharacter, from+n, from+n+1, "this text contains a control character, U+0000", "remove it")
	}
}
