package cloudformation

import (
	"strings"

	"rolewalk/engine/tree"
)

// Document evaluates the functions in a policy document that was cut out of a template. ok is false if the tree is no
// document or has no function.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
func Document(root *tree.Node) (document tree.Node, ok bool) {
	if root.Kind != '{' || root.Member("Statement") == nil || !hasFunction(root) {
		return tree.Node{}, false
	}
	return newResolver(&tree.Node{Kind: '{', Span: root.Span}, nil).eval(root)
}

// hasFunction reports whether a Ref or another function stands anywhere in the tree.
func hasFunction(n *tree.Node) bool {
	for i := range n.Items {
		if hasFunction(&n.Items[i]) {
			return true
		}
	}
	for i := range n.Members {
		m := &n.Members[i]
		name := m.Name.Value
		if len(n.Members) == 1 && (name == "Ref" || strings.HasPrefix(name, "Fn::")) || hasFunction(&m.Value) {
			return true
		}
	}
	return false
}
