package syntax

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"rolewalk/engine/source"
)

// kind is what a token is before the grammar gives it a meaning.
type kind int

const (
	kindEOF     kind = iota
	kindWord         // a run of characters without white space, braces, comma, quote or hash
	kindString       // "…", a JSON string on one line
	kindText         // """…""", over several lines
	kindJSON         // a whole JSON object or array
	kindOpen         // { of a block
	kindClose        // }
	kindBracket      // { or [ before it is known what it opens
	kindMark         // ] , : which have no place outside JSON

	// What a token turns out to be on the way to the grammar.
	kindActor // the word or string that an act begins with
	kindKept  // a whole statement of the text before
	kindBlank // between two tokens: the grammar passes over it, and sees where the token before it ends
)

// token is one token at body[from:to]. A token for something that is missing has no length.
type token struct {
	kind      kind
	from, to  int
	lineStart bool   // the first token of a line
	word      string // replaces what is written if a typo was understood (`assumse`)
}

// scanner cuts a walk into tokens. It knows nothing of the grammar: the caller says what a brace opens. It can read
// again from an earlier offset at any time, because it keeps no state except what it has complained about.
type scanner struct {
	body     string
	lines    []int        // where each line begins
	oddText  bool         // the body has an odd number of """, so one of them is not closed
	ended    map[int]int  // where a text that is not closed was taken to end
	blamed   map[int]bool // documents, by brace, that an error was reported for already
	reported map[int]bool // offsets already complained about, so that reading twice complains once
	read     int          // tokens and bytes of documents looked at, to see that the work is linear
	report   *report      // of the characters only; it is never shortened
}

func newScanner(body string, r *report) *scanner {
	s := &scanner{
		body: body, report: r, lines: []int{0},
		reported: map[int]bool{}, blamed: map[int]bool{}, ended: map[int]int{},
	}
	s.oddText = strings.Count(body, `"""`)%2 == 1
	for i := 0; i < len(body); i++ {
		if body[i] == '\n' {
			s.lines = append(s.lines, i+1)
		}
	}
	return s
}

// complain reports an error of the characters themselves, once for each place.
func (s *scanner) complain(code source.Code, from, to int, message, remedy string, fixes ...source.Fix) {
	if s.reported[from] {
		return
	}
	s.reported[from] = true
	at := source.Span{From: from, To: to}
	s.report.add(source.Finding{Code: code, At: at, Message: message, Remedy: remedy, Fixes: fixes})
}

// next returns the first token at or after offset. A { or [ comes as kindBracket, one byte long.
func (s *scanner) next(offset int) token {
	s.read++
	at, lineStart := s.skipBlank(offset)
	t := token{from: at, to: at + 1, lineStart: lineStart}
	if at >= len(s.body) {
		return token{kind: kindEOF, from: len(s.body), to: len(s.body), lineStart: lineStart}
	}
	switch c := s.body[at]; {
	case c == '{' || c == '[':
		t.kind = kindBracket
	case c == '}':
		t.kind = kindClose
	case c == ']' || c == ',' || c == ':':
		t.kind = kindMark
	case strings.HasPrefix(s.body[at:], `"""`):
		t.kind, t.to = kindText, s.textEnd(at)
	case c == '"':
		t.kind, t.to = kindString, s.stringEnd(at)
	default:
		t.kind, t.to = kindWord, s.wordEnd(at)
	}
	return t
}

// skipBlank passes over white space and comments. lineStart reports whether nothing but blanks stand before the result
// on its line.
func (s *scanner) skipBlank(at int) (next int, lineStart bool) {
	before := at
	for before > 0 && (s.body[before-1] == ' ' || s.body[before-1] == '\t') {
		before--
	}
	lineStart = before == 0 || s.body[before-1] == '\n'
	for at < len(s.body) {
		switch c := s.body[at]; {
		case c == '\n':
			lineStart = true
			at++
		case c == ' ' || c == '\t' || c == '\r':
			at++
		case c == '#':
			for at < len(s.body) && s.body[at] != '\n' {
				at++
			}
		default:
			width := s.oddBlank(at)
			if width == 0 {
				return at, lineStart
			}
			at += width
		}
	}
	return at, lineStart
}

