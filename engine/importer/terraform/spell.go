package terraform

import (
	"slices"
	"strings"

	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// spell gives a text that is JSON the value that it spells: the one that is known, or what is read from the text, with
// the places that segments say. Holes in names and values stay holes.
func (r *reader) spell(n *tree.Node, known *tree.Node, segs []segment) {
	if known != nil {
		n.Items = []tree.Node{*known}
		return
	}
	if !looksJSON(n.Text) || len(n.Text) > maxText || !r.spend(len(n.Text)/16) {
		return
	}
	s := speller{r: r, text: n.Text, holes: n.Holes, segs: segs, whole: n.Span}
	filled := s.fill()
	value, fault := tree.ReadJSON(filled, source.Span{To: len(filled)})
	if fault != nil {
		return
	}
	s.restore(&value)
	n.Items = []tree.Node{value}
}

// speller reads the JSON of a text with holes.
type speller struct {
	r     *reader
	text  string
	holes []tree.Hole
	segs  []segment
	whole source.Span
}

// fill is the text with as many plain letters in the place of each hole, in quotation marks where it is not in a
// string.
func (s *speller) fill() string {
	if len(s.holes) == 0 {
		return s.text
	}
	b := []byte(s.text)
	inside, at := false, 0
	for _, h := range s.holes {
		for ; at < h.From; at++ {
			switch {
			case b[at] == '\\' && inside:
				at++
			case b[at] == '"':
				inside = !inside
			}
		}
		for i := h.From; i < h.To; i++ {
			b[i] = 'x'
		}
		if !inside {
			b[h.From], b[h.To-1] = '"', '"'
		}
		at = max(at, h.To)
	}
	return string(b)
}

// restore gives a value its places in the files, and its holes.
func (s *speller) restore(n *tree.Node) {
	raw := n.Span
	n.Span = spanOf(s.segs, raw.From, raw.To, s.whole)
	if n.Kind == '"' {
		parts := s.parts(n.Text, raw)
		n.Text, n.Holes = flat(parts, n.Span)
	}
	for i := range n.Items {
		s.restore(&n.Items[i])
	}
	for i := range n.Members {
		m := &n.Members[i]
		raw := m.Name.Span
		name := named(s.parts(m.Name.Value, raw), spanOf(s.segs, raw.From, raw.To, s.whole))
		m.Name, m.Holes = name.Name, name.Holes
		s.restore(&m.Value)
	}
}

// parts are what a string at a stretch of the text is made of. decoded is the string with letters for holes.
func (s *speller) parts(decoded string, at source.Span) []part {
	var parts []part
	from, to := at.From+1, at.To-1
	found := false
	first, _ := slices.BinarySearchFunc(s.holes, at.From, func(h tree.Hole, at int) int { return h.From - at })
	for _, h := range s.holes[first:] {
		if h.To > at.To {
			break
		}
		found = true
		if text := decode(s.text[min(from, h.From):h.From]); text != "" {
			parts = append(parts, part{text: text})
		}
		parts = append(parts, part{expr: h.Expr, span: h.Span})
		from = h.To
	}
	if !found {
		return []part{{text: decoded}}
	}
	if from < to {
		parts = append(parts, part{text: decode(s.text[from:to])})
	}
	return parts
}

// decode is what a stretch of a string of JSON says.
func decode(raw string) string {
	if !strings.Contains(raw, `\`) {
		return raw
	}
	n, fault := tree.ReadJSON(`"`+raw+`"`, source.Span{To: len(raw) + 2})
	if fault != nil {
		return raw
	}
	return n.Text
}
