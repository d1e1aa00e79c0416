package terraform

import (
	"strconv"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// A value that the text does not give is an unknown value of cty, so that no function can take it for something else. A
// mark says what it is made of.

// hole is the mark of an unknown value.
type hole struct {
	// parts are what its text is made of. One part that is an expression is a value of any type.
	parts []part
	span  source.Span
	// sure says that what it names is there: try() has nothing to choose.
	sure bool
	// ref is the resource or module that it stands for.
	ref *reference
	// spells is the value that the text spells as JSON.
	spells *tree.Node
}

// part is a stretch of text, or an expression that stands for one.
type part struct {
	text string
	expr string // if it is not empty, text is
	span source.Span
	segs []segment // where text stands in the files
}

// place is the mark of a known value.
type place struct {
	span source.Span
	rank int
	text string // of a string
	segs []segment
	// weight is how many items and members a value has, those of its items included.
	weight int
	// spells is the value that a string spells as JSON.
	spells *tree.Node
}

// names is the mark of an object: where its names stand.
type names struct{ spans map[string]source.Span }

func newHole(expr string, span source.Span, sure bool, t cty.Type) cty.Value {
	return cty.UnknownVal(t).Mark(&hole{parts: []part{{expr: expr, span: span}}, span: span, sure: sure})
}

// holeOf is what an unknown value is made of, nil if the value is known or a function has mixed it up.
func holeOf(v cty.Value) *hole {
	if v.IsKnown() {
		return nil
	}
	var found *hole
	for mark := range v.Marks() {
		if h, ok := mark.(*hole); ok {
			if found != nil {
				return nil
			}
			found = h
		}
	}
	return found
}

// whole is the expression if the hole is nothing else.
func (h *hole) whole() (part, bool) {
	if len(h.parts) == 1 && h.parts[0].expr != "" {
		return h.parts[0], true
	}
	return part{}, false
}

// at marks a known value with its place. A value that has too many items is a hole.
func (s *scope) at(v cty.Value, p place) cty.Value {
	v, _ = v.Unmark()
	switch {
	case !v.IsKnown() || v.IsNull():
	case v.Type() == cty.String:
		p.text = v.AsString()
	case v.CanIterateElements():
		if p.weight = weightOf(v); p.weight > maxParts {
			expr := s.r.writtenAt(p.span)
			s.r.report(trouble{span: p.span, rank: p.rank, what: expr, reason: tooManyPart, kind: failed})
			return newHole(expr, p.span, false, cty.DynamicPseudoType)
		}
	}
	return v.Mark(&p)
}

// weightOf is how many items and members a collection has, those of its items included.
func weightOf(v cty.Value) int {
	weight := v.LengthInt()
	if t := v.Type(); t.IsSetType() && t.ElementType().IsPrimitiveType() {
		return weight
	}
	for it := v.ElementIterator(); it.Next() && weight <= maxParts; {
		_, item := it.Element()
		for _, p := range placesIn(item.Marks()) {
			weight += p.weight
		}
	}
	return weight
}

// text makes the value of a string from its parts.
func (s *scope) text(parts []part, p place, spells *tree.Node) cty.Value {
	var b strings.Builder
	open := false
	for _, q := range parts {
		for _, g := range q.segs {
			g.at += b.Len()
			p.segs = append(p.segs, g)
		}
		b.WriteString(q.text)
		open = open || q.expr != ""
	}
	p.spells = spells
	if open {
		return cty.UnknownVal(cty.String).Mark(&hole{parts: parts, span: p.span, sure: true, spells: spells})
	}
	v := cty.StringVal(b.String())
	if v.AsString() != b.String() || !looksJSON(b.String()) {
		p.segs = nil
	}
	return s.at(v, p)
}

// size is the number of bytes of parts.
func size(parts []part) int {
	n := 0
	for _, p := range parts {
		n += len(p.text) + len(p.expr)
	}
	return n
}

// A name of an object cannot be unknown. A hole in it is a number between two code points that are no characters.
const (
	holeBegin = "\uFDD0"
	holeEnd   = "\uFDD1"
)

// plain is a text without the code points that mark holes.
func plain(text string) string {
	if !strings.Contains(text, holeBegin) {
		return text
	}
	return strings.ReplaceAll(text, holeBegin, "\uFFFD")
}

// nameOf is the name that parts make.
func (r *reader) nameOf(parts []part) string {
	var b strings.Builder
	for _, p := range parts {
		if p.expr == "" {
			b.WriteString(plain(p.text))
			continue
		}
		n, known := r.keyOf[p.expr]
		if !known {
			n = len(r.keys)
			r.keys = append(r.keys, p)
			r.keyOf[p.expr] = n
		}
		b.WriteString(holeBegin + strconv.Itoa(n) + holeEnd)
	}
	return b.String()
}

// partsOf are the parts of a name, and whether one is a hole.
func (r *reader) partsOf(name string) ([]part, bool) {
	var parts []part
	open := false
	for {
		before, rest, found := strings.Cut(name, holeBegin)
		number, after, closed := strings.Cut(rest, holeEnd)
		n, err := strconv.Atoi(number)
		if !found || !closed || err != nil || n < 0 || n >= len(r.keys) {
			return append(parts, part{text: name}), open
		}
		if before != "" {
			parts = append(parts, part{text: before})
		}
		parts, open, name = append(parts, r.keys[n]), true, after
		if name == "" {
			return parts, true
		}
	}
}

// isOpen reports whether a name has a hole.
func isOpen(name string) bool { return strings.Contains(name, holeBegin) }

// openNames reports whether an object or a map in v has a name with a hole.
func (r *reader) openNames(v cty.Value) bool {
	if len(r.keys) == 0 {
		return false
	}
	open := false
	visit(v, func(v cty.Value) {
		switch t := v.Type(); {
		case t.IsObjectType():
			for name := range t.AttributeTypes() {
				open = open || isOpen(name)
			}
		case t.IsMapType() && v.IsKnown() && !v.IsNull():
			for name := range v.AsValueMap() {
				open = open || isOpen(name)
			}
		}
	})
	return open
}

// visit calls f with v and every value in it, without their own marks.
func visit(v cty.Value, f func(cty.Value)) {
	v, _ = v.Unmark()
	f(v)
	if v.IsKnown() && !v.IsNull() && v.CanIterateElements() {
		for it := v.ElementIterator(); it.Next(); {
			_, item := it.Element()
			visit(item, f)
		}
	}
}
