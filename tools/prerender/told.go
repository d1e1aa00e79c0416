package prerender

import (
	"html"
	"strings"

	"rolewalk/engine/view"
	"rolewalk/tools/printed"
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

// Means is the page about what AWS prints at the current step, from the site's root; empty where there is none.
func (d *drawing) Means() string {
	if d.Step == nil || d.Frame || d.Step.Outcome == view.OutcomeAllow {
		return ""
	}
	return printed.Find(d.Printed, d.Step.Code, d.Step.AWS)
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
