package cloudformation

import (
	"strings"

	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// pseudo are the pseudo parameters that the template alone tells, in AWS's standard partition. The others are known
// only to a deployment.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
var pseudo = map[string]string{
	"AWS::Partition": "aws",
	"AWS::URLSuffix": "amazonaws.com",
}

const noValue = "AWS::NoValue"

// ref evaluates Ref: a pseudo parameter, a parameter, or a resource.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html
func (r *resolver) ref(n, argument *tree.Node) (tree.Node, bool) {
	name, ok := r.eval(argument)
	if !ok || !isScalar(&name) || len(name.Holes) > 0 {
		return r.unevaluated(n, "Ref", "it names nothing"), true
	}
	if name.Text == noValue {
		return tree.Node{}, false
	}
	return r.standsFor(name.Text, n.Span), true
}

// standsFor is what a name stands for.
func (r *resolver) standsFor(name string, at source.Span) tree.Node {
	if value, known := pseudo[name]; known {
		return tree.Node{Kind: '"', Span: at, Text: value}
	}
	if p := r.parameters[name]; p != nil && p.value != nil {
		value := *p.value
		value.Span = at
		r.text += len(value.Text)
		return value
	}
	kind := r.typeOf(name)
	if property := names[kind]; property != "" {
		value := r.nameNode(name, property, at)
		value.Span = at
		return value
	}
	if arnForms[kind].ref {
		if arn, ok := r.arnOf(name, at); ok {
			return arn
		}
	}
	return hole(name, at)
}

// getAtt evaluates Fn::GetAtt, whose argument is a list, or `Resource.Attribute`.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getatt.html
func (r *resolver) getAtt(n, argument *tree.Node) (tree.Node, bool) {
	value, ok := r.eval(argument)
	var parts []string
	for _, part := range value.List() {
		if isScalar(&part) {
			parts = append(parts, expressionOf(&part))
		}
	}
	if !ok || len(parts) == 0 {
		return r.unevaluated(n, "Fn::GetAtt", "it names nothing"), true
	}
	return r.attribute(strings.Join(parts, "."), n.Span), true
}

// attribute is what `Resource.Attribute` stands for: an ARN that is made of a name, or an expression.
func (r *resolver) attribute(name string, at source.Span) tree.Node {
	id, attribute, _ := strings.Cut(name, ".")
	if form := arnForms[r.typeOf(id)]; form.attribute != "" && form.attribute == attribute {
		if arn, ok := r.arnOf(id, at); ok {
			return arn
		}
	}
	return hole(name, at)
}

// findInMap evaluates Fn::FindInMap.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap.html
func (r *resolver) findInMap(n, argument *tree.Node) (tree.Node, bool) {
	var keys []string
	known := true
	for i := range argument.Items {
		if i == 3 {
			break
		}
		key, ok := r.eval(&argument.Items[i])
		known = known && ok && isScalar(&key) && len(key.Holes) == 0
		keys = append(keys, expressionOf(&key))
	}
	expression := "Fn::FindInMap " + strings.Join(keys, ".")
	if len(keys) != 3 {
		return r.unevaluated(n, expression, "it wants a map and two keys"), true
	}
	if !known {
		return hole(expression, n.Span), true
	}
	if value := r.root.At("Mappings", keys[0], keys[1], keys[2]); value != nil {
		found := *value
		found.Span = n.Span
		r.text += len(found.Text)
		return found, true
	}
	if len(argument.Items) > 3 {
		if value := argument.Items[3].At("DefaultValue"); value != nil {
			return r.eval(value)
		}
	}
	return r.unevaluated(n, expression, "the template's Mappings do not have it"), true
}
