package policy

import (
	"strings"

	"rolewalk/engine/source"
)

// Memory is what the reading of one text leaves for the reading of the next: a document that stands in both, in any
// place, is not read again. The zero Memory remembers nothing. What is read is the same with a Memory as without.
//
// A document that is taken again moves, so those of a reading are good until Begin. A Memory is for one goroutine.
type Memory struct{ before, now map[written][]*Document }

// written is a document as it was read.
type written struct {
	text string
	as   Options
}

// Begin begins the reading of another text.
func (m *Memory) Begin() { m.before, m.now = m.now, map[written][]*Document{} }

// Parse is the function Parse. A nil Memory remembers nothing.
func (m *Memory) Parse(body string, at source.Span, o Options) *Document {
	if m == nil || m.now == nil || at.Text != 0 {
		return Parse(body, at, o)
	}
	w := written{body[at.From:at.To], o}
	doc := m.take(w)
	if doc == nil {
		w.text = strings.Clone(w.text) // else the document would hold the whole body
		doc = Parse(w.text, source.Span{To: len(w.text)}, o)
	}
	m.now[w] = append(m.now[w], doc)
	if len(doc.Findings) > 0 { // their fixes have places too
		return Parse(body, at, o)
	}
	doc.move(at.From - doc.Span.From)
	return doc
}

// take takes a document of the text before; nil if it has no more of them.
func (m *Memory) take(w written) *Document {
	list := m.before[w]
	if len(list) == 0 {
		return nil
	}
	m.before[w] = list[1:]
	return list[0]
}

// move moves a document without findings so many bytes on.
func (d *Document) move(delta int) {
	if delta == 0 {
		return
	}
	move(delta, &d.Span, &d.OpenAction)
	for i := range d.Statements {
		d.Statements[i].move(delta)
	}
}

func (s *Statement) move(delta int) {
	move(delta, &s.Span, &s.Sid.Span, &s.EffectSpan, &s.ConditionSpan)
	if p := s.Principal; p != nil {
		move(delta, &p.Span)
		for i := range p.Values {
			move(delta, &p.Values[i].Span)
		}
	}
	if a := s.Action; a != nil {
		move(delta, &a.Span)
		for i := range a.Values {
			move(delta, &a.Values[i].Span)
		}
	}
	if r := s.Resource; r != nil {
		move(delta, &r.Span)
		for i := range r.Values {
			move(delta, &r.Values[i].Span)
		}
	}
	for i := range s.Condition {
		s.Condition[i].move(delta)
	}
}

func (c *Condition) move(delta int) {
	move(delta, &c.Span, &c.Written.Span, &c.Key.Span)
	for i := range c.Values {
		move(delta, &c.Values[i].Span)
	}
}

// move moves places; the zero Span is none.
func move(delta int, places ...*source.Span) {
	for _, at := range places {
		if *at != (source.Span{}) {
			*at = at.Moved(delta)
		}
	}
}