// oddBlank returns the width of a character at the offset that looks like a space but is not one, and complains of
// it. A byte order mark at the start of the file is allowed.
func (s *scanner) oddBlank(at int) int {
	if s.body[at] < utf8.RuneSelf {
		return 0
	}
	r, width := utf8.DecodeRuneInString(s.body[at:])
	if r == '\ufeff' && at == 0 {
		return width
	}
	if !unicode.IsSpace(r) && r != '\ufeff' && r != '\u200b' && r != '\u2060' {
		return 0
	}
	span := source.Span{From: at, To: at + width}
	s.complain(OddCharacter, at, at+width, runeName(r)+" looks like a space but is not one",
		"type a plain space there", source.Fix{Title: "Put a plain space", Edits: []source.Edit{{At: span, New: " "}}})
	return width
}

// wordEnd returns where the word at the offset ends.
func (s *scanner) wordEnd(at int) int {
	from := at
	for at < len(s.body) {
		c := s.body[at]
		if c < utf8.RuneSelf {
			if strings.IndexByte(" \t\r\n{}[],\"#", c) >= 0 {
				break
			}
			if c < ' ' || c == 0x7f {
				s.complain(ControlCharacter, at, at+1, "this word contains a control character, "+runeName(rune(c)), "remove it")
			}
			at++
			continue
		}
		r, width := utf8.DecodeRuneInString(s.body[at:])
		if unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' || r == '\u2060' {
			break
		}
		if strings.ContainsRune("“”„«»", r) {
			edit := source.Edit{At: source.Span{From: at, To: at + width}, New: `"`}
			s.complain(OddCharacter, at, at+width, "`"+string(r)+"` is a typographic quote, which does not quote anything here",
				`write the plain quote "`, source.Fix{Title: "Write a plain quote", Edits: []source.Edit{edit}})
		}
		at += width
	}
	return max(at, from+1)
}

// lineFrom returns where the line that holds the offset begins.
func (s *scanner) lineFrom(at int) int { return s.lines[sort.SearchInts(s.lines, at+1)-1] }

// line returns the 1-based number of the line that holds the offset.
func (s *scanner) line(at int) int { return sort.SearchInts(s.lines, at+1) }

// column1 reports whether the offset begins a line.
func (s *scanner) column1(at int) bool { return s.lineFrom(at) == at }

// deepest is the greatest indentation that is told apart; it keeps a line of blanks from being counted for each brace.
const deepest = 400

// indent returns how many blanks the line that holds the offset begins with.
func (s *scanner) indent(at int) int {
	from, n := s.lineFrom(at), 0
	for from+n < len(s.body) && n < deepest && (s.body[from+n] == ' ' || s.body[from+n] == '\t') {
		n++
	}
	return n
}

// leads reports whether nothing but blanks stand before the offset on its line.
func (s *scanner) leads(at int) bool { return s.lineFrom(at)+s.indent(at) == at }

// nextTopLine returns where the next line after the offset begins that starts, in column 1, with a top-level keyword,
// or -1 if there is none before end.
func nextTopLine(body string, at, end int) int {
	for {
		n := strings.IndexByte(body[at:end], '\n')
		if n < 0 {
			return -1
		}
		at += n + 1
		if topWord(body, at) != "" {
			return at
		}
	}
}

// topWord returns the top-level keyword that begins exactly at the offset, or "".
func topWord(body string, at int) string {
	if at >= len(body) || body[at] < 'a' || body[at] > 'z' {
		return ""
	}
	end := at
	for end < len(body) && body[end] >= 'a' && body[end] <= 'z' {
		end++
	}
	if end < len(body) && strings.IndexByte(" \t\r\n{\"#", body[end]) < 0 {
		return ""
	}
	if word := body[at:end]; isTopKeyword(word) {
		return word
	}
	return ""
}
