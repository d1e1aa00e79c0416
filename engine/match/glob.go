package match

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Inside a compiled pattern, wildcards are bytes that no UTF-8 text contains, so that a star that is meant literally
// (`${*}`, or one inside the value of a policy variable) can never act as one.
const (
	anyRun  = '\xff' // written *: any run of characters, the empty one too
	anyChar = '\xfe' // written ?: exactly one character, as UTF-16 counts
)

// anyRunByte is anyRun as the one byte that it is in a pattern.
var anyRunByte = []byte{anyRun}

// glob is a pattern with the wildcards * and ?, compiled once. The zero glob matches the empty string alone.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
type glob struct {
	text  string
	shape shape
}

type shape uint8

const (
	shapeLiteral shape = iota // no wildcard
	shapeAll                  // one star and nothing else
	shapePrefix               // a literal, then one star
	shapeMixed
)

// compileGlob compiles pattern, in which * and ? are wildcards.
func compileGlob(pattern string) glob {
	return newGlob(string(appendPattern(nil, pattern)))
}

func newGlob(marked string) glob {
	first := strings.IndexByte(marked, anyRun)
	if i := strings.IndexByte(marked, anyChar); i >= 0 && (first < 0 || i < first) {
		first = i
	}
	switch {
	case first < 0:
		return glob{marked, shapeLiteral}
	case first == len(marked)-1 && marked[first] == anyRun && first == 0:
		return glob{marked, shapeAll}
	case first == len(marked)-1 && marked[first] == anyRun:
		return glob{marked, shapePrefix}
	}
	return glob{marked, shapeMixed}
}

// appendPattern appends pattern with its wildcards marked.
func appendPattern(to []byte, pattern string) []byte {
	for i := 0; i < len(pattern); i++ {
		switch pattern[i] {
		case '*':
			to = append(to, anyRun)
		case '?':
			to = append(to, anyChar)
		default:
			to = append(to, pattern[i])
		}
	}
	return to
}

// matches reports whether the whole of value fits the pattern.
func (g glob) matches(value string) bool {
	switch g.shape {
	case shapeLiteral:
		return g.text == value
	case shapeAll:
		return true
	case shapePrefix:
		return strings.HasPrefix(value, g.text[:len(g.text)-1])
	}
	return globMatches(g.text, value)
}

// globMatches reports whether the whole of value fits the pattern, in which wildcards are marked.
func globMatches[P string | []byte](pattern P, value string) bool {
	for i := 0; i < len(value); i++ {
		if value[i] >= firstOfFour {
			return matchUnits(units(string(pattern)), units(value))
		}
	}
	return matchUnits(pattern, value)
}

// firstOfFour is the least byte that begins a character of four bytes: one that is two units in UTF-16.
const firstOfFour = 0xf0

// units writes each character that is two units in UTF-16 as the two, so that each is one of the pieces that piece
// cuts off.
func units(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		c, size := utf8.DecodeRuneInString(s[i:])
		if high, low := utf16.EncodeRune(c); size == utf8.UTFMax {
			for _, unit := range []rune{high, low} {
				b.Write([]byte{surrogateLead, 0x80 | byte(unit>>6)&0x3f, 0x80 | byte(unit)&0x3f})
			}
		} else {
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

// surrogateLead is the first of the three bytes in which units writes half a character.
const surrogateLead = 0xed

// piece returns how many bytes the unit has that value begins with.
func piece(value string) int {
	_, size := utf8.DecodeRuneInString(value)
	if size == 1 && value[0] == surrogateLead && len(value) > 2 {
		return 3
	}
	return size
}

// matchUnits goes back to the last star only: an earlier star need never be tried again, so the time is at most
// len(pattern) times len(value).
func matchUnits[P string | []byte](pattern P, value string) bool {
	p, v := 0, 0
	star, resume := -1, 0
	for v < len(value) {
		switch {
		case p < len(pattern) && pattern[p] == anyRun:
			// Rule: * stands for any run of characters, slashes and colons included.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
			// Proof: matching/star-spans-slashes.walk, conditions/string-like.walk
			star, resume = p, v
			p++
		case p < len(pattern) && pattern[p] == anyChar:
			// Rule: ? stands for exactly one character, as UTF-16 counts them.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
			// Proof: matching/question-mark-in-a-resource.walk, matching/action-wildcards.walk,
			// conditions/question-mark-counts-units.walk
			p, v = p+1, v+piece(value[v:])
		case p < len(pattern) && pattern[p] == value[v]:
			p, v = p+1, v+1
		case star >= 0:
			resume += piece(value[resume:])
			p, v = star+1, resume
		default:
			return false
		}
	}
	for p < len(pattern) && pattern[p] == anyRun {
		p++
	}
	return p == len(pattern)
}
