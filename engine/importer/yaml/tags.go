package yaml

import (
	"strings"

	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// functions are CloudFormation's short tags and the names of the functions that they stand for.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
// and https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
var functions = map[string]string{
	"!And":              "Fn::And",
	"!Base64":           "Fn::Base64",
	"!Cidr":             "Fn::Cidr",
	"!Condition":        "Condition",
	"!Contains":         "Fn::Contains",
	"!EachMemberEquals": "Fn::EachMemberEquals",
	"!EachMemberIn":     "Fn::EachMemberIn",
	"!Equals":           "Fn::Equals",
	"!FindInMap":        "Fn::FindInMap",
	"!GetAtt":           "Fn::GetAtt",
	"!GetAZs":           "Fn::GetAZs",
	"!If":               "Fn::If",
	"!ImportValue":      "Fn::ImportValue",
	"!Join":             "Fn::Join",
	"!Length":           "Fn::Length",
	"!Not":              "Fn::Not",
	"!Or":               "Fn::Or",
	"!Ref":              "Ref",
	"!RefAll":           "Fn::RefAll",
	"!Select":           "Fn::Select",
	"!Split":            "Fn::Split",
	"!Sub":              "Fn::Sub",
	"!ToJsonString":     "Fn::ToJsonString",
	"!Transform":        "Fn::Transform",
	"!ValueOf":          "Fn::ValueOf",
	"!ValueOfAll":       "Fn::ValueOfAll",
}

// call is the value as the argument of the function that the short tag at the span stands for.
func call(function string, tag source.Span, value tree.Node) tree.Node {
	if function == "Fn::GetAtt" && value.Kind == '"' {
		value = attribute(value)
	}
	span := tag
	span.To = max(span.To, value.Span.To)
	member := tree.Member{Name: tree.String{Value: function, Span: tag}, Value: value}
	return tree.Node{Kind: '{', Span: span, Members: []tree.Member{member}}
}

// attribute is `Resource.Attribute` as the list of the two. An attribute may have further dots, as an output of a
// nested stack has.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getatt.html
func attribute(value tree.Node) tree.Node {
	resource, name, ok := strings.Cut(value.Text, ".")
	if !ok {
		return value
	}
	first, second := value, value
	first.Text, second.Text = resource, name
	if value.Span.To-value.Span.From == len(value.Text) {
		first.Span.To = first.Span.From + len(resource)
		second.Span.From = second.Span.To - len(name)
	}
	return tree.Node{Kind: '[', Span: value.Span, Items: []tree.Node{first, second}}
}
