package anonymize

import (
	"strings"

	"rolewalk/engine/aws"
)

// accountDigits are those of account zero. Made-up account numbers end in a small number, so that they are visibly made
// up.
const accountDigits = "000000000000"

// mostTries is how many words are tried for a name before it is kept.
const mostTries = 20_000

// choose finds the word that another becomes: as long, and with digits where that has some. A word that begins with
// another one goes on to do so.
func (n *names) choose(old string) {
	begin := n.beginning(old)
	for range mostTries {
		word := n.likeness(old)
		if begin != "" {
			word = n.becomes[begin] + word[len(begin):]
		}
		if n.isFree(word, begin) {
			n.becomes[old] = word
			n.taken[word] = true
			for i := range word {
				n.prefixes[word[:i]] = true
			}
			return
		}
	}
	n.kept = append(n.kept, Kept{old, "there is no other word of its length"})
}

// beginning is the longest replaced word that a word begins with; "" if there is none.
func (n *names) beginning(old string) string {
	const least = 3
	for i := len(old) - 1; i >= least; i-- {
		if n.becomes[old[:i]] != "" {
			return old[:i]
		}
	}
	return ""
}

// isFree reports whether a word can be taken: no other word is it, begins with it or is its beginning, and no pattern
// meets it inside.
func (n *names) isFree(word, begin string) bool {
	if n.taken[word] || n.prefixes[word] || n.meets(word) {
		return false
	}
	beginning := n.becomes[begin]
	for i := 3; i < len(word); i++ {
		if n.taken[word[:i]] && word[:i] != beginning && begin == "" {
			return false
		}
	}
	return true
}

// The letters of made-up words, which can be spoken.
const (
	consonants = "bdfgklmnprstvz"
	vowels     = "aeiou"
	hexLetters = "abcdef"
)

// likeness is the next made-up word in the form of another: letters for letters and digits for digits.
func (n *names) likeness(old string) string {
	if aws.IsAccountID(old) {
		n.accounts++
		return counted(n.accounts)
	}
	n.next++
	number := n.next
	hex := len(old) >= 6 && strings.ContainsAny(old, aws.Digits) && strings.Trim(old, aws.Digits+hexLetters) == ""
	out := []byte(old)
	rest := number
	for i := range out {
		set := consonants
		switch {
		case strings.IndexByte(aws.Digits, old[i]) >= 0:
			set = aws.Digits
		case hex:
			set = hexLetters
		case i%2 == 1:
			set = vowels
		}
		out[i] = set[(rest+i*number)%len(set)]
		rest /= len(set)
	}
	return string(out)
}

// counted is the account number of a number.
func counted(number int) string {
	out := []byte(accountDigits)
	for i := len(out) - 1; i >= 0 && number > 0; i-- {
		out[i] = byte('0' + number%10)
		number /= 10
	}
	return string(out)
}
