package cloudformation

import (
	"strings"

	"rolewalk/engine/tree"
)

// eval is a value with its functions evaluated; ok is false if it is AWS::NoValue, which takes away what has it.
func (r *resolver) eval(n *tree.Node) (value tree.Node, ok bool) {
	r.values++
	r.depth++
	defer func() { r.depth-- }()
	if r.spent() {
		return hole("…", n.Span), true
	}
	switch n.Kind {
	case '{':
		if len(n.Members) == 1 {
			m := &n.Members[0]
			if f := functionOf(m.Name.Value); f != nil {
				return f(r, n, &m.Value)
			}
			if strings.HasPrefix(m.Name.Value, "Fn::") {
				return r.unevaluated(n, m.Name.Value, "it is evaluated when the template is deployed"), true
			}
		}
		return r.object(n), true
	case '[':
		value = tree.Node{Kind: '[', Span: n.Span}
		for i := range n.Items {
			if item, ok := r.eval(&n.Items[i]); ok {
				value.Items = append(value.Items, item)
			}
		}
		return value, true
	}
	return *n, true
}

func (r *resolver) object(n *tree.Node) tree.Node {
	value := tree.Node{Kind: '{', Span: n.Span}
	for i := range n.Members {
		m := &n.Members[i]
		if strings.HasPrefix(m.Name.Value, "Fn::") {
			r.notRead(m.Span(), m.Name.Value+r.where(), "it stands beside other members, and what it makes of them is not known")
			continue
		}
		if v, ok := r.eval(&m.Value); ok {
			value.Members = append(value.Members, tree.Member{Name: m.Name, Value: v})
		}
	}
	return value
}

// where says in which resource the evaluation is.
func (r *resolver) where() string {
	if r.inside == "" {
		return ""
	}
	return " in " + r.inside
}

// unevaluated is an expression in place of the function call n, and names it.
func (r *resolver) unevaluated(n *tree.Node, what, reason string) tree.Node {
	r.notRead(n.Span, what+r.where(), reason)
	return hole(what, n.Span)
}

// function evaluates the call n with its argument.
type function func(r *resolver, n, argument *tree.Node) (tree.Node, bool)

// functionOf is the function of that name, nil if none stands for a value. Fn::Cidr, Fn::GetAZs and Fn::ImportValue are
// known only to a deployment.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
func functionOf(name string) function {
	switch name {
	case "Ref":
		return (*resolver).ref
	case "Fn::GetAtt":
		return (*resolver).getAtt
	case "Fn::Sub":
		return (*resolver).sub
	case "Fn::Join":
		return (*resolver).join
	case "Fn::Split":
		return (*resolver).split
	case "Fn::Select":
		return (*resolver).selected
	case "Fn::If":
		return (*resolver).choose
	case "Fn::FindInMap":
		return (*resolver).findInMap
	case "Fn::Base64":
		return (*resolver).base64
	case "Fn::ToJsonString":
		return (*resolver).toJSON
	case "Fn::Length":
		return (*resolver).length
	case "Fn::Cidr", "Fn::GetAZs", "Fn::ImportValue":
		return func(r *resolver, n, argument *tree.Node) (tree.Node, bool) { return r.later(name, n, argument) }
	}
	return nil
}

// later is the expression of a function that only a deployment evaluates.
func (r *resolver) later(name string, n, argument *tree.Node) (tree.Node, bool) {
	expression := name
	if value, ok := r.eval(argument); ok && isScalar(&value) && value.Text != "" && value.Kind != 'n' {
		expression += " " + expressionOf(&value)
	}
	return hole(expression, n.Span), true
}
