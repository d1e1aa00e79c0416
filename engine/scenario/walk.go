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
	limit   int       // bytes that the text may have
	review  []Finding // see reviewed; nil until somebody asks
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
	// Owner is the account that it belongs to, of 12 digits; empty for control policies and session policies.
	Owner  string
	Policy *eval.Policy
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
		Text: t, Texts: []*source.Text{t}, library: library, limit: limit,
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

// FindingsOf returns the findings of the document called name, without lint's.
func (w *Walk) FindingsOf(name string) []source.Finding { return about(name, w.Findings) }

// reviewed is what the library's Review finds, once for all expectations that ask.
func (w *Walk) reviewed() []Finding {
	if w.review == nil && w.library.Review != nil {
		w.review = w.library.Review(w)
	}
	return w.review
}

// about returns those of the findings that are about the document called name.
func about(name string, findings []Finding) []source.Finding {
	var list []source.Finding
	for _, f := range findings {
		if f.Document == name {
			list = append(list, f.Finding)
		}
	}
	return list
}

// Again parses another text as this walk was parsed: under its name, with its bound and its library.
func (w *Walk) Again(text string) *Walk {
	return ParseWith(w.Text.Name, text, w.limit, w.library)
}
