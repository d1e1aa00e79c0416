package policy

import (
	"strings"

	"rolewalk/engine/aws"
)

// PlaceholderIn returns the first word of the text that a reader is meant to fill in, "" if there is none.
func PlaceholderIn(text string) string {
	if found := MarkedPlaceholder(text); found != "" {
		return found
	}
	for _, word := range strings.FieldsFunc(text, func(c rune) bool { return c == ':' || c == '/' }) {
		if LooksLikePlaceholder(word) {
			return word
		}
	}
	return ""
}

// MarkedPlaceholder returns the first word of the text that is marked as one to fill in, as templates do: <ACCOUNT_ID>,
// {{account}}, ${AccountId}. A policy variable has a colon, or is one of the three escapes. It is "" if there is none.
func MarkedPlaceholder(text string) string {
	for _, mark := range []struct{ open, end, more string }{{"<", ">", " ./-"}, {"{{", "}}", " .-"}, {"${", "}", "."}} {
		before, rest, _ := strings.Cut(text, mark.open)
		word, _, closed := strings.Cut(rest, mark.end)
		if closed && word != "" && strings.Trim(word, aws.Letters+aws.Digits+"_"+mark.more) == "" {
			return text[len(before) : len(before)+len(mark.open)+len(word)+len(mark.end)]
		}
	}
	return ""
}

// fillIn says what to write in place of a placeholder. Account is what stands where the account number belongs.
func fillIn(placeholder, account string) string {
	if strings.Contains(account, placeholder) || strings.Contains(strings.ToUpper(placeholder), "ACCOUNT") {
		return "fill in the twelve digits of the account number"
	}
	return "fill in what " + placeholder + " stands for"
}

// leastCrosses is how many times the letter x stands in a row where it is no name.
const leastCrosses = 4

// LooksLikePlaceholder reports whether s is a word that a reader is meant to fill in: one in capitals like YOURACCOUNT,
// THEROLENAME and MY_BUCKET, one in brackets like <account>, or xxxxxxxxxxxx.
func LooksLikePlaceholder(s string) bool {
	if strings.HasPrefix(s, "<") && strings.HasSuffix(s, ">") || strings.HasPrefix(s, "{") && strings.HasSuffix(s, "}") {
		return true
	}
	if len(s) >= leastCrosses && (strings.Trim(s, "x") == "" || strings.Trim(s, "X") == "") {
		return true
	}
	if strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_-") != "" {
		return false
	}
	for _, start := range []string{"YOUR", "MY", "THE", "ACCOUNT", "BUCKET", "ROLE", "USER", "NAME"} {
		if strings.HasPrefix(s, start) && len(s) >= 5 || s == start {
			return true
		}
	}
	return false
}
