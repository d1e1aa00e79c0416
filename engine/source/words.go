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
	return didYouMean(word, candidates, remedy, func(near string) Fix { return Write(at, near, near) })
}

// DidYouMeanString is DidYouMean for a string of a JSON document: the fix writes the quotes too, so the place includes
// them.
func DidYouMeanString(at Span, word string, candidates []string, remedy string) (string, []Fix) {
	return didYouMean(word, candidates, remedy, func(near string) Fix { return WriteString(at, near) })
}

func didYouMean(word string, candidates []string, remedy string, write func(near string) Fix) (string, []Fix) {
	near := Nearest(word, candidates)
	if near == "" {
		return remedy, nil
	}
	return Meant(near), []Fix{write(near)}
}

// Meant is the remedy for a text that was probably meant to be another: `did you mean alice?`.
func Meant(near string) string { return "did you mean " + near + "?" }

// Write is the fix that replaces the text at a place with what was meant, which the document writes as text.
func Write(at Span, meant, text string) Fix {
	return Fix{Title: "Write " + meant, Edits: []Edit{{At: at, New: text}}}
}

// WriteString is the fix that replaces a JSON string with what was meant. The text that is meant needs no escapes.
func WriteString(at Span, meant string) Fix { return Write(at, meant, `"`+meant+`"`) }
