package cloudformation

import (
	"strings"

	"rolewalk/engine/tree"
)

const (
	forEachPrefix = "Fn::ForEach::"
	maxForEach    = 10_000 // how many members the loops of a template make
)

// each returns the members with what each Fn::ForEach among them makes in its place.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
func (r *resolver) each(members []tree.Member, depth int) (list []tree.Member) {
	for i := range members {
		m := &members[i]
		if !strings.HasPrefix(m.Name.Value, forEachPrefix) {
			list = append(list, *m)
			continue
		}
		made, ok := r.forEach(m)
		if r.loops += len(made); !ok || depth == maxDepth || r.loops > maxForEach {
			r.notRead(m.Span(), m.Name.Value, "its list is not known from the template, or it is too long")
			continue
		}
		list = append(list, r.each(made, depth+1)...)
	}
	return list
}

// forEach returns what one loop makes; ok is false if that is not known.
func (r *resolver) forEach(m *tree.Member) (made []tree.Member, ok bool) {
	parts := m.Value.Items
	if len(parts) != 3 || parts[0].Kind != '"' || parts[2].Kind != '{' {
		return nil, false
	}
	list, ok := r.eval(&parts[1])
	if !ok || list.Kind != '[' {
		return nil, false
	}
	for i := range list.Items {
		item := &list.Items[i]
		if !isScalar(item) || len(item.Holes) > 0 {
			return nil, false
		}
		inside := strings.NewReplacer("${"+parts[0].Text+"}", item.Text, "&{"+parts[0].Text+"}", alphanumeric(item.Text))
		for _, member := range parts[2].Members {
			made = append(made, r.replaced(member, inside))
		}
		if len(made) > maxForEach || r.spent() {
			return nil, false
		}
	}
	return made, true
}

// alphanumeric is value without what a logical ID may not have.
func alphanumeric(value string) string {
	return strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
			return c
		}
		return -1
	}, value)
}

// replaced is the member with the loop's variable replaced in its names and texts.
func (r *resolver) replaced(m tree.Member, inside *strings.Replacer) tree.Member {
	m.Name.Value = inside.Replace(m.Name.Value)
	m.Value = r.replacedValue(m.Value, inside)
	return m
}

func (r *resolver) replacedValue(n tree.Node, inside *strings.Replacer) tree.Node {
	r.values++
	if n.Kind == '"' {
		n.Text = inside.Replace(n.Text)
		r.text += len(n.Text)
	}
	items, members := n.Items, n.Members
	n.Items, n.Members = nil, nil
	if r.spent() {
		return n
	}
	for i := range items {
		n.Items = append(n.Items, r.replacedValue(items[i], inside))
	}
	for i := range members {
		n.Members = append(n.Members, r.replaced(members[i], inside))
	}
	return n
}
