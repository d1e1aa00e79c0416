package cloudformation

import (
	"rolewalk/engine/tree"
)

// truth is whether a condition holds.
type truth uint8

const (
	unknown truth = iota
	yes
	no
)

// verdict is whether a condition holds, with why that is not known, in a sentence without a full stop.
type verdict struct {
	truth  truth
	reason string
	done   bool
}

// condition is whether the template's condition of that name holds with the defaults of the parameters.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html
func (r *resolver) condition(name string) *verdict {
	if v := r.conditions[name]; v != nil {
		if !v.done {
			v.reason = "the condition " + name + " refers to itself"
		}
		return v
	}
	v := &verdict{}
	r.conditions[name] = v
	if written := r.root.At("Conditions", name); written == nil {
		v.reason = "the template has no condition " + name
	} else {
		got := r.holds(written)
		v.truth = got.truth
		if v.truth == unknown && v.reason == "" {
			v.reason = "whether the condition " + name + " holds cannot be decided, because " + got.reason
		}
	}
	v.done = true
	return v
}

// holds decides a function of conditions. Of a verdict that is unknown the reason is a clause.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
func (r *resolver) holds(n *tree.Node) verdict {
	r.depth++
	defer func() { r.depth-- }()
	if n.Kind != '{' || len(n.Members) != 1 || r.spent() {
		return verdict{reason: "it is no function of conditions"}
	}
	argument := &n.Members[0].Value
	switch n.Members[0].Name.Value {
	case "Condition":
		v := r.condition(argument.String())
		return verdict{truth: v.truth, reason: v.reason}
	case "Fn::Equals":
		return r.equals(argument)
	case "Fn::Not":
		if len(argument.Items) != 1 {
			break
		}
		v := r.holds(&argument.Items[0])
		switch v.truth {
		case yes:
			v.truth = no
		case no:
			v.truth = yes
		}
		return v
	case "Fn::And":
		return r.all(argument, no, yes)
	case "Fn::Or":
		return r.all(argument, yes, no)
	}
	return verdict{reason: n.Members[0].Name.Value + " is not evaluated here"}
}

// all is decisive if one of the conditions is, and otherwise if all of them are.
func (r *resolver) all(argument *tree.Node, decisive, otherwise truth) verdict {
	result := verdict{truth: otherwise}
	for i := range argument.Items {
		v := r.holds(&argument.Items[i])
		if v.truth == decisive {
			return v
		}
		if v.truth == unknown && result.truth != unknown {
			result = v
		}
	}
	return result
}

// equals compares two values as their texts. Two of the same expressions are equal whatever they stand for.
func (r *resolver) equals(argument *tree.Node) verdict {
	first, second, ok := r.pair(argument)
	if !ok {
		return verdict{reason: "Fn::Equals wants two values"}
	}
	var a, b text
	a.comparable(&first)
	b.comparable(&second)
	switch {
	case a.b.String() == b.b.String():
		return verdict{truth: yes}
	case len(a.holes) > 0:
		return verdict{reason: valueless(a.holes[0].Expr)}
	case len(b.holes) > 0:
		return verdict{reason: valueless(b.holes[0].Expr)}
	}
	return verdict{truth: no}
}

// comparable adds a value so that equal ones have equal texts: a number is its text.
func (t *text) comparable(n *tree.Node) {
	if isScalar(n) {
		t.node(n)
		return
	}
	t.json(n)
}

func valueless(expression string) string { return expression + " has no value in the template" }

// choose evaluates Fn::If.
func (r *resolver) choose(n, argument *tree.Node) (tree.Node, bool) {
	if len(argument.Items) != 3 {
		return r.unevaluated(n, "Fn::If", "it wants a condition and two values"), true
	}
	name := argument.Items[0].String()
	v := r.condition(name)
	switch v.truth {
	case yes:
		return r.eval(&argument.Items[1])
	case no:
		return r.eval(&argument.Items[2])
	}
	return r.unevaluated(n, "Fn::If "+name, v.reason), true
}
