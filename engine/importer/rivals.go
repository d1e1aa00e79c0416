package importer

import (
	"cmp"
	"slices"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// newer returns the later of two texts of one document, by the dates or the versions that the sources give. Texts of
// which none is known to be the latest make the document unknown, so that none of them decides; they are its rivals.
func newer(a, b *fact.Document) *fact.Document {
	texts := evaluated(textsOf(a, b))
	switch len(texts) {
	case 0:
		return cmp.Or(a, b)
	case 1:
		return texts[0]
	}
	for _, d := range texts {
		if !slices.ContainsFunc(texts, func(o *fact.Document) bool { return o != d && !isLater(d, o) }) {
			return d
		}
	}
	return &fact.Document{Span: texts[0].Span, Rivals: texts}
}

// evaluated leaves out the texts with expressions that a reader could not evaluate, where others have none: the
// template of a document tells less than the document that was made of it.
func evaluated(texts []*fact.Document) []*fact.Document {
	with := func(d *fact.Document) bool { return len(d.Expressions) > 0 }
	if !slices.ContainsFunc(texts, func(d *fact.Document) bool { return !with(d) }) {
		return texts
	}
	return slices.DeleteFunc(texts, with)
}

// textsOf are the different texts of two documents, in the order of the sources.
func textsOf(docs ...*fact.Document) []*fact.Document {
	var texts []*fact.Document
	add := func(d *fact.Document) {
		i := slices.IndexFunc(texts, func(o *fact.Document) bool { return o.JSON == d.JSON })
		switch {
		case i < 0:
			texts = append(texts, d)
		case isLater(d, texts[i]) || !isLater(texts[i], d) && before(d.Span, texts[i].Span) < 0:
			texts[i] = d
		}
	}
	for _, d := range docs {
		if d.Known() {
			add(d)
		} else if d != nil {
			for _, rival := range d.Rivals {
				add(rival)
			}
		}
	}
	slices.SortStableFunc(texts, func(a, b *fact.Document) int { return before(a.Span, b.Span) })
	return texts
}

// isLater reports whether the sources say that a is the later text.
func isLater(a, b *fact.Document) bool {
	if !a.At.IsZero() && !b.At.IsZero() && a.At != b.At {
		return a.At > b.At
	}
	return version(b) > 0 && version(a) > version(b)
}

// doubt is a document that has several texts.
type doubt struct {
	ref policy.Ref
	doc **fact.Document
}

// doubts are the documents that have several texts, in the order of the walk.
func (w *world) doubts() []doubt {
	var list []doubt
	add := func(ref policy.Ref, doc **fact.Document) {
		if *doc != nil && len((*doc).Rivals) > 0 {
			list = append(list, doubt{ref, doc})
		}
	}
	for _, e := range w.entities {
		holder := w.alias(e.Account) + "/" + e.Name
		add(policy.Ref{Kind: policy.RefTrust, Holder: holder}, &e.Trust)
		for i := range e.Inline {
			add(policy.Ref{Kind: policy.RefInline, Holder: holder, Name: e.Inline[i].Name}, &e.Inline[i].Document)
		}
	}
	for _, m := range w.managed {
		add(policy.Ref{Kind: policy.RefManaged, Holder: w.alias(m.Account), Name: m.Name}, &m.Document)
	}
	return list
}

// which asks for the text that AWS has.
func (w *world) which(d doubt) Question {
	q := Question{
		Name: d.ref.String(), Sentence: "Which text is the " + d.ref.String() + " in AWS?", Kind: AskChoice,
		Choices: []string{open}, Default: open, About: []string{d.ref.String()},
	}
	for _, text := range (*d.doc).Rivals {
		q.Choices = append(q.Choices, w.where(text.Span))
	}
	return q
}

// choose takes the text that an answer names.
func (w *world) choose(name, value string) bool {
	for _, d := range w.doubts() {
		for _, text := range (*d.doc).Rivals {
			if d.ref.String() == name && w.where(text.Span) == value {
				*d.doc = text
				return true
			}
		}
	}
	return false
}

// where is the place of a span as a person reads it: the source's name, the line and the column.
func (w *world) where(at source.Span) string {
	if int(at.Text) >= len(w.sources) {
		return ""
	}
	return w.sources[at.Text].Where(at)
}
