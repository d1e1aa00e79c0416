package notes

import (
	"rolewalk/engine/aws"
	"rolewalk/engine/view"
)

// explained marks the words that the glossary explains, each where it first stands in the note. Headings and links keep
// their text: a reader presses those for something else.
func explained(list []view.Note, told map[string]bool) []view.Note {
	out := make([]view.Note, 0, len(list))
	for _, n := range list {
		switch n.Kind {
		case view.NoteText:
			out = append(out, termsIn(n.Text, told)...)
			continue
		case view.NoteHeading, view.NoteLink:
		default:
			n.Sub = explained(n.Sub, told)
		}
		out = append(out, n)
	}
	return out
}

// termsIn cuts a text at the terms that were not told yet.
func termsIn(text string, told map[string]bool) []view.Note {
	var out []view.Note
	before := 0
	for at := 0; ; {
		from, to, term := aws.TermIn(text[at:])
		if term == nil {
			break
		}
		if !told[term.ID] {
			told[term.ID] = true
			if at+from > before {
				out = append(out, leaf(view.NoteText, text[before:at+from]))
			}
			found := leaf(view.NoteTerm, text[at+from:at+to])
			found.Term = term.ID
			out, before = append(out, found), at+to
		}
		at += to
	}
	if before < len(text) || len(out) == 0 {
		out = append(out, leaf(view.NoteText, text[before:]))
	}
	return out
}
