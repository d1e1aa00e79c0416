package aws

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Term is a word of IAM that the page explains where it stands.
type Term struct {
	// ID names it in the page's attributes.
	ID string
	// Name is what it is called at the top of its explanation.
	Name string
	// Labels are the fixed words of the page that it explains: a gate's title, a field's name.
	Labels []string
	// Forms are how it is written in a sentence, in lower case. The longest form that fits is taken.
	Forms []string
	// Says is its explanation: one or two sentences.
	Says string
	// Page is where AWS documents it, as in a Word.
	Page string
	// Lesson is the walk of the library that shows it.
	Lesson string
}

// See returns the address of AWS's page on the term.
func (t *Term) See() string { return (&Word{Page: t.Page}).See() }

// TermOf returns the term that explains a fixed word of the page; nil where none does.
func TermOf(label string) *Term {
	for i := range Terms {
		for _, l := range Terms[i].Labels {
			if l == label {
				return &Terms[i]
			}
		}
	}
	return nil
}

// TermIn finds the first term in a text: its place, and the term; nil where there is none. A term is a whole word, and
// a plural is one too.
func TermIn(text string) (from, to int, term *Term) {
	lower := strings.ToLower(text)
	if len(lower) != len(text) {
		return 0, 0, nil // a character whose lower case is longer: the places would not be those of the text
	}
	for from = range lower {
		if before, _ := utf8.DecodeLastRuneInString(lower[:from]); from > 0 && inWord(before) || !goesOn(lower[from:]) {
			continue
		}
		for i := range Terms {
			for _, form := range Terms[i].Forms {
				if n := formAt(lower[from:], form); n > 0 && n > to-from {
					to, term = from+n, &Terms[i]
				}
			}
		}
		if term != nil {
			return from, to, term
		}
	}
	return 0, 0, nil
}

// formAt is how many bytes of a text's beginning are a form or its plural; 0 where it begins with neither.
func formAt(text, form string) int {
	rest, ok := strings.CutPrefix(text, form)
	for _, plural := range []string{"", "s"} {
		if after, whole := strings.CutPrefix(rest, plural); ok && whole && !goesOn(after) {
			return len(text) - len(after)
		}
	}
	if stem, y := strings.CutSuffix(form, "y"); y {
		return formAt(text, stem+"ies")
	}
	return 0
}

// goesOn reports whether a word goes on at the beginning of a text. A full stop or a colon belongs to it where more of
// it follows, as in a condition key or an ARN.
func goesOn(text string) bool {
	r, n := utf8.DecodeRuneInString(text)
	if n == 0 {
		return false
	}
	next, m := utf8.DecodeRuneInString(text[n:])
	return r != ':' && inWord(r) || (r == '.' || r == ':') && m > 0 && inWord(next)
}

// inWord reports whether a character belongs to a word. The parts of an ARN or of a key are no words of a sentence.
func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_/*@:", r)
}
