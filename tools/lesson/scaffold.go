package lesson

import (
	_ "embed"
	"strings"
	"unicode"
)

// Kinds are what can be begun.
var Kinds = []string{"lesson", "challenge"}

var (
	//go:embed scaffold/lesson.walk
	lessonScaffold string
	//go:embed scaffold/challenge.walk
	challengeScaffold string
)

// toDo marks what an author is to write.
const toDo = "TODO"

// Scaffold is the text of a new lesson or challenge, which runs; false for a kind that is none. Its title comes from
// its name.
func Scaffold(kind, name string) (string, bool) {
	text, ok := map[string]string{"lesson": lessonScaffold, "challenge": challengeScaffold}[kind]
	title := []rune(strings.Join(strings.FieldsFunc(strings.TrimLeft(name, "0123456789"), func(r rune) bool {
		return r == '-' || r == '_' || unicode.IsSpace(r) || r == '"' || r == '\\'
	}), " "))
	if len(title) > 0 {
		title[0] = unicode.ToUpper(title[0])
	}
	return strings.Replace(text, "TITLE", string(title), 1), ok
}
