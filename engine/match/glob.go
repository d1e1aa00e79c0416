package match

import (
	"strings"
	"unicode/utf8"
)

// Inside a compiled pattern, wildcards are bytes that no UTF-8 text contains, so that a star that is meant literally
// (`${*}`, or one inside the value of a policy variable) can never act as one.
const (
	anyRun  = '\xff' // written *: any run of characters, the empty one too
	anyChar = '\xfe' // written ?: exactly one character
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

// globMatches goes back to the last star only: an earlier star need never be tried again, so the time is at most
// len(pattern) times len(value).
func globMatches[P string | []byte](pattern P, value string) bool {
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
			// Rule: ? stands for exactly one character.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
			// Proof: matching/question-mark-in-a-resource.walk, matching/action-wildcards.walk
			_, size := utf8.DecodeRuneInString(value[v:])
			p, v = p+1, v+size
		case p < len(pattern) && pattern[p] == value[v]:
			p, v = p+1, v+1
		case star >= 0:
			_, size := utf8.DecodeRuneInString(value[resume:])
			resume += size
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
