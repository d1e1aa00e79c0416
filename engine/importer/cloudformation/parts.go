package cloudformation

import (
	"strings"

	"rolewalk/engine/tree"
)

// part is a template around a part of one that was cut out: its resources, one resource, or the properties of a role.
// It is nil if the tree is no such part.
func part(root *tree.Node) *tree.Node {
	switch {
	case root == nil || root.Kind != '{' || root.Member("Resources") != nil:
		return nil
	case isResource(root):
		kind := root.At("Type").String()
		return around(*root, kind[strings.LastIndexByte(kind, ':')+1:], "Resources")
	case isRole(root):
		typed := tree.Node{Kind: '"', Span: root.Span, Text: "AWS::IAM::Role"}
		properties := around(*root, "Properties")
		properties.Members = append(properties.Members, tree.Member{Name: tree.String{Value: "Type"}, Value: typed})
		return around(*properties, "Role", "Resources")
	}
	for i := range root.Members {
		if isResource(&root.Members[i].Value) {
			return around(*root, "Resources")
		}
	}
	return nil
}

func isResource(n *tree.Node) bool {
	return n.Kind == '{' && strings.HasPrefix(n.At("Type").String(), "AWS::") && n.Member("Properties") != nil
}

// isRole reports whether a tree has the properties of a role. A role in an answer of AWS has an ARN too.
func isRole(n *tree.Node) bool {
	if inner := n.At("Properties"); inner != nil && len(n.Members) == 1 {
		n = inner
	}
	trust := n.At("AssumeRolePolicyDocument")
	return trust != nil && trust.Kind == '{' && n.Member("Arn") == nil && n.Member("RoleId") == nil
}

// around is an object that has the node under a name, and the next object that one, from the inside.
func around(n tree.Node, names ...string) *tree.Node {
	for _, name := range names {
		if name == "Properties" && n.At("Properties") != nil && len(n.Members) == 1 {
			continue
		}
		member := tree.Member{Name: tree.String{Value: name, Span: n.Span}, Value: n}
		n = tree.Node{Kind: '{', Span: n.Span, Members: []tree.Member{member}}
	}
	return &n
}
