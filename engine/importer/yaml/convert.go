package yaml

import (
	"fmt"
	"strings"

	yaml "go.yaml.in/yaml/v3"

	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// maxExpanded is how many values the aliases of one document may stand for.
const maxExpanded = 100_000

// converter makes a tree of the parser's nodes.
type converter struct {
	places
	id     source.TextID
	faults *faultList
	// How deep the value that is read nests, and how deep any did so far.
	depth, deepest int
	values         int // how many were read so far, those that aliases stand for included
	// known is what an anchor stands for. One that is there and not done is being read.
	known    map[*yaml.Node]*anchored
	expanded int // how many values aliases stand for so far
	tooMany  bool
}

// anchored is what an anchor stands for, its values counted with those of its aliases, and how deep it nests.
type anchored struct {
	value  tree.Node
	done   bool
	values int
	height int
}

func newConverter(text string, id source.TextID, base int, faults *faultList) *converter {
	return &converter{
		places: newPlaces(text, base), id: id, faults: faults, known: map[*yaml.Node]*anchored{},
	}
}

func (c *converter) span(from, to int) source.Span {
	return source.Span{Text: c.id, From: from, To: max(from, to)}
}

// value is the node as a tree, and where it ends.
func (c *converter) value(n *yaml.Node) (tree.Node, int) {
	from := c.of(n)
	if n.Kind == yaml.AliasNode {
		return c.alias(n, from)
	}
	if n.Anchor == "" {
		return c.tagged(n, from)
	}
	a := &anchored{}
	c.known[n] = a
	values, deepest := c.values, c.deepest
	c.deepest = c.depth
	value, end := c.tagged(n, from)
	a.value, a.values, a.height, a.done = value, c.values-values, c.deepest-c.depth, true
	c.deepest = max(c.deepest, deepest)
	return value, end
}

// alias is what the alias at from stands for, null with a fault if that is beyond a bound.
func (c *converter) alias(n *yaml.Node, from int) (tree.Node, int) {
	end := from + 1 + len(n.Value)
	null := tree.Node{Kind: 'n', Span: c.span(from, end), Text: "null"}
	a := c.known[n.Alias]
	switch {
	case a == nil || !a.done:
		c.faults.add(from, end, "this alias stands for a value that contains it, so it has no value")
		return null, end
	case c.depth+a.height > tree.MaxDepth:
		c.tooDeep(from, end)
		return null, end
	case c.expanded+a.values > maxExpanded:
		if !c.tooMany {
			c.tooMany = true
			c.faults.add(from, end,
				fmt.Sprintf("the aliases of this text stand for more than %d values, so the rest of them have no value",
					maxExpanded))
		}
		return null, end
	}
	c.expanded += a.values
	c.values += a.values
	c.deepest = max(c.deepest, c.depth+a.height)
	return a.value, end
}

func (c *converter) tooDeep(from, to int) {
	c.faults.add(from, to, fmt.Sprintf("this is nested more than %d levels deep, so it is not read", tree.MaxDepth))
}

// tagged is the node with what its tag makes of it.
func (c *converter) tagged(n *yaml.Node, from int) (tree.Node, int) {
	content, tagEnd := c.skipProperties(n, from)
	function := ""
	if n.Style&yaml.TaggedStyle != 0 {
		if function = functions[n.Tag]; function == "" && !strings.HasPrefix(n.Tag, "!!") {
			c.faults.add(from, tagEnd, fmt.Sprintf("the tag %s is not known, so its value is read as it is written", n.Tag))
		}
	}
	if function != "" {
		defer c.deeper()()
	}
	c.values++
	value, end := c.content(n, content)
	if function != "" {
		tag := from
		if tagEnd > from {
			tag = from + strings.LastIndexByte(c.text[from:tagEnd], '!')
		}
		value = call(function, c.span(tag, tagEnd), value)
	}
	return value, end
}

// deeper goes one level down; the function goes back.
func (c *converter) deeper() (back func()) {
	c.depth++
	c.deepest = max(c.deepest, c.depth)
	return func() { c.depth-- }
}

// content is the node without its tag, whose content begins at from.
func (c *converter) content(n *yaml.Node, from int) (tree.Node, int) {
	if n.Kind == yaml.ScalarNode {
		end := c.scalarEnd(n, from)
		return tree.Node{Kind: kindOf(n), Span: c.span(from, end), Text: scalarText(n)}, end
	}
	defer c.deeper()()
	if c.depth > tree.MaxDepth {
		c.tooDeep(from, from+1)
		return tree.Node{Kind: 'n', Span: c.span(from, from), Text: "null"}, from
	}
	if n.Kind == yaml.SequenceNode {
		return c.sequence(n, from)
	}
	return c.mapping(n, from)
}

// scalarText is a scalar's text as a tree has it.
func scalarText(n *yaml.Node) string {
	switch kindOf(n) {
	case 'n':
		return "null"
	case 't':
		return "true"
	case 'f':
		return "false"
	}
	return n.Value
}

func (c *converter) sequence(n *yaml.Node, from int) (tree.Node, int) {
	list := tree.Node{Kind: '['}
	end := from + 1
	for _, item := range n.Content {
		var value tree.Node
		value, end = c.value(item)
		list.Items = append(list.Items, value)
	}
	if n.Style&yaml.FlowStyle != 0 {
		end = c.closed(end, ']')
	}
	list.Span = c.span(from, end)
	return list, end
}

func (c *converter) mapping(n *yaml.Node, from int) (tree.Node, int) {
	object := tree.Node{Kind: '{'}
	if text, end, ok := c.placeholder(n, from); ok {
		return tree.Node{Kind: '"', Span: c.span(from, end), Text: text}, end
	}
	end := from + 1
	names := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		name, keyEnd, ok := c.key(key)
		var v tree.Node
		if v, end = c.value(value); isEmptyPlain(value) {
			end = max(end, keyEnd)
		}
		switch {
		case !ok:
		case name.Value == "<<" && isMerge(key):
			c.merge(&object, n, v)
		default:
			if names[name.Value] {
				c.faults.add(name.Span.From, keyEnd, "this key stands twice in one object, and the first one is read")
			}
			names[name.Value] = true
			object.Members = append(object.Members, tree.Member{Name: name, Value: v})
		}
	}
	if n.Style&yaml.FlowStyle != 0 {
		end = c.closed(end, '}')
	}
	object.Span = c.span(from, end)
	return object, end
}

