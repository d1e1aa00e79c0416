package cloudformation

import (
	"strconv"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/tree"
)

// executionRole is the role that SAM makes for a resource that names none.
type executionRole struct {
	global  string // the section of Globals that its properties come from
	service string // which its trust policy lets in, if the resource does not say
	// function says that SAM attaches policies of AWS to the role, and a tag.
	function bool
}

// executionRoles are the types that SAM makes a role for, with the logical ID of the resource and Role after it.
//
// See
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html
// and https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html
var executionRoles = map[string]executionRole{
	"AWS::Serverless::Function":     {"Function", "lambda.amazonaws.com", true},
	"AWS::Serverless::StateMachine": {"StateMachine", "states.amazonaws.com", false},
}

// functionPolicies are the AWS managed policies that SAM attaches to the role of a function that has the property; the
// first in any case.
//
// See https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
var functionPolicies = []struct{ property, policy string }{
	{"", "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"},
	{"Tracing", "arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess"},
	{"VpcConfig", "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"},
}

// eventPolicies are those that SAM attaches because of the type of an event source that the function reads from.
//
// See https://docs.aws.amazon.com/lambda/latest/dg/permissions-managed-policies.html
var eventPolicies = map[string]string{
	"DynamoDB": "arn:aws:iam::aws:policy/service-role/AWSLambdaDynamoDBExecutionRole",
	"Kinesis":  "arn:aws:iam::aws:policy/service-role/AWSLambdaKinesisExecutionRole",
	"MSK":      "arn:aws:iam::aws:policy/service-role/AWSLambdaMSKExecutionRole",
	"SQS":      "arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole",
}

// serverless adds the role that SAM makes for the resource, if it makes one.
func (r *resolver) serverless(made resource, written *tree.Node) {
	role := executionRoles[made.kind]
	properties, _ := r.eval(written)
	if globals := r.root.At("Globals", role.global); globals != nil {
		if common, ok := r.eval(globals); ok {
			properties = merged(common, properties)
		}
	}
	if properties.Member("Role") != nil || !role.function && properties.Member("Policies") == nil {
		return
	}
	made.id += "Role"
	made.kind = "AWS::IAM::Role"
	made.properties = tree.Node{Kind: '{', Span: written.Span}
	b := &roleBuilder{resolver: r, role: &made, from: &properties}
	b.trust(role.service)
	b.policies(role.function)
	b.copied("RolePath", "Path")
	b.copied("PermissionsBoundary", "PermissionsBoundary")
	b.tags(role.function)
	for _, name := range []string{"DeadLetterQueue", "EventInvokeConfig", "Connectors"} {
		if m := properties.Member(name); m != nil {
			r.notRead(m.Span(), name+" in "+r.inside,
				"SAM may write a policy for it when it is deployed, and that is not done here")
		}
	}
	r.resources = append(r.resources, made)
}

// merged is what the properties of a resource make of the common ones: an object is merged, a list comes after the
// common one, and another value takes its place.
//
// See
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
func merged(common, own tree.Node) tree.Node {
	switch {
	case common.Kind == '[' && own.Kind == '[':
		own.Items = append(append([]tree.Node(nil), common.Items...), own.Items...)
	case common.Kind == '{' && own.Kind == '{':
		members := append([]tree.Member(nil), own.Members...)
		for _, m := range common.Members {
			if at := own.Member(m.Name.Value); at == nil {
				members = append(members, m)
				continue
			}
			for i := range members {
				if members[i].Name.Value == m.Name.Value {
					members[i].Value = merged(m.Value, members[i].Value)
				}
			}
		}
		own.Members = members
	}
	return own
}

// roleBuilder writes the properties of a role that SAM makes.
type roleBuilder struct {
	*resolver
	role *resource
	from *tree.Node // the properties of the resource that the role is for
}

func (b *roleBuilder) add(name string, value tree.Node) {
	m := tree.Member{Name: tree.String{Value: name, Span: value.Span}, Value: value}
	b.role.properties.Members = append(b.role.properties.Members, m)
}

// copied takes a property over under another name.
func (b *roleBuilder) copied(from, to string) {
	if value := b.from.At(from); value != nil {
		b.add(to, *value)
	}
}

func (b *roleBuilder) text(value string) tree.Node {
	return tree.Node{Kind: '"', Span: b.role.properties.Span, Text: value}
}

