package prerender

import (
	"html"
	"strings"

	"rolewalk/engine/view"
)

// Told is the verdict of a row's step in words, and its reason as a sentence; both are empty where the row has none, or
// the reader is to predict it.
func Told(page *view.Page, row int) (verdict, reason string) {
	if row < 0 || page.Rows[row].Step == nil || page.Rows[row].Pending != nil {
		return "", ""
	}
	step := page.Rows[row].Step
	return strings.TrimSpace(step.Word + " " + step.By), step.Sentence
}

// ProseHTML is a sentence of the engine's as HTML: code in it is between backticks.
func ProseHTML(sentence string) string {
	var out strings.Builder
	for _, part := range prose(sentence) {
		text := html.EscapeString(part.Text)
		if part.Code {
			text = "<code>" + text + "</code>"
		}
		out.WriteString(text)
	}
	return out.String()
}
