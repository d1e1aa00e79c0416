package source

import "strings"

// List joins words for a sentence, with a conjunction before the last: `a`, `a and b`, `a, b and c`.
func List(words []string, conjunction string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " " + conjunction + " " + words[len(words)-1]
}

// DidYouMean returns the remedy and the fix for a word at a place that is nearly one of the candidates. When it is near
// none, the remedy is the one given, and there is no fix.
func DidYouMean(at Span, word string, candidates []string, remedy string) (string, []Fix) {
	near := Nearest(word, candidates)
	if near == "" {
		return remedy, nil
	}
	return "did you mean " + near + "?", []Fix{{Title: "Write " + near, Edits: []Edit{{At: at, New: near}}}}
}
