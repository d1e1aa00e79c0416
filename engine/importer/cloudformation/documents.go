package cloudformation

import (
	"strconv"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// document is a policy: an object, or JSON in a string. One that the template does not tell is unknown, and named in
// the unread parts as what; nil stays nil.
func (c *collector) document(n *tree.Node, what string) *fact.Document {
	switch {
	case n == nil:
		return nil
	case n.Kind == '"' && !isHole(n):
		inner, ok := parse(n)
		if !ok {
			c.unread(what, "its text is no JSON", n.Span)
			return &fact.Document{Span: n.Span, Tree: n}
		}
		return &fact.Document{JSON: inner.Print(), Expressions: distinct(inJSON(n)), Span: n.Span}
	case n.Kind == '{':
		return &fact.Document{JSON: n.Print(), Expressions: distinct(n.Expressions(nil)), Span: n.Span, Tree: n}
	}
	if isHole(n) {
		c.unread(what, n.Text+" has no value in the template", n.Span)
	} else {
		c.unread(what, "it is no object", n.Span)
	}
	return &fact.Document{Span: n.Span}
}

// distinct are the expressions, each once.
func distinct(expressions []string) (list []string) {
	seen := map[string]bool{}
	for _, e := range expressions {
		if !seen[e] {
			seen[e] = true
			list = append(list, e)
		}
	}
	return list
}

// inJSON are the expressions in a text that is JSON, as JSON that is printed has them.
func inJSON(n *tree.Node) (list []string) {
	for _, h := range n.Holes {
		text := `"` + n.Text[h.From:h.To] + `"`
		if inner, fault := tree.ReadJSON(text, source.Span{To: len(text)}); fault == nil {
			printed := inner.Print()
			list = append(list, printed[1:len(printed)-1])
		}
	}
	return list
}

// parse reads JSON in a string. Each place is that of the string.
func parse(n *tree.Node) (tree.Node, bool) {
	inner, fault := tree.ReadJSON(n.Text, source.Span{To: len(n.Text)})
	if fault != nil || inner.Kind != '{' {
		return tree.Node{}, false
	}
	inner.PutAt(n.Span)
	return inner, true
}

// policyName is the name of an inline policy as IAM allows it. It decides nothing, so what an expression in it stands
// for does not matter.
//
// See https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html
func policyName(n *tree.Node, otherwise string) string {
	if n == nil || !isScalar(n) {
		return otherwise
	}
	name := strings.Trim(strings.Map(func(r rune) rune {
		if aws.PolicyName.HasCharacters(string(r)) {
			return r
		}
		return '-'
	}, n.Text), "-")
	if name == "" {
		return otherwise
	}
	return name[:min(len(name), aws.PolicyName.Longest-len("-00000"))]
}

// inlineName is a name of an inline policy of an entity.
type inlineName struct {
	entity *fact.Entity
	name   string
}

// addInline adds an inline policy under a name that no other one of the entity has.
func (c *collector) addInline(e *fact.Entity, name string, d *fact.Document) {
	base := inlineName{e, name}
	for taken := base; c.inline[taken] > 0; taken = (inlineName{e, name}) {
		c.inline[base]++
		name = base.name + "-" + strconv.Itoa(c.inline[base])
	}
	c.inline[inlineName{e, name}]++
	e.Inline = append(e.Inline, fact.Named{Name: name, Document: d})
}
