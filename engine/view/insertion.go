package view

import (
	"slices"

	"rolewalk/engine/edits"
	"rolewalk/engine/insert"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
)

// Insertion is what a form adds to the text.
type Insertion struct {
	// Needs are the AWS-managed policies that the walk attaches and that must be handed over first.
	Needs []string `json:"needs"`
	// Faults say what keeps it from being added; there are no edits then.
	Faults []FormFault `json:"faults"`
	// Edits are applied together. Inverse take them back, in the text that has them; their places are what is new there.
	Edits   []Edit `json:"edits"`
	Inverse []Edit `json:"inverse"`
	Diffs   []Diff `json:"diffs"`
	// Step is the number of the step that is added; 0 for none.
	Step int `json:"step"`
	// Proposed stand in place of fields that are empty, Offers are what the walk has for a field.
	Proposed []FormValue `json:"proposed"`
	Offers   []FormOffer `json:"offers"`
}

// FormFault is what is wrong with a field, in a sentence.
type FormFault struct {
	Field   FormField `json:"field"`
	Message string    `json:"message"`
}

// FormValue is what a field says.
type FormValue struct {
	Field FormField `json:"field"`
	Value string    `json:"value"`
}

// FormOffer are values for a field.
type FormOffer struct {
	Field  FormField `json:"field"`
	Values []string  `json:"values"`
}

// BuildInsertion writes what a form says, for a reader who is at a row of the walk.
func BuildInsertion(i *insert.Inserter, r *scenario.Result, kind FormKind, values []FormValue) *Insertion {
	ask := insert.Ask{Kind: insert.Kind(kind), Fields: map[insert.Field]string{}}
	for _, v := range values {
		ask.Fields[insert.Field(v.Field)] = v.Value
	}
	b := newBuilder(r)
	out := &Insertion{
		Needs: append([]string{}, r.Walk.Needs...), Faults: []FormFault{}, Edits: []Edit{}, Inverse: []Edit{},
		Diffs: []Diff{}, Proposed: []FormValue{}, Offers: []FormOffer{},
	}
	added := i.Add(ask)
	for _, f := range added.Faults {
		out.Faults = append(out.Faults, FormFault{FormField(f.Field), f.Message})
	}
	if len(added.Edits) > 0 {
		out.Step = added.Number
		out.Edits = b.edits(added.Edits)
		out.Diffs = b.diffs(added.Edits)
		with, _ := source.Apply(r.Walk.Text.Body, added.Edits)
		after := &builder{units: []*units{newUnits(with)}}
		out.Inverse = after.edits(added.Inverse)
	}
	out.fields(i, ask)
	return out
}

// fields adds what the walk has for the fields of the form.
func (n *Insertion) fields(i *insert.Inserter, ask insert.Ask) {
	proposed, offers := i.Proposed(ask), i.Offers(ask.Kind)
	for _, form := range Forms() {
		if form.Kind != FormKind(ask.Kind) {
			continue
		}
		for k := range form.Inputs {
			name := form.Inputs[k].Name
			if value := proposed[insert.Field(name)]; value != "" {
				n.Proposed = append(n.Proposed, FormValue{name, value})
			}
			if values := offers[insert.Field(name)]; len(values) > 0 {
				n.Offers = append(n.Offers, FormOffer{name, values})
			}
		}
	}
}

// newBuilder prepares what is told of a walk that has run.
func newBuilder(r *scenario.Result) *builder {
	return &builder{result: r, walk: r.Walk, sources: r.Texts, units: []*units{newUnits(r.Walk.Text.Body)}}
}

func (b *builder) edits(list []source.Edit) []Edit {
	out := []Edit{}
	for _, e := range list {
		out = append(out, Edit{At: b.span(e.At), New: e.New})
	}
	return out
}

// diffs are edits as lines, those of one line together. The edits are in order of place.
func (b *builder) diffs(list []source.Edit) []Diff {
	out := []Diff{}
	body := b.walk.Text.Body
	line := func(at int) int { return b.walk.Text.Position(at).Line }
	for len(list) > 0 {
		n := 1
		for n < len(list) && line(list[n-1].At.To) == line(list[n].At.From) {
			n++
		}
		at := source.Span{From: list[0].At.From, To: list[n-1].At.To}
		text := ""
		for k, from := 0, at.From; k < n; k++ {
			text += body[from:list[k].At.From] + list[k].New
			from = list[k].At.To
		}
		e := edits.Edit{Edit: source.Edit{At: at, New: text}, Document: b.documentAt(at)}
		out = append(out, b.diff(&e))
		list = list[n:]
	}
	return out
}

// documentAt names the document in force that a place is in; the zero Ref where it is in none.
func (b *builder) documentAt(at source.Span) policy.Ref {
	for _, v := range b.result.Documents {
		if v.Policy.Doc.Span.Holds(at) {
			return v.Ref
		}
	}
	return policy.Ref{}
}

// Changes are edits of a walk as lines.
type Changes struct {
	Diffs []Diff `json:"diffs"`
}

// BuildChanges tells what edits change. Their places are those of the page, in UTF-16 units; edits that overlap or lie
// outside the text change nothing.
func BuildChanges(r *scenario.Result, list []Edit) *Changes {
	b := newBuilder(r)
	own := make([]source.Edit, 0, len(list))
	for _, e := range list {
		from, to := b.units[0].bytes(e.At.From), b.units[0].bytes(e.At.To)
		own = append(own, source.Edit{At: source.Span{From: from, To: to}, New: e.New})
	}
	slices.SortStableFunc(own, func(a, b source.Edit) int { return a.At.From - b.At.From })
	if _, ok := source.Apply(r.Walk.Text.Body, own); !ok {
		return &Changes{Diffs: []Diff{}}
	}
	return &Changes{Diffs: b.diffs(own)}
}
