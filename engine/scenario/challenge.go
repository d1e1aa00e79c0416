package scenario

import (
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// Editable are the names of the documents that the challenge lets edit, in file order.
func (w *Walk) Editable() []string {
	names := []string{}
	if w.Challenge == nil {
		return names
	}
	for _, e := range w.Challenge.Edits {
		if f, ok := w.quietly().filing(e.Of); ok {
			names = append(names, f.name)
		}
	}
	return names
}

// quietly is a binder for names that are bound already.
func (w *Walk) quietly() *binder {
	c := *w
	b := &binder{Walk: &c}
	b.moment.exists = map[entityKey]bool{}
	for k := range w.names.entities {
		b.moment.exists[k] = true
	}
	return b
}

// SolutionEdits are the edits of the walk's text that put the solution's documents in place of those declared.
func (w *Walk) SolutionEdits(solution int) source.Fix {
	fix := source.Fix{Title: "Show this solution"}
	for _, item := range w.Challenge.Solutions[solution].Items {
		x, ok := item.(*syntax.SetDocument)
		if !ok {
			continue
		}
		set := w.docs[x.Document.Span().From]
		for _, d := range w.declared {
			if set != nil && d.Name == set.Name {
				fix.Edits = append(fix.Edits, source.Edit{At: d.Policy.Doc.Span, New: w.Text.Slice(x.Document.Span())})
			}
		}
	}
	return fix
}
