package fact

import (
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// Around is a document of the newest version around a statement, or a list of them.
func Around(statements *tree.Node) Document {
	at := statements.Span
	list := *statements
	if list.Kind != '[' {
		list = tree.Node{Kind: '[', Span: at, Items: []tree.Node{list}}
	}
	member := func(name string, value tree.Node) tree.Member {
		before := source.Span{Text: at.Text, From: at.From, To: at.From}
		return tree.Member{Name: tree.String{Value: name, Span: before}, Value: value}
	}
	root := tree.Node{Kind: '{', Span: at, Members: []tree.Member{
		member("Version", tree.Node{Kind: '"', Text: string(policy.Version2012), Span: at}), member("Statement", list),
	}}
	return Document{JSON: root.Print(), Expressions: root.Expressions(nil), Span: at, Tree: &root}
}
