package scenario

import (
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// Editable returns the names of the documents that the challenge lets a learner edit, in file order.
func (w *Walk) Editable() []string {
	names := make([]string, len(w.bound.editable))
	for i, ref := range w.bound.editable {
		names[i] = ref.String()
	}
	return names
}

// SolutionEdits returns the edits of the walk's text that put a solution's documents in place of those declared.
func (w *Walk) SolutionEdits(solution int) source.Fix {
	fix := source.Fix{Title: "Show this solution"}
	for _, item := range w.Challenge.Solutions[solution].Items {
		x, ok := item.(*syntax.SetDocument)
		if !ok {
			continue
		}
		for _, d := range w.bound.declared {
			if d.Ref == w.bound.refs[x.Of] {
				fix.Edits = append(fix.Edits, source.Edit{At: d.Policy.Doc.Span, New: w.Text.Slice(x.Document.Span())})
			}
		}
	}
	return fix
}
