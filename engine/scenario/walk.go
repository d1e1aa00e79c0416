package scenario

import (
	"sort"

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

// Walk is one file, parsed and bound.
type Walk struct {
	// Text is the walk's own text. Texts are all texts that spans of the walk point into: Text first, then those of the
	// AWS-managed policies that it attaches. A run has further ones of its own.
	Text  *source.Text
	Texts []*source.Text

	// Errors are the file errors. If there are any, nothing runs.
	Errors []source.Finding
	// Findings are what is wrong with the policies and names of a file without errors, in order of place.
	Findings []Finding

	// Needs are the AWS-managed policies that the walk attaches or passes and whose text is not at hand: the pack that has
	// it, a slash, and its name with its path. The page fetches them and passes them in a Library.
	Needs []string

	Title, About string
	// TitleAt is where the title is written; empty where the walk has none.
	TitleAt source.Span
	// Steps is how many steps the walk has.
	Steps int
	// Challenge is nil when the file has none. Tasks are in file order.
	Challenge *syntax.Challenge
	Tasks     []*syntax.Task
	// Lesson is what the walk says of itself as a lesson.
	Lesson Lesson

	file    *syntax.File
	texts   texts
	names   *names
	bound   bound
	library Library
	limit   int // bytes that the text may have
}

// Lesson is what a walk says of itself as a lesson. Each is empty, or 0, where the file does not say it.
type Lesson struct {
	// World is the chapter, Level from 1 to 3, Minutes how long it takes.
	World          string
	Level, Minutes int
	// Remember is Markdown.
	Remember string
}

// Finding is a finding about a document. The zero Ref stands for the walk's own text.
type Finding struct {
	source.Finding
	Document policy.Ref
}

// Document is a policy of the walk at one stage of its life.
type Document struct {
	Ref policy.Ref
	// Label is what a tab shows: `Deploy · trust`.
	Label string
	Kind  policy.Kind
	// Owner is the number of the account that it belongs to. It is empty for control policies and session policies.
	Owner  string
	Policy *eval.Policy
	// Change is the number of the change that sets it, 0 when it is declared. Solutions count down from -1.
	Change int
}

// Parse reads and binds a walk of at most limit bytes. It never fails and never returns nil: what is wrong is in
// Errors and Findings.
func Parse(name, text string, limit int) *Walk {
	return ParseWith(name, text, limit, Library{})
}

// ParseWith is Parse with what is not built into the engine.
func ParseWith(name, text string, limit int, library Library) *Walk {
	t := source.NewText(name, text)
	return bind(syntax.Parse(t, limit), limit, library, nil)
}

// Memory is what the reading of one text leaves for the reading of the next, so that after an edit only what changed is
// read again. The zero Memory remembers nothing. A walk is the same with a Memory as without, and is good until its
// Memory reads another text. A Memory is for one goroutine.
type Memory struct {
	file     syntax.Memory
	policies policy.Memory
}

// Parse is ParseWith, for a text that is much like the one before.
func (m *Memory) Parse(name, text string, limit int, library Library) *Walk {
	t := source.NewText(name, text)
	m.policies.Begin()
	return bind(m.file.Parse(t, limit), limit, library, &m.policies)
}

// bind gives a file its meaning.
func bind(file *syntax.File, limit int, library Library, policies *policy.Memory) *Walk {
	w := &Walk{Text: file.Text, Errors: file.Errors, library: library, limit: limit, file: file}
	w.texts.all = []*source.Text{w.Text}
	b := &binder{Walk: w, policies: policies}
	b.bind()
	w.Texts = w.texts.all
	source.Sort(w.Errors)
	sort.SliceStable(w.Findings,
		func(i, j int) bool { return source.Compare(w.Findings[i].Finding, w.Findings[j].Finding) < 0 })
	return w
}

// Again parses another text as this walk was parsed: under its name, with its limit and its library.
func (w *Walk) Again(text string) *Walk {
	return ParseWith(w.Text.Name, text, w.limit, w.library)
}

// Placeholders returns the names of the texts that stand for something that is not known, by the text; nil if there are
// none. Nothing may change it.
func (w *Walk) Placeholders() map[string]string { return w.bound.called }

// Named returns text with the name of each placeholder in place of the text that stands for it.
func (w *Walk) Named(text string) string {
	return w.bound.placeholders.Replace(text, func(value string) string { return w.bound.called[value] })
}

// FindingsOf returns the findings about a document, without those of the checks.
func (w *Walk) FindingsOf(ref policy.Ref) []source.Finding { return about(ref, w.Findings) }

// about returns those of the findings that are about a document.
func about(ref policy.Ref, findings []Finding) []source.Finding {
	var list []source.Finding
	for _, f := range findings {
		if f.Document == ref {
			list = append(list, f.Finding)
		}
	}
	return list
}

// Documents returns every document of the file, those of changes and solutions included, in order of place. Documents
// that AWS writes are not among them.
func (w *Walk) Documents() []*Document {
	list := make([]*Document, 0, len(w.bound.documents))
	for _, d := range w.bound.documents {
		list = append(list, d)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Policy.Doc.Span.From < list[j].Policy.Doc.Span.From })
	return list
}
