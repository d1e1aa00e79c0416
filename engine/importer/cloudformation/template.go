package cloudformation

import (
	"strings"

	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// Resource is a resource of one of the types that bear on who may do what.
type Resource struct {
	// ID is its logical ID. Ref of it is an expression of that name, Fn::GetAtt one of `ID.Attribute`.
	ID, Type string
	// Name is its name, where the template says it without an expression; empty otherwise.
	Name string
	// Properties are evaluated, without those that have no value. Of a resource that nobody knows to be made, policy
	// documents are expressions.
	Properties tree.Node
	// Doubt says why it is not known whether the resource is made, in a sentence without a full stop; empty if it is made.
	Doubt string
	Span  source.Span
}

// Unread is a part that could bear on a decision and was not used, or not as it may be deployed. The reason is a sentence
// without a full stop.
type Unread struct {
	Span         source.Span
	What, Reason string
}

// Parameter is a parameter of the template.
type Parameter struct {
	Name string
	// Default is what the template is evaluated with; nil if it has none, and the parameter is an expression everywhere.
	Default *tree.Node
	Span    source.Span
}

// Named is a resource of any type whose name the template says.
type Named struct{ ID, Type, Name string }

// Result is what a template makes, each list in the order of its text.
type Result struct {
	Resources  []Resource
	Unread     []Unread
	Parameters []Parameter
	Named      []Named
}

// IsTemplate reports whether a tree is a template: it says so, or has a resource with a type. Nil is none.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
func IsTemplate(root *tree.Node) bool {
	resources := root.At("Resources")
	if resources == nil || resources.Kind != '{' {
		return false
	}
	if root.Member("AWSTemplateFormatVersion") != nil {
		return true
	}
	for i := range resources.Members {
		kind := resources.Members[i].Value.At("Type").String()
		if strings.HasPrefix(kind, "AWS::") || strings.HasPrefix(kind, "Custom::") || strings.HasPrefix(kind, "Alexa::") {
			return true
		}
	}
	return false
}

// Resolve evaluates a template. What is no template makes nothing.
func Resolve(root *tree.Node) Result {
	r := newResolver(root)
	if resources := root.At("Resources"); resources != nil {
		r.gather(resources.Members)
	}
	r.transforms(root)
	for i := range r.members {
		m := &r.members[i]
		if r.ids[m.Name.Value] != m {
			continue // a second one of its ID
		}
		r.resource(m)
		if name := r.nameOf(m.Name.Value); name != "" {
			r.Named = append(r.Named, Named{m.Name.Value, m.Value.At("Type").String(), name})
		}
	}
	return r.Result
}

// resource adds what the resource makes, if it bears on who may do what.
func (r *resolver) resource(m *tree.Member) {
	kind := m.Value.At("Type").String()
	if reason := notRead[kind]; reason != "" {
		r.unread(m.Span(), kind+" "+m.Name.Value, reason)
		return
	}
	_, serverless := executionRoles[kind]
	if !relevant[kind] && !serverless {
		return
	}
	made := Resource{ID: m.Name.Value, Type: kind, Span: m.Span()}
	if name := m.Value.At("Condition").String(); name != "" {
		state := r.condition(name)
		switch state.truth {
		case no:
			r.unread(m.Span(), kind+" "+m.Name.Value,
				"it is not made, because the condition "+name+" does not hold with the defaults of the parameters")
			return
		case unknown:
			made.Doubt = state.reason
			r.unread(m.Span(), kind+" "+m.Name.Value, "it is not known whether it is made: "+state.reason)
		}
	}
	properties := tree.Node{Kind: '{', Span: m.Value.Span}
	if written := m.Value.At("Properties"); written != nil {
		properties = *written
	}
	r.inside = made.ID
	if serverless {
		r.serverless(made, &properties)
		return
	}
	made.Properties, _ = r.eval(&properties)
	if made.Doubt != "" {
		obscure(&made.Properties, "Fn::If "+m.Value.At("Condition").String())
	}
	made.Name = r.nameOf(made.ID)
	r.Resources = append(r.Resources, made)
}

// obscure puts an expression in place of the policy document of a resource that may not be made.
func obscure(properties *tree.Node, expression string) {
	for _, name := range []string{"PolicyDocument", "ResourcePolicy", "Content"} {
		if document := properties.At(name); document != nil {
			*document = hole(expression, document.Span)
		}
	}
}

// transforms names the macros that change the template when it is deployed.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-section-structure.html
func (r *resolver) transforms(root *tree.Node) {
	for _, t := range root.At("Transform").List() {
		name := t.String()
		if name == "" {
			name = t.At("Name").String()
		}
		switch name {
		case "AWS::Serverless-2016-10-31", "AWS::LanguageExtensions":
		default:
			r.unread(t.Span, "the transform "+name, "it changes the template when it is deployed, and that is not done here")
		}
	}
}
