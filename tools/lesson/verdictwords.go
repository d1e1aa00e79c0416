package lesson

import (
	"regexp"
	"strings"
)

var (
	// good and bad are the words that say that a request was granted, or that it was not.
	good = regexp.MustCompile(`(?i)\b(?:allowed|succeeds?|works|gets? in|is let in|is granted)\b`)
	bad  = regexp.MustCompile(`(?i)\b(?:denied|refused?|refuses|fails?|is turned away|stays out)\b`)
	// turned are the words that turn one of them round, or that speak of something else than this step.
	turned = regexp.MustCompile(`(?i)\b(?:not|no|never|nothing|neither|nor|cannot|can’t|can't|without|unless|if|would|could|` +
		`should|may|might|until|only|before|earlier|later|other|another|when|where|whether|however|yet|works for)\b|n’t|n't|\?`)
)

// contradicts returns the word of a sentence that says the opposite of what happens at its step; empty where none does.
// A sentence with a word that turns it round, or that may speak of another request, is left to its author.
func contradicts(sentence string, allowed bool) string {
	if turned.MatchString(sentence) {
		return ""
	}
	wrong, right := good, bad
	if allowed {
		wrong, right = bad, good
	}
	if right.MatchString(sentence) {
		return ""
	}
	return strings.TrimSpace(wrong.FindString(sentence))
}
