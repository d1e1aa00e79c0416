package terraform

import (
	"maps"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/zclconf/go-cty/cty"

	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// node is a value as a tree. What has no place of its own stands at span.
func (r *reader) node(v cty.Value, span source.Span) tree.Node {
	bare, marks := v.Unmark()
	if h := holeOf(v); h != nil {
		return r.holeNode(h, span)
	}
	var where map[string]source.Span
	own := placesIn(marks)
	if len(own) == 1 {
		span = own[0].span
	} else if p := r.placeFor(bare, marks); p != nil {
		span = p.span
		own = []*place{p}
	}
	for mark := range marks {
		if n, ok := mark.(*names); ok {
			where = n.join(where)
		}
	}
	n := tree.Node{Span: span}
	switch t := bare.Type(); {
	case !bare.IsKnown():
		return r.holeNode(&hole{parts: []part{{expr: "?", span: span}}}, span)
	case !bare.IsNull() && t == cty.String:
		n.Kind, n.Text = '"', bare.AsString()
		if len(own) == 1 {
			r.spell(&n, own[0].spells, own[0].segs)
		}
	case !bare.IsNull() && (t.IsObjectType() || t.IsMapType()):
		n.Kind = '{'
		r.members(&n, bare, where)
	case !bare.IsNull() && (t.IsTupleType() || t.IsCollectionType()):
		n.Kind = '['
		for it := bare.ElementIterator(); it.Next(); {
			_, item := it.Element()
			if t.IsSetType() {
				if p := r.placeFor(item, marks); p != nil {
					item = item.Mark(p)
				}
			}
			n.Items = append(n.Items, r.node(item, span))
		}
	default:
		n.Kind, n.Text = scalarNode(bare)
	}
	return n
}

// scalarNode is a number, true, false or null as JSON has it.
func scalarNode(v cty.Value) (jsontext.Kind, string) {
	switch t := v.Type(); {
	case v.IsNull():
		return 'n', "null"
	case t == cty.Bool && v.True():
		return 't', "true"
	case t == cty.Bool:
		return 'f', "false"
	case t == cty.Number:
		return '0', numberText(v)
	}
	return 'n', "null"
}

// numberText is a number as Terraform prints it.
func numberText(v cty.Value) string {
	as, err := safeConvert(v, cty.String)
	if err != nil {
		return "0"
	}
	return as.AsString()
}

// members adds the members of an object or a map, by name.
func (r *reader) members(n *tree.Node, v cty.Value, where map[string]source.Span) {
	for it := v.ElementIterator(); it.Next(); {
		key, value := it.Element()
		key, _ = key.Unmark()
		node := r.node(value, n.Span)
		parts, _ := r.partsOf(key.AsString())
		m := named(parts, node.Span)
		if at, ok := where[m.Name.Value]; ok {
			m = named(parts, at)
		}
		m.Value = node
		n.Members = append(n.Members, m)
	}
	slices.SortStableFunc(n.Members, func(a, b tree.Member) int {
		return strings.Compare(a.Name.Value, b.Name.Value)
	})
}

// named is a member whose name is made of parts, without its value.
func named(parts []part, span source.Span) tree.Member {
	name, holes := flat(parts, span)
	return tree.Member{Name: tree.String{Value: name, Span: span}, Holes: holes}
}

// placesIn are the places among marks.
func placesIn(marks cty.ValueMarks) []*place {
	var list []*place
	for mark := range marks {
		if p, ok := mark.(*place); ok {
			list = append(list, p)
		}
	}
	return list
}

// join adds the names to those of a map.
func (n *names) join(into map[string]source.Span) map[string]source.Span {
	if into == nil {
		return n.spans
	}
	joined := maps.Clone(into)
	for name, at := range n.spans {
		if old, ok := joined[name]; !ok || at.From < old.From {
			joined[name] = at
		}
	}
	return joined
}

// holeNode is a value that is not known as a string with holes.
func (r *reader) holeNode(h *hole, span source.Span) tree.Node {
	n := tree.Node{Kind: '"', Span: span}
	n.Text, n.Holes = flat(h.parts, span)
	if !h.span.Empty() {
		n.Span = h.span
	}
	var segs []segment
	at := 0
	for _, p := range h.parts {
		for _, g := range p.segs {
			g.at += at
			segs = append(segs, g)
		}
		at += p.length()
	}
	r.spell(&n, h.spells, segs)
	return n
}

// length is how many bytes a part has in a text, where an expression stands as ${expr}.
func (p part) length() int {
	if p.expr != "" {
		return len(p.expr) + len("${}")
	}
	return len(p.text)
}

// flat is the text of parts, with its holes.
func flat(parts []part, span source.Span) (string, []tree.Hole) {
	var b []byte
	var holes []tree.Hole
	for _, p := range parts {
		if p.expr == "" {
			b = append(b, p.text...)
			continue
		}
		at := p.span
		if at.Empty() {
			at = span
		}
		from := len(b)
		b = append(b, "${"+p.expr+"}"...)
		holes = append(holes, tree.Hole{From: from, To: len(b), Expr: p.expr, Span: at})
	}
	return string(b), holes
}
