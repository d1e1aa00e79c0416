package decide

import (
	"bytes"
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// lineError is what is wrong with a line, and the byte of the line where it is.
type lineError struct {
	message string
	offset  int
}

func (e *lineError) Error() string { return e.message + " (byte " + strconv.Itoa(e.offset) + ")" }

func fault(offset int, format string, args ...any) *lineError {
	return &lineError{fmt.Sprintf(format, args...), offset}
}

// scanner reads the few shapes of JSON that a request has, in place: it allocates for what has to be kept. Whole values
// that it passes over are handed to a JSON library by the code that reads them, so nothing broken goes unseen.
type scanner struct {
	line []byte
	at   int
}

// isBlank reports whether JSON takes c between two tokens.
func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

func (s *scanner) blank() {
	for s.at < len(s.line) && isBlank(s.line[s.at]) {
		s.at++
	}
}

func (s *scanner) peek() byte {
	s.blank()
	if s.at < len(s.line) {
		return s.line[s.at]
	}
	return 0
}

func (s *scanner) expect(c byte) *lineError {
	if s.peek() != c {
		return fault(s.at, "there should be %q here", string(c))
	}
	s.at++
	return nil
}

// list calls each for every entry between the braces or brackets that stand here.
func (s *scanner) list(open byte, each func() *lineError) *lineError {
	if err := s.expect(open); err != nil {
		return err
	}
	closing := open + 2
	for first := true; ; first = false {
		if s.peek() == closing && first {
			break
		}
		if err := each(); err != nil {
			return err
		}
		if s.peek() == closing {
			break
		}
		if err := s.expect(','); err != nil {
			return fault(s.at, "there should be a comma or %q here", string(closing))
		}
	}
	s.at++
	return nil
}

// members calls each for every member of the object that stands here, with its name; the scanner then stands at the
// value.
func (s *scanner) members(each func(name []byte, at int) *lineError) *lineError {
	return s.list('{', func() *lineError {
		s.blank()
		at := s.at
		name, err := s.text()
		if err != nil {
			return err
		}
		if err := s.expect(':'); err != nil {
			return err
		}
		return each(name, at)
	})
}

// text reads a string. What it returns stands in the line where the string has no escape.
func (s *scanner) text() ([]byte, *lineError) {
	if s.peek() != '"' {
		return nil, fault(s.at, "there should be a string here")
	}
	from := s.at
	for i := from + 1; i < len(s.line); i++ {
		switch c := s.line[i]; {
		case c == '"':
			s.at = i + 1
			return s.line[from+1 : i], nil
		case c == '\\' || c >= utf8.RuneSelf || c < ' ':
			return s.slowText(from)
		}
	}
	return nil, fault(from, "this string is not closed")
}

// slowText reads a string with an escape or a character beyond ASCII.
func (s *scanner) slowText(from int) ([]byte, *lineError) {
	end := from + 1
	for end < len(s.line) && s.line[end] != '"' {
		if s.line[end] == '\\' {
			end++
		}
		end++
	}
	if end >= len(s.line) {
		return nil, fault(from, "this string is not closed")
	}
	text, err := jsontext.AppendUnquote(nil, s.line[from:end+1])
	if err != nil {
		return nil, fault(from, "this is not a JSON string")
	}
	s.at = end + 1
	return text, nil
}

// null passes over a null, which stands for a field that is not there.
func (s *scanner) null() bool {
	if s.peek() == 'n' && bytes.HasPrefix(s.line[s.at:], []byte("null")) {
		s.at += len("null")
		return true
	}
	return false
}

// value passes over the value that stands here, which may be any JSON, and returns its text.
func (s *scanner) value() ([]byte, *lineError) {
	isString := s.peek() == '"'
	from := s.at
	if isString {
		if _, err := s.text(); err != nil {
			return nil, err
		}
		return s.line[from:s.at], nil
	}
	value, err := s.raw()
	if err == nil && !jsontext.Value(value).IsValid() {
		return nil, fault(from, "this is not JSON")
	}
	return value, err
}

// raw passes over the value that stands here and returns its text: strings are respected and brackets balanced, and the
// rest is for the value's reader to judge.
func (s *scanner) raw() ([]byte, *lineError) {
	c := s.peek()
	from, depth := s.at, 0
	if c != '{' && c != '[' && c != '"' {
		return s.word()
	}
	for s.at < len(s.line) {
		switch c := s.line[s.at]; c {
		case '"':
			if !s.passString() {
				return nil, fault(from, "a string in this value is not closed")
			}
			if depth == 0 {
				return s.line[from:s.at], nil
			}
			continue
		case '{', '[':
			if depth++; depth > 200 {
				return nil, fault(from, "this value is nested too deep")
			}
		case '}', ']':
			if depth--; depth == 0 {
				s.at++
				return s.line[from:s.at], nil
			}
		}
		s.at++
	}
	return nil, fault(from, "this value is not closed")
}

// word passes over a number, true, false or null.
func (s *scanner) word() ([]byte, *lineError) {
	from := s.at
	for s.at < len(s.line) && bytes.IndexByte([]byte(",}] \t\r\n"), s.line[s.at]) < 0 {
		s.at++
	}
	if s.at == from {
		return nil, fault(from, "there should be a value here")
	}
	word := jsontext.Value(s.line[from:s.at])
	if !word.IsValid() {
		return nil, fault(from, "%s is not JSON", strconv.Quote(string(word)))
	}
	return word, nil
}

func (s *scanner) passString() bool {
	for s.at++; s.at < len(s.line); s.at++ {
		switch s.line[s.at] {
		case '\\':
			s.at++
		case '"':
			s.at++
			return true
		}
	}
	return false
}
