package held

import (
	"fmt"

	"rolewalk/engine/importer/secret"
	"rolewalk/engine/importer/shown"
	"rolewalk/engine/source"
)

// In is what keeps a walk from being handed on: the keys and tokens in its text. The text without them has the same
// places.
func In(text string) shown.Held {
	clean, removed := secret.Remove(text, 0)
	if len(removed) == 0 {
		return shown.Held{}
	}
	at := source.NewText("", text).Position(removed[0].Span.From)
	words := fmt.Sprintf("The walk holds %s, in line %d. It is not handed on before that is removed.",
		removed[0].Kind, at.Line)
	return shown.Held{Words: words, Clean: clean}
}
