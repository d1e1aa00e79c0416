package command

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/source"
)

// word is a word of a command line without its quotes.
type word struct {
	text string
	span source.Span
	// expressions are the parts of text that stand for what the shell puts there: ${ACCOUNT_ID}.
	expressions []string
	// from are the places of the variables and files that the text was taken from.
	from []source.Span
}

// shell reads the words of a POSIX shell, and what PowerShell and cmd have in their place.
//
// See https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
type shell struct {
	body string
	id   source.TextID
	// variables are those that the text has set so far.
	variables map[string]word
	// files are those that the text has written so far, by name.
	files map[string]word
	// texts are all heredocs.
	texts []word
}

// maxWords is how many words of a command are read.
const maxWords = 400

// line reads the words of the command at the byte i, up to the byte behind it.
func (s *shell) line(i int) (words []word, end int) {
	for len(words) < maxWords {
		next, more := s.gap(i)
		if !more {
			return words, next
		}
		w, to := s.word(next)
		if to == next {
			return words, next
		}
		words = append(words, w)
		i = to
	}
	return words, i
}

// gap goes over blanks and the ends of lines that the command goes on behind. more is false where the command ends.
func (s *shell) gap(i int) (next int, more bool) {
	for i < len(s.body) {
		c := s.body[i]
		n := s.continued(i)
		switch {
		case c == ' ' || c == '\t' || c == '\r':
			i++
		case n > 0:
			i += n
			// The second prompt of a shell.
			if rest := strings.TrimLeft(s.body[i:], " \t"); strings.HasPrefix(rest, "> ") || strings.HasPrefix(rest, ">> ") {
				i = len(s.body) - len(strings.TrimLeft(rest, ">"))
			}
		case c == '\n':
			rest := strings.TrimLeft(s.body[i+1:], " \t")
			option, ok := strings.CutPrefix(rest, "--")
			if !ok || option == "" || strings.IndexByte(aws.SmallLetters, option[0]) < 0 {
				return i, false
			}
			i = len(s.body) - len(rest)
		case strings.IndexByte(";&|)#`", c) >= 0, c == '>', c == '<' && s.placeholder(i) == 0:
			return i, false
		default:
			return i, true
		}
	}
	return i, false
}

// continued is the length of a sign that the command goes on behind the line's end, and of that end; 0 if there is
// none.
func (s *shell) continued(i int) int {
	if strings.IndexByte("\\`^", s.body[i]) < 0 {
		return 0
	}
	rest := strings.TrimLeft(s.body[i+1:], " \t\r")
	if !strings.HasPrefix(rest, "\n") {
		return 0
	}
	return len(s.body) - len(rest) + 1 - i
}

// placeholder is the length of a word in angle brackets that a reader is meant to fill in; 0 if there is none.
func (s *shell) placeholder(i int) int {
	const longest = 60
	end := strings.IndexByte(s.body[i:min(len(s.body), i+longest)], '>')
	if end < 2 || strings.Trim(s.body[i+1:i+end], aws.Letters+aws.Digits+"_- ") != "" || s.body[i+1] == ' ' {
		return 0
	}
	return end + 1
}

// reading is a word as it is read.
type reading struct {
	*shell
	b strings.Builder
	w word
}

// word reads the word at the byte i.
func (s *shell) word(i int) (w word, end int) {
	r := &reading{shell: s}
	from := i
	for i < len(s.body) {
		c := s.body[i]
		switch {
		case c == '\'':
			i = r.single(i + 1)
		case c == '"':
			i = r.double(i + 1)
		case strings.HasPrefix(s.body[i:], "$'"):
			i = r.escaped(i + 2)
		case c == '$':
			i = r.expand(i)
		case c == '<' && s.placeholder(i) > 0:
			n := s.placeholder(i)
			r.b.WriteString(s.body[i : i+n])
			i += n
		case s.continued(i) > 0 || strings.IndexByte(" \t\r\n;&|)<>`", c) >= 0:
			return r.done(from, i), i
		case c == '\\' && i+1 < len(s.body):
			r.b.WriteByte(s.body[i+1])
			i += 2
		default:
			r.b.WriteByte(c)
			i++
		}
	}
	return r.done(from, i), i
}

func (r *reading) done(from, to int) word {
	r.w.text = strings.TrimRight(r.b.String(), "\r")
	r.w.span = source.Span{Text: r.id, From: from, To: to}
	return r.w
}

// single reads up to a single quote. One that is not closed reaches to the end of its line.
func (r *reading) single(i int) int {
	text, _, closed := strings.Cut(r.body[i:], "'")
	if !closed {
		text, _, _ = strings.Cut(text, "\n")
		r.b.WriteString(text)
		return i + len(text)
	}
	r.b.WriteString(text)
	return i + len(text) + 1
}

// double reads up to a double quote. One that is not closed reaches to the end of its line.
func (r *reading) double(i int) int {
	closed := strings.IndexByte(r.body[i:], '"') >= 0
	for i < len(r.body) && (closed || r.body[i] != '\n') {
		switch c := r.body[i]; {
		case c == '"':
			return i + 1
		case strings.IndexByte("\\`", c) >= 0 && i+1 < len(r.body):
			next := r.body[i+1]
			switch {
			case next == '\n':
			case strings.HasPrefix(r.body[i+1:], "\r\n"):
				i++
			case strings.IndexByte("\"\\$`", next) >= 0:
				r.b.WriteByte(next)
			default:
				r.b.WriteByte(c)
				r.b.WriteByte(next)
			}
			i += 2
		case c == '$':
			i = r.expand(i)
		default:
			r.b.WriteByte(c)
			i++
		}
	}
	return i
}

// escaped reads $'…', up to a single quote that is not escaped.
func (r *reading) escaped(i int) int {
	for i < len(r.body) {
		switch c := r.body[i]; {
		case c == '\'':
			return i + 1
		case c == '\\' && i+1 < len(r.body):
			switch next := r.body[i+1]; next {
			case 'n':
				r.b.WriteByte('\n')
			case 't':
				r.b.WriteByte('\t')
			case 'r':
			default:
				r.b.WriteByte(next)
			}
			i += 2
		default:
			r.b.WriteByte(c)
			i++
		}
	}
	return i
}
