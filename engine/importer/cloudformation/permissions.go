package cloudformation

import (
	"strings"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/policy"
	"rolewalk/engine/tree"
)

// permissions are the statements of the permissions of one function.
type permissions struct {
	arn         string
	statements  []string
	expressions []string
	first       *resource
}

// permission adds the statement that a permission puts into the policy of a function.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html
// and https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
func (c *collector) permission(r *resource) {
	name := r.properties.At("FunctionName")
	if name == nil || !isScalar(name) || r.doubt != "" {
		c.unread("the permission "+r.id, "the template does not tell of which function it is, or whether it is made", r.span)
		return
	}
	arn := resourceARN(name.Text, "AWS::Lambda::Function")
	p := c.permissions[arn]
	if p == nil {
		p = &permissions{arn: arn, first: r}
		c.permissions[arn] = p
		c.functions = append(c.functions, p)
	}
	p.statements = append(p.statements, `{"Sid": `+tree.Quote(r.id)+`, "Effect": "Allow", "Principal": `+
		grantee(r.properties.At("Principal"))+`, "Action": `+tree.Quote(r.properties.At("Action").String())+
		`, "Resource": `+tree.Quote(arn)+conditionsOf(r)+`}`)
	p.expressions = r.properties.Expressions(p.expressions)
	c.piece("permission for the function "+expressionOf(name), "the template has "+r.kind, r.span)
}

// functionPolicies adds the policies that the permissions of functions make.
func (c *collector) functionPolicies() {
	for _, p := range c.functions {
		d := &fact.Document{Span: p.first.span, JSON: `{"Version": "` + string(policy.Version2012) + `", "Statement": [` +
			strings.Join(p.statements, ", ") + `]}`}
		for _, e := range distinct(append(p.expressions, ownRegion, ownAccount)) {
			if strings.Contains(d.JSON, e) {
				d.Expressions = append(d.Expressions, e)
			}
		}
		c.Resources = append(c.Resources, fact.Resource{ARN: p.arn, Label: p.first.id, Document: d, Span: p.first.span})
	}
}

// grantee is the principal that a permission lets in, as a policy has it.
func grantee(n *tree.Node) string {
	switch text := n.String(); {
	case text == "*":
		return `"*"`
	case strings.Contains(text, ".amazonaws.com"):
		return `{"Service": ` + tree.Quote(text) + `}`
	default:
		return `{"AWS": ` + tree.Quote(text) + `}`
	}
}

// permissionConditions are the properties of a permission that become conditions of its statement.
//
// See https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html
var permissionConditions = []struct{ property, operator, key string }{
	{"SourceArn", "ArnLike", "AWS:SourceArn"},
	{"SourceAccount", "StringEquals", "AWS:SourceAccount"},
	{"PrincipalOrgID", "StringEquals", "aws:PrincipalOrgID"},
	{"FunctionUrlAuthType", "StringEquals", "lambda:FunctionUrlAuthType"},
}

func conditionsOf(r *resource) string {
	byOperator := map[string]string{}
	for _, c := range permissionConditions {
		if value := r.properties.At(c.property).String(); value != "" {
			if byOperator[c.operator] != "" {
				byOperator[c.operator] += ", "
			}
			byOperator[c.operator] += tree.Quote(c.key) + ": " + tree.Quote(value)
		}
	}
	var parts []string
	for _, operator := range []string{"ArnLike", "StringEquals"} {
		if byOperator[operator] != "" {
			parts = append(parts, tree.Quote(operator)+": {"+byOperator[operator]+"}")
		}
	}
	if parts == nil {
		return ""
	}
	return `, "Condition": {` + strings.Join(parts, ", ") + `}`
}
