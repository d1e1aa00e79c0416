package slip

import (
	"slices"
	"strings"
)

// Kept returns a pattern in which the parts that differ from a value are those of the value, and the wildcards stay:
// repo:acme/app:* for another repository is repo:acme/web:*. ok is unset where the two are not built alike.
func Kept(pattern, value string) (meant string, ok bool) {
	first := strings.IndexAny(pattern, wildcards)
	if first < 0 {
		return "", false
	}
	last := strings.LastIndexAny(pattern, wildcards) + 1
	head, begins := alike(pattern[:first], value)
	if at := anchor(pattern[:first], value); at > 0 {
		head, begins = value[:at], true
	}
	tail, ends := alike(reversed(pattern[last:]), reversed(value))
	tail = reversed(tail)
	middle := pattern[first:last]
	if word := strings.IndexAny(pattern[:first], separators); word < 0 || !strings.HasPrefix(value, pattern[:word+1]) {
		return "", false // its first word says what it is
	}
	for _, try := range []string{head + middle + pattern[last:], pattern[:first] + middle + tail, head + middle + tail} {
		if try != pattern && matches(try, value) && (begins || strings.HasPrefix(try, pattern[:first])) &&
			(ends || strings.HasSuffix(try, pattern[last:])) {
			return try, true
		}
	}
	return "", false
}

// separators stand between the parts of a subject or an ARN.
const separators = ":/"

// alike is the beginning of a value that is built like a text: it has the same separators, and behind the last of them
// what the text has there. ok is unset where there is none.
func alike(text, value string) (begin string, ok bool) {
	at := 0
	for {
		i := strings.IndexAny(text, separators)
		if i < 0 {
			break
		}
		j := strings.IndexAny(value[at:], separators)
		if j < 0 || value[at+j] != text[i] || shifted(text[:i], value[at:], j) {
			return text, false
		}
		at, text = at+j+1, text[i+1:]
	}
	return value[:at] + text, true
}

// shifted reports whether a word stands further on in a value than at its place, which ends at an index: then the value
// has more words in front of it, and what stands at the places says nothing.
func shifted(word, value string, end int) bool {
	return word != "" && word != value[:end] && slices.Contains(strings.FieldsFunc(value[end:], separates), word)
}

// anchor is the end, in a value, of the last word of a text that ends with a colon, where the value has that word
// between colons too, once; 0 where it has not. What stands in front of the word may have changed in any way.
func anchor(text, value string) int {
	body, ok := strings.CutSuffix(text, ":")
	word := text[strings.LastIndexAny(body, separators)+1:]
	at := strings.Index(value, ":"+word)
	if !ok || word == ":" || at < 0 || strings.Contains(value[at+1:], ":"+word) {
		return 0
	}
	return at + 1 + len(word)
}

// separates reports whether a character stands between the parts of a subject or an ARN.
func separates(r rune) bool { return strings.ContainsRune(separators, r) }

// reversed is a text from its last byte to its first.
func reversed(s string) string {
	b := []byte(s)
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b)
}
