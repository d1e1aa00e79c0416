package anonymize

import (
	"cmp"
	"slices"
	"strings"

	"rolewalk/engine/aws"
)

// Kept is a name that was left as it is although it may tell something, with the reason in a clause.
type Kept struct{ Name, Reason string }

// Walk returns the walk with other names in place of its own, and the names that it had to keep. A new name is as long
// as the old one and has its capitals and digits where that has them, so that every place of the text stays. Whole
// words are replaced, between characters that are neither letters nor digits. A word that a pattern of a policy meets
// inside is kept, because what the pattern matches would change. The same text gives the same names.
func Walk(text string) (string, []Kept) {
	n := namesOf(text)
	return n.replace(text), n.kept
}

// names are the words of a walk and what each becomes.
type names struct {
	// becomes has the new word of each that is replaced, in small letters.
	becomes map[string]string
	kept    []Kept
	// taken are the words that no new one may be, and prefixes the beginnings of the new ones.
	taken, prefixes map[string]bool
	fragments       []fragment
	// next and accounts count the words and the account numbers that were made up.
	next, accounts int
}

// namesOf finds the names of a walk and chooses what each becomes, in the order of the text.
func namesOf(text string) *names {
	n := &names{becomes: map[string]string{}, taken: map[string]bool{}, prefixes: map[string]bool{}}
	candidates, fixed := candidatesOf(text), vocabulary(text)
	n.fragments = fragmentsOf(text)
	for word := range words(text) {
		n.taken[strings.ToLower(word)] = true
	}
	for word := range fixed {
		n.taken[word] = true
	}
	n.keepVariables(fixed)
	var list []string
	for _, word := range candidates {
		base := baseOf(word)
		switch {
		case fixed[word] || fixed[base] || len(base) < 2:
		case n.meets(word) || n.meets(base):
			n.kept = append(n.kept, Kept{word, "a pattern of a policy meets it inside"})
		default:
			list = append(list, base)
		}
	}
	// Shorter words first, so that a word that begins with another still does.
	slices.SortStableFunc(list, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	for _, base := range list {
		if n.becomes[base] == "" {
			n.choose(base)
		}
	}
	slices.SortFunc(n.kept, func(a, b Kept) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Reason, b.Reason))
	})
	n.kept = slices.Compact(n.kept)
	return n
}

// replace puts the new words in place of the old ones.
func (n *names) replace(text string) string {
	out := []byte(text)
	for from, to := range wordsAt(text) {
		word := text[from:to]
		base := baseOf(strings.ToLower(word))
		if found := n.becomes[base]; found != "" {
			copy(out[from:], likeCase(found, word))
		}
	}
	return string(out)
}

// likeCase gives a word the capitals of another one.
func likeCase(word, like string) string {
	out := []byte(word)
	for i := range out {
		if i < len(like) && strings.IndexByte(aws.Capitals, like[i]) >= 0 {
			out[i] = strings.ToUpper(word[i : i+1])[0]
		}
	}
	return string(out)
}

// baseOf is a word in small letters without the number at its end, or the whole word if it has digits elsewhere.
func baseOf(word string) string {
	base := strings.TrimRight(word, aws.Digits)
	if base != "" && strings.ContainsAny(base, aws.Digits) || base == "" {
		return word
	}
	return base
}

// words goes over the words of a text in its order.
func words(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for from, to := range wordsAt(text) {
			if !yield(text[from:to]) {
				return
			}
		}
	}
}

// wordsAt goes over the places of the words of a text. The letter behind a backslash is no part of a word.
func wordsAt(text string) func(yield func(int, int) bool) {
	return func(yield func(int, int) bool) {
		for i := 0; i < len(text); i++ {
			if text[i] == '\\' {
				i++
				continue
			}
			if !inWord(text[i]) {
				continue
			}
			from := i
			for i < len(text) && inWord(text[i]) {
				i++
			}
			if !yield(from, i) {
				return
			}
			i--
		}
	}
}

// inWord reports whether a byte is a part of a word: a letter, a digit, or a part of a character that is not ASCII.
func inWord(c byte) bool {
	return c >= 0x80 || strings.IndexByte(aws.Letters+aws.Digits, c) >= 0
}
