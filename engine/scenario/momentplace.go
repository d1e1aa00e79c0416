package scenario

import (
	"maps"
	"slices"
	"time"

	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// Place is where a step that is asked at a moment would stand in the text.
type Place struct {
	// Behind is the item that it follows. When that is nil it precedes the item Before; when both are nil, the walk has no
	// items that happen, and it stands at the end.
	Behind, Before syntax.Item
	// Wait is how long the walk waits before it. When Left is not zero, Before is the wait that it interrupts, of which so
	// much is left.
	Wait, Left time.Duration
	// Number is the number of the step.
	Number int
	// Moved are the numbers of later steps that the text names: each is one more then.
	Moved []source.Span
}

// Place returns where a step that is asked at this moment would stand.
func (m *Moment) Place() *Place { return &m.place }

// happens reports whether an item is a row of the walk.
func happens(item syntax.Item) bool {
	switch item.(type) {
	case *syntax.Step, *syntax.Change, *syntax.Note:
		return true
	}
	return passes(item)
}

func (p *Place) behind(item syntax.Item) {
	if happens(item) {
		p.Behind = item
	}
}

func (p *Place) before(item syntax.Item) { p.Behind, p.Before = nil, item }

func (p *Place) inside(item syntax.Item, gone, left time.Duration) {
	p.before(item)
	p.Wait, p.Left = gone, left
}

// number notes the numbers of steps that come later.
func (p *Place) number(items []syntax.Item) {
	for _, item := range items {
		x, ok := item.(*syntax.ExpectFinding)
		if !ok {
			continue
		}
		if of, ok := x.On.(*syntax.SessionPolicyOf); ok && of.Step.Value >= p.Number {
			p.Moved = append(p.Moved, of.Step.Span())
		}
	}
}

// bindDraft binds a step that is not in the walk, as if it were its step of the number. What it binds is the draft's
// alone.
func (b *binder) bindDraft(s *syntax.Step, number int) {
	names := *b.names
	names.sessions = maps.Clone(names.sessions)
	if name := syntax.SessionOf(s.Act); name != nil {
		names.sessions[name.Value] = true
	}
	b.names, b.set, b.moment.step = &names, map[policy.Ref]bool{}, number
	b.bound.acts, b.bound.documents = map[*syntax.Step]*act{}, maps.Clone(b.bound.documents)
	b.bound.declared = slices.Clip(b.bound.declared)
	b.bindStep(s)
}
