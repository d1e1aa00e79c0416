package match

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// equalInLowerCase reports whether got in lower case is lower, which is in lower case.
func equalInLowerCase(lower, got string) bool {
	for i := 0; i < len(got); i++ {
		if got[i] >= utf8.RuneSelf {
			return lower == lowerCase(got)
		}
	}
	if len(lower) != len(got) {
		return false
	}
	for i := 0; i < len(got); i++ {
		c := got[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != lower[i] {
			return false
		}
	}
	return true
}

// lowerCase is s in lower case, as Unicode's full mapping has it: a dot stays on İ, and Σ at the end of a word is ς.
// Real answers of AWS compare so; letters that share an upper case, like s and ſ, differ.
//
// See https://www.unicode.org/Public/UCD/latest/ucd/SpecialCasing.txt
func lowerCase(s string) string {
	if !strings.ContainsAny(s, "İΣ") {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for i, c := range s {
		switch {
		case c == 'İ':
			b.WriteString("i\u0307")
		case c == 'Σ' && lastCased(s[:i]) && !firstCased(s[i+len("Σ"):]):
			b.WriteRune('ς')
		default:
			b.WriteRune(unicode.ToLower(c))
		}
	}
	return b.String()
}

// lastCased reports whether the last letter of s that counts has a case. Marks and points inside a word do not count.
func lastCased(s string) bool {
	for s != "" {
		c, size := utf8.DecodeLastRuneInString(s)
		if !caseIgnorable(c) {
			return cased(c)
		}
		s = s[:len(s)-size]
	}
	return false
}

// firstCased reports whether the first letter of s that counts has a case.
func firstCased(s string) bool {
	for _, c := range s {
		if !caseIgnorable(c) {
			return cased(c)
		}
	}
	return false
}

// cased reports whether a letter has another case. The tables of Unicode would say more and weigh more.
func cased(c rune) bool { return unicode.ToLower(c) != c || unicode.ToUpper(c) != c }

// caseIgnorable reports whether a character stands inside a word without ending it: a combining mark, a soft hyphen,
// and the points that words have.
func caseIgnorable(c rune) bool {
	return strings.ContainsRune("'.:·’\u00ad", c) || c >= firstMark && c <= lastMark
}

// The combining marks of the Greek and Latin scripts.
const firstMark, lastMark = '\u0300', '\u036f'