// object makes an object of names and values in turn.
func (b *roleBuilder) object(members ...any) tree.Node {
	n := tree.Node{Kind: '{', Span: b.role.properties.Span}
	for i := 0; i+1 < len(members); i += 2 {
		var value tree.Node
		switch v := members[i+1].(type) {
		case string:
			value = b.text(v)
		case tree.Node:
			value = v
		}
		name, _ := members[i].(string)
		n.Members = append(n.Members, tree.Member{Name: tree.String{Value: name, Span: n.Span}, Value: value})
	}
	return n
}

func (b *roleBuilder) list(items ...tree.Node) tree.Node {
	return tree.Node{Kind: '[', Span: b.role.properties.Span, Items: items}
}

// trust writes the trust policy, which lets the service assume the role if the resource has none of its own.
func (b *roleBuilder) trust(service string) {
	if own := b.from.At("AssumeRolePolicyDocument"); own != nil {
		b.add("AssumeRolePolicyDocument", *own)
		return
	}
	b.add("AssumeRolePolicyDocument", b.object(
		"Version", string(policy.Version2012),
		"Statement", b.list(b.object(
			"Action", b.list(b.text(aws.AssumeRole)),
			"Effect", "Allow",
			"Principal", b.object("Service", b.list(b.text(service))),
		)),
	))
}

// policies writes what the role may do. A text names a managed policy, an object with statements is an inline policy,
// and another object is one of SAM's policy templates, whose text is not known here.
//
// See https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-templates.html
func (b *roleBuilder) policies(function bool) {
	managed, inline := b.always(function), []tree.Node(nil)
	for i, entry := range b.from.At("Policies").List() {
		if isScalar(&entry) {
			managed = append(managed, managedByName(entry))
			continue
		}
		document := entry
		if entry.Kind != '{' || entry.Member("Statement") == nil {
			document = b.template(&entry)
		}
		name := b.role.id + "Policy" + strconv.Itoa(i)
		inline = append(inline, b.object("PolicyName", name, "PolicyDocument", document))
	}
	if len(managed) > 0 {
		b.add("ManagedPolicyArns", b.list(managed...))
	}
	if len(inline) > 0 {
		b.add("Policies", b.list(inline...))
	}
}

// managedByName is a managed policy that SAM may name alone: one of AWS's.
//
// See https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
func managedByName(entry tree.Node) tree.Node {
	if aws.LooksLikeARN(entry.Text) || len(entry.Holes) > 0 {
		return entry
	}
	for _, p := range functionPolicies {
		if arn, ok := aws.ParseARN(p.policy); ok && arn.Name() == entry.Text {
			entry.Text = p.policy
			return entry
		}
	}
	for _, known := range eventPolicies { // each has a name of its own
		if arn, ok := aws.ParseARN(known); ok && arn.Name() == entry.Text {
			entry.Text = known
			return entry
		}
	}
	entry.Text = aws.EntityARN(aws.KindPolicy, "aws", aws.PolicyOwner, "", entry.Text)
	return entry
}

// always are the managed policies that SAM attaches itself.
func (b *roleBuilder) always(function bool) (managed []tree.Node) {
	if !function {
		return nil
	}
	for _, p := range functionPolicies {
		if p.property == "" || b.from.Member(p.property) != nil {
			managed = append(managed, b.text(p.policy))
		}
	}
	attached := map[string]bool{}
	if events := b.from.At("Events"); events != nil {
		for i := range events.Members {
			if p := eventPolicies[events.Members[i].Value.At("Type").String()]; p != "" && !attached[p] {
				attached[p] = true
				managed = append(managed, b.text(p))
			}
		}
	}
	return managed
}

// template is an expression in place of one of SAM's policy templates.
func (b *roleBuilder) template(entry *tree.Node) tree.Node {
	name := "policy"
	if len(entry.Members) > 0 {
		name = entry.Members[0].Name.Value
	}
	return b.unevaluated(entry, "SAM policy template "+name,
		"SAM writes its text when it is deployed, and that is not done here")
}

// tags writes the tags, and the one that SAM adds.
//
// See https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
func (b *roleBuilder) tags(function bool) {
	var tags []tree.Node
	if function {
		tags = append(tags, b.object("Key", "lambda:createdBy", "Value", "SAM"))
	}
	if own := b.from.At("Tags"); own != nil && own.Kind == '{' {
		for _, m := range own.Members {
			tags = append(tags, b.object("Key", m.Name.Value, "Value", m.Value))
		}
	}
	if len(tags) > 0 {
		b.add("Tags", b.list(tags...))
	}
}
