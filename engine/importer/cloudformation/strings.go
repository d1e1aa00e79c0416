package cloudformation

import (
	"encoding/base64"
	"strconv"
	"strings"

	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// sub evaluates Fn::Sub: a text, or a list of a text and the values of names in it.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html
func (r *resolver) sub(n, argument *tree.Node) (tree.Node, bool) {
	pattern, own := argument, (*tree.Node)(nil)
	if argument.Kind == '[' && len(argument.Items) > 0 {
		pattern = &argument.Items[0]
		if len(argument.Items) > 1 {
			own = &argument.Items[1]
		}
	}
	if pattern.Kind != '"' {
		return r.unevaluated(n, "Fn::Sub", "its text is none"), true
	}
	var out text
	rest, at := pattern.Text, 0
	for {
		before, after, found := strings.Cut(rest, "${")
		out.b.WriteString(before)
		name, behind, closed := strings.Cut(after, "}")
		if !found {
			break
		}
		if !closed {
			out.b.WriteString("${" + after)
			break
		}
		from := at + len(before)
		at = from + len("${}") + len(name)
		rest = behind
		if literal, ok := strings.CutPrefix(name, "!"); ok {
			out.b.WriteString("${" + literal + "}")
			continue
		}
		r.variable(&out, strings.TrimSpace(name), own, inner(pattern, from, at))
	}
	r.text += out.b.Len()
	return out.done(n.Span), true
}

// inner is the place of the bytes [from, to) of a string, the string's own if it is written with escapes.
func inner(n *tree.Node, from, to int) source.Span {
	at := n.Span
	switch at.To - at.From {
	case len(n.Text):
		return source.Span{Text: at.Text, From: at.From + from, To: at.From + to}
	case len(n.Text) + len(`""`):
		return source.Span{Text: at.Text, From: at.From + 1 + from, To: at.From + 1 + to}
	}
	return at
}

// variable adds what `${name}` stands for in Fn::Sub. own has the values that the call itself gives.
func (r *resolver) variable(out *text, name string, own *tree.Node, at source.Span) {
	var value tree.Node
	given := own.At(name)
	switch {
	case given != nil:
		var ok bool
		if value, ok = r.eval(given); !ok {
			value = hole(name, at)
		}
	case strings.Contains(name, ".") && r.parameters[name] == nil:
		value = r.attribute(name, at)
	case r.isPolicyVariable(name):
		r.notRead(at, "${"+name+"}"+r.where(), "Fn::Sub takes it for a name of the template, and AWS refuses that: write ${!"+name+"}")
		out.b.WriteString("${" + name + "}")
		return
	default:
		value = r.standsFor(name, at)
	}
	if !isScalar(&value) {
		value = hole(name, at)
	}
	out.node(&value)
}

// isPolicyVariable reports whether a name is a key of a policy, such as aws:username, and nothing of the template.
func (r *resolver) isPolicyVariable(name string) bool {
	return strings.Contains(name, ":") && !strings.HasPrefix(name, "AWS::")
}

// join evaluates Fn::Join.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-join.html
func (r *resolver) join(n, argument *tree.Node) (tree.Node, bool) {
	delimiter, list, ok := r.pair(argument)
	if !ok || !isScalar(&delimiter) {
		return r.unevaluated(n, "Fn::Join", "it wants a delimiter and a list"), true
	}
	if list.Kind != '[' {
		return hole("Fn::Join "+expressionOf(&list), n.Span), true
	}
	var out text
	for i := range list.Items {
		item := &list.Items[i]
		if !isScalar(item) {
			return r.unevaluated(n, "Fn::Join", "a value in its list is no text"), true
		}
		if i > 0 {
			out.node(&delimiter)
		}
		out.node(item)
		if r.text += len(item.Text) + len(delimiter.Text); r.spent() {
			break
		}
	}
	return out.done(n.Span), true
}

// pair evaluates an argument of two values; ok is false if it has another number.
func (r *resolver) pair(argument *tree.Node) (first, second tree.Node, ok bool) {
	if len(argument.Items) != 2 {
		return first, second, false
	}
	first, ok1 := r.eval(&argument.Items[0])
	second, ok2 := r.eval(&argument.Items[1])
	return first, second, ok1 && ok2
}

// split evaluates Fn::Split. A text with an expression cannot be split, because the expression may have the delimiter.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-split.html
func (r *resolver) split(n, argument *tree.Node) (tree.Node, bool) {
	delimiter, value, ok := r.pair(argument)
	if !ok || !isScalar(&delimiter) || delimiter.Text == "" || !isScalar(&value) {
		return r.unevaluated(n, "Fn::Split", "it wants a delimiter and a text"), true
	}
	if len(value.Holes) > 0 || len(delimiter.Holes) > 0 {
		return hole("Fn::Split "+expressionOf(&delimiter)+" "+expressionOf(&value), n.Span), true
	}
	list := tree.Node{Kind: '[', Span: n.Span}
	for _, part := range strings.Split(value.Text, delimiter.Text) {
		r.values++
		list.Items = append(list.Items, tree.Node{Kind: '"', Span: n.Span, Text: part})
	}
	return list, true
}

// selected evaluates Fn::Select, whose index counts from 0.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-select.html
func (r *resolver) selected(n, argument *tree.Node) (tree.Node, bool) {
	index, list, ok := r.pair(argument)
	if !ok || !isScalar(&index) {
		return r.unevaluated(n, "Fn::Select", "it wants an index and a list"), true
	}
	if len(index.Holes) > 0 || list.Kind != '[' {
		return hole("Fn::Select "+expressionOf(&index)+" "+expressionOf(&list), n.Span), true
	}
	i, err := strconv.Atoi(index.Text)
	if err != nil || i < 0 || i >= len(list.Items) {
		return r.unevaluated(n, "Fn::Select "+index.Text, "its list has no such value"), true
	}
	return list.Items[i], true
}

// length evaluates Fn::Length.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-length.html
func (r *resolver) length(n, argument *tree.Node) (tree.Node, bool) {
	list, ok := r.eval(argument)
	if !ok || list.Kind != '[' {
		return hole("Fn::Length "+expressionOf(&list), n.Span), true
	}
	return tree.Node{Kind: '0', Span: n.Span, Text: strconv.Itoa(len(list.Items))}, true
}

// base64 evaluates Fn::Base64.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-base64.html
func (r *resolver) base64(n, argument *tree.Node) (tree.Node, bool) {
	value, ok := r.eval(argument)
	if !ok || !isScalar(&value) || len(value.Holes) > 0 {
		return hole("Fn::Base64 "+expressionOf(&value), n.Span), true
	}
	r.text += len(value.Text)
	return tree.Node{Kind: '"', Span: n.Span, Text: base64.StdEncoding.EncodeToString([]byte(value.Text))}, true
}
