package insert

import (
	"slices"
	"strings"

	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
	"rolewalk/engine/whatif"
)

// Inserter adds to one walk that has run.
type Inserter struct {
	result *scenario.Result
	walk   *scenario.Walk
	body   string
	asker  *whatif.Asker
	// row is the row that the reader is at; documents are those in force there.
	row int

	ask    Ask
	faults []Fault
	edits  []source.Edit
	number int
	// document is the document that has a further statement, empty for none.
	document policy.Ref
}

// New returns an inserter for a reader who is at a row of a walk.
func New(r *scenario.Result, asker *whatif.Asker, row int) *Inserter {
	return &Inserter{result: r, walk: r.Walk, body: r.Walk.Text.Body, asker: asker, row: row}
}

// Add writes what a form says.
func (i *Inserter) Add(ask Ask) *Added {
	i.ask, i.faults, i.edits, i.number, i.document = ask, nil, nil, 0, policy.Ref{}
	write := map[Kind]func(){
		Account: i.account, User: i.user, Role: i.role, Provider: i.provider, Trust: i.trust, Permission: i.permission,
		Step: i.step,
	}[ask.Kind]
	if write == nil {
		return &Added{Faults: []Fault{{Whole, "There is no form of this name."}}}
	}
	if fault := i.unreadable(); fault != "" {
		return &Added{Faults: []Fault{{Whole, fault}}}
	}
	write()
	if len(i.faults) == 0 {
		i.try()
	}
	if len(i.faults) > 0 {
		return &Added{Faults: i.faults}
	}
	a := &Added{Edits: i.edits, Number: i.number}
	a.Inverse, a.New = invert(i.body, i.edits)
	return a
}

// unreadable says what keeps the text from being added to. A role that lacks its trust policy does not, because a form
// can give it one.
func (i *Inserter) unreadable() string {
	for k := range i.walk.Errors {
		e := &i.walk.Errors[k]
		if e.Code != syntax.MissingTrust || i.ask.Kind == Step {
			return "The walk cannot be read yet. " + whatif.Told(e)
		}
	}
	return ""
}

// value is what a field says, without the blanks around it.
func (i *Inserter) value(f Field) string {
	if said := strings.TrimSpace(i.ask.Fields[f]); said != "" {
		return said
	}
	return i.proposed(f)
}

func (i *Inserter) fault(f Field, message string) {
	i.faults = append(i.faults, Fault{f, message})
}

// required is a value that must be there.
func (i *Inserter) required(f Field, message string) string {
	value := i.value(f)
	if value == "" {
		i.fault(f, message)
	}
	return value
}

// try reads the walk with what is added. It must have no error that it had not, and AWS must save the document that has
// the new statement, because what it does not save has no effect.
func (i *Inserter) try() {
	slices.SortStableFunc(i.edits, func(a, b source.Edit) int { return a.At.From - b.At.From })
	with, ok := source.Apply(i.body, i.edits)
	if !ok {
		i.fault(Whole, "This has no place in the text.")
		return
	}
	_, places := invert(i.body, i.edits)
	walk := i.walk.Again(with)
	i.newErrors(walk, places)
	if len(i.faults) > 0 {
		return
	}
	for _, f := range walk.Findings {
		refused := f.Type == source.Error || f.AWS != ""
		if refused && slices.ContainsFunc(places, func(p source.Span) bool { return p.Holds(f.At) }) {
			i.fault(i.fieldOf(walk.Text.Slice(f.At)), whatif.Told(&f.Finding))
			return
		}
	}
	if i.document == (policy.Ref{}) {
		return
	}
	for _, d := range walk.Documents() {
		if d.Ref == i.document && d.Policy.Doc.Refusal != nil && overlaps(d.Policy.Doc.Span, places) {
			refusal := d.Policy.Doc.Refusal
			i.fault(i.fieldOf(walk.Text.Slice(refusal.At)), "AWS would not save this policy. "+whatif.Told(refusal))
		}
	}
}

func overlaps(at source.Span, places []source.Span) bool {
	return slices.ContainsFunc(places, func(p source.Span) bool {
		return at.Text == source.Walk && at.From <= p.From && p.To <= at.To || p.Holds(at)
	})
}

// newErrors tells the errors of the walk that it has not without what is added.
func (i *Inserter) newErrors(walk *scenario.Walk, places []source.Span) {
	had := map[string]int{}
	for k := range i.walk.Errors {
		had[i.walk.Errors[k].Message]++
	}
	for k := range walk.Errors {
		e := &walk.Errors[k]
		if had[e.Message]--; had[e.Message] >= 0 {
			continue
		}
		message := whatif.Told(e)
		if !slices.ContainsFunc(places, func(p source.Span) bool { return p.Holds(e.At) }) {
			message = "With this the walk could not be read. " + message
		}
		i.fault(i.fieldOf(walk.Text.Slice(e.At)), message)
		return
	}
}

// fieldOf is the field whose value stands in a text of the walk, or has it.
func (i *Inserter) fieldOf(text string) Field {
	if text = strings.Trim(text, `"`); text == "" {
		return Whole
	}
	for _, f := range fields[i.ask.Kind] {
		for _, one := range i.written(f) {
			if text == one {
				return f
			}
		}
	}
	for _, f := range fields[i.ask.Kind] {
		for _, one := range i.written(f) {
			if len(one) > 1 && strings.Contains(text, one) {
				return f
			}
		}
	}
	return Whole
}

// written are the forms in which the value of a field stands in the text.
func (i *Inserter) written(f Field) []string {
	value := i.value(f)
	if value == "" {
		return nil
	}
	list := append([]string{value}, words(value)...)
	switch f {
	case Principal:
		if p, fault := i.principal(value); fault == "" {
			list = append(list, p.value)
		}
	case Resource:
		list = append(list, i.resources()...)
	}
	return list
}

// words are the parts of a value that is a list: blanks and commas part them.
func words(value string) []string {
	return strings.FieldsFunc(value, func(c rune) bool { return strings.ContainsRune(", \t\r\n", c) })
}
