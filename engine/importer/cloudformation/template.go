package cloudformation

import (
	"strings"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// resource is a resource of one of the types that bear on who may do what.
type resource struct {
	// id is its logical ID, kind its type.
	id, kind string
	// name is its name, where the template says it without an expression; empty otherwise.
	name string
	// properties are evaluated, without those that have no value. The policy documents of a resource that may not be
	// made are expressions.
	properties tree.Node
	// doubt says why it is not known whether the resource is made, in a sentence without a full stop; empty if it is
	// made.
	doubt string
	span  source.Span
}

// result is what a template makes, and which parts are not used, or not as they may be deployed, each in the order of
// its text.
type result struct {
	resources []resource
	unread    []fact.Unread
}

// isTemplate reports whether a tree is a template: it says so, or has a resource with a type. Nil is none.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
func isTemplate(root *tree.Node) bool {
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

// resolve evaluates a template with the values that are given to its parameters. What is no template makes nothing.
func resolve(root *tree.Node, given map[string]string) result {
	r := newResolver(root, given)
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
	}
	return r.result
}

// cdkProvider is what the CDK writes for an OIDC provider. Its Ref is the provider's ARN, as that of AWS's own type is.
//
// See https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_iam.OpenIdConnectProvider.html
const cdkProvider = "Custom::AWSCDKOpenIdConnectProvider"

// resource adds what the resource makes, if it bears on who may do what.
func (r *resolver) resource(m *tree.Member) {
	kind := m.Value.At("Type").String()
	if kind == cdkProvider {
		kind = "AWS::IAM::OIDCProvider"
	}
	if reason := elsewhere[kind]; reason != "" {
		r.notRead(m.Span(), kind+" "+m.Name.Value, reason)
		return
	}
	if own := m.Value.At("Properties", ownPolicies[kind]); own != nil {
		r.notRead(own.Span, "the policy of "+kind+" "+m.Name.Value, "policies of such resources are not read")
		return
	}
	_, serverless := executionRoles[kind]
	if !relevant[kind] && !serverless {
		return
	}
	made := resource{id: m.Name.Value, kind: kind, span: m.Span()}
	if name := m.Value.At("Condition").String(); name != "" {
		state := r.condition(name)
		switch state.truth {
		case no:
			r.notRead(m.Span(), kind+" "+m.Name.Value,
				"it is not made, because the condition "+name+" does not hold with the defaults of the parameters")
			return
		case unknown:
			made.doubt = state.reason
			r.notRead(m.Span(), kind+" "+m.Name.Value, "it is not known whether it is made: "+state.reason)
		}
	}
	properties := tree.Node{Kind: '{', Span: m.Value.Span}
	if written := m.Value.At("Properties"); written != nil {
		properties = *written
	}
	r.inside = made.id
	if connectors := m.Value.Member("Connectors"); connectors != nil {
		r.notRead(connectors.Span(), "Connectors of "+made.id,
			"SAM writes their policies when it is deployed, and that is not done here")
	}
	if serverless {
		r.serverless(made, &properties)
		return
	}
	made.properties, _ = r.eval(&properties)
	if made.doubt != "" {
		obscure(&made.properties, "Fn::If "+m.Value.At("Condition").String())
	}
	made.name = r.nameOf(made.id)
	r.resources = append(r.resources, made)
}

// obscure puts an expression in place of the policy document of a resource that may not be made.
func obscure(properties *tree.Node, expression string) {
	for _, name := range []string{"PolicyDocument", "ResourcePolicy", "Content"} {
		if document := properties.At(name); document != nil {
			*document = hole(expression, document.Span)
		}
	}
}

const serverlessTransform = "AWS::Serverless-2016-10-31"

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
		case serverlessTransform, "AWS::LanguageExtensions":
		default:
			r.notRead(t.Span, "the transform "+name, "it changes the template when it is deployed, and that is not done here")
		}
	}
}
