// Package scenario is the walk: it binds a parsed file to a world and runs its steps on the walk's clock.
//
// The way of a walk is [Parse], then [Walk.Run], then view.Build. Everything else that shows or tests walks stands on it.
package scenario

import (
	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// How many bytes a walk may have.
const (
	PageLimit    = syntax.PageLimit    // in the page and in links
	CommandLimit = syntax.CommandLimit // for the command
)

// Walk is one file, parsed and bound. Running it adds to Texts what AWS writes on the way, and changes nothing else.
type Walk struct {
	// Text is the walk's own text. Texts are all texts that spans point into, Text first.
	Text  *source.Text
	Texts []*source.Text
	// Errors are the file errors; where there is one, nothing runs.
	Errors []source.Finding
	// Findings are what is wrong with the policies and names of a file without errors, in order of place.
	Findings []Finding

	// Needs are the names of AWS-managed policies that the walk attaches and that are at hand for whoever asks: the page
	// fetches them and hands them over as a Library.
	Needs []string

	Title, About string
	// Steps is how many steps the walk has.
	Steps int
	// Challenge is nil where the file has none.
	Challenge *syntax.Challenge

	file  *syntax.File
	names *names
	docs  map[int]*Document // by the offset at which the JSON begins
	acts  map[*syntax.Step]*act
	// declared are the documents as the file declares them, in file order.
	declared []*Document
	// solving replaces declared documents by name, while a solution runs.
	solving map[string]*Document
	library Library
	// written are the generated documents, one for each of Texts after the first.
	written []*Document
}

// Finding is a finding with the name of the document it is about; the name is empty for the walk's own text.
type Finding struct {
	source.Finding
	Document string
}

// Document is a policy of the walk at one stage of its life.
type Document struct {
	// Name is what the hooks call it: `trust of prod/Deploy`. Label is what a tab shows: `Deploy · trust`.
	Name, Label string
	Kind        policy.Kind
	Policy      *eval.Policy
	// Change is the number of the change that sets it; 0 where it is declared.
	Change int
}

// Parse reads and binds a walk of at most limit bytes. It never fails and never returns nil: what is wrong is in Errors
// and Findings.
func Parse(name, text string, limit int) *Walk {
	return ParseWith(name, text, limit, Library{})
}

// ParseWith is Parse with AWS-managed policies that are not built in.
func ParseWith(name, text string, limit int, library Library) *Walk {
	t := source.NewText(name, text)
	w := &Walk{
		Text: t, Texts: []*source.Text{t}, library: library,
		docs: map[int]*Document{}, acts: map[*syntax.Step]*act{},
	}
	w.file = syntax.Parse(t, limit)
	w.Errors = w.file.Errors
	b := &binder{Walk: w}
	b.bind()
	source.Sort(w.Errors)
	sortFindings(w.Findings)
	return w
}

// FindingsOf returns the findings of the document called name.
func (w *Walk) FindingsOf(name string) []source.Finding {
	var list []source.Finding
	for _, f := range w.Findings {
		if f.Document == name {
			list = append(list, f.Finding)
		}
	}
	return list
}