// key is the name that a key is, and where it ends. A key that is a list or an object is a fault.
func (c *converter) key(n *yaml.Node) (name tree.String, end int, ok bool) {
	from := c.of(n)
	if n.Kind != yaml.ScalarNode && n.Kind != yaml.AliasNode {
		_, end = c.value(n)
		c.faults.add(from, end, "a key that is no name, so its value is not read")
		return name, end, false
	}
	if n.Kind == yaml.AliasNode {
		value, end := c.alias(n, from)
		return tree.String{Value: value.Text, Span: c.span(from, end)}, end, value.Kind != '{' && value.Kind != '['
	}
	if n.Anchor != "" {
		_, _ = c.value(n)
	}
	content, _ := c.skipProperties(n, from)
	end = c.scalarEnd(n, content)
	return tree.String{Value: n.Value, Span: c.span(content, end)}, end, true
}

func isMerge(key *yaml.Node) bool { return key.Kind == yaml.ScalarNode && key.Tag == "!!merge" }

// merge adds the members of what a merge key has that the mapping n does not name itself. Of a list the first one goes
// before the later ones.
//
// See https://yaml.org/type/merge.html
func (c *converter) merge(object *tree.Node, n *yaml.Node, from tree.Node) {
	own := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		own[n.Content[i].Value] = true
	}
	for _, source := range from.List() {
		if source.Kind != '{' {
			c.faults.add(source.Span.From, source.Span.To, "a merge key << merges objects, so this value is not read")
			continue
		}
		for _, m := range source.Members {
			if !own[m.Name.Value] {
				own[m.Name.Value] = true
				object.Members = append(object.Members, m)
			}
		}
	}
}

// placeholder is the text of `{{ NAME }}`, which a template's author leaves to be filled in. YAML takes it for an
// object in an object.
func (c *converter) placeholder(n *yaml.Node, from int) (text string, end int, ok bool) {
	if n.Style&yaml.FlowStyle == 0 || len(n.Content) != 2 || n.Content[0].Kind != yaml.MappingNode ||
		!strings.HasPrefix(c.text[from:], "{{") {
		return "", 0, false
	}
	length := strings.Index(c.text[from:], "}}")
	if length < 0 || strings.ContainsAny(c.text[from+2:from+length], "{}\n") {
		return "", 0, false
	}
	end = from + length + len("}}")
	return c.text[from:end], end, true
}
