package slip

import "strings"

// Kept returns a pattern in which the parts that differ from a value are those of the value, and the wildcards stay:
// repo:acme/app:* for another repository is repo:acme/web:*. ok is unset where the two are not built alike.
func Kept(pattern, value string) (meant string, ok bool) {
	first := strings.IndexAny(pattern, wildcards)
	if first < 0 {
		return "", false
	}
	last := strings.LastIndexAny(pattern, wildcards) + 1
	head, begins := alike(pattern[:first], value)
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
		if j < 0 || value[at+j] != text[i] {
			return text, false
		}
		at, text = at+j+1, text[i+1:]
	}
	return value[:at] + text, true
}

// reversed is a text from its last byte to its first.
func reversed(s string) string {
	b := []byte(s)
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b)
}
