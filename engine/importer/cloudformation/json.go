package cloudformation

import (
	"github.com/go-json-experiment/json/jsontext"

	"rolewalk/engine/tree"
)

// toJSON evaluates Fn::ToJsonString.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ToJsonString.html
func (r *resolver) toJSON(n, argument *tree.Node) (tree.Node, bool) {
	value, ok := r.eval(argument)
	if !ok {
		return tree.Node{}, false
	}
	var out text
	out.json(&value)
	r.text += out.b.Len()
	return out.done(n.Span), true
}

// json adds a value as JSON. An expression in a string stays one.
func (t *text) json(n *tree.Node) {
	switch n.Kind {
	case '{':
		t.b.WriteByte('{')
		for i := range n.Members {
			if i > 0 {
				t.b.WriteByte(',')
			}
			t.quoted(n.Members[i].Name.Value)
			t.b.WriteByte(':')
			t.json(&n.Members[i].Value)
		}
		t.b.WriteByte('}')
	case '[':
		t.b.WriteByte('[')
		for i := range n.Items {
			if i > 0 {
				t.b.WriteByte(',')
			}
			t.json(&n.Items[i])
		}
		t.b.WriteByte(']')
	case '"':
		t.b.WriteByte('"')
		at := 0
		for _, h := range n.Holes {
			t.escaped(n.Text[at:h.From])
			t.expression(h.Expr, h.Span)
			at = h.To
		}
		t.escaped(n.Text[at:])
		t.b.WriteByte('"')
	default:
		t.b.WriteString(n.Text)
	}
}

func (t *text) quoted(value string) {
	t.b.WriteByte('"')
	t.escaped(value)
	t.b.WriteByte('"')
}

// escaped adds a part of a string of JSON. Bytes that are no UTF-8 become U+FFFD.
func (t *text) escaped(value string) {
	quoted, _ := jsontext.AppendQuote(nil, value)
	t.b.Write(quoted[1 : len(quoted)-1])
}
