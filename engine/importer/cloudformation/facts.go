package cloudformation

import (
	"strings"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// Is reports whether a tree is a template, or an answer of `aws cloudformation` that has one: of get-template and
// describe-stack-set; or a file of the Serverless Framework with resources; or a part of a template: resources, or a
// role. Nil is none.
//
// See https://docs.aws.amazon.com/cli/latest/reference/cloudformation/get-template.html
func Is(root *tree.Node) bool {
	body, _ := bodyOf(root)
	return isTemplate(body) || inString(body)
}

// bodyOf is the template within an answer, or the tree itself, and the answer's name, empty if it is none.
func bodyOf(root *tree.Node) (body *tree.Node, answer string) {
	if body = root.At("TemplateBody"); body != nil {
		return body, "get-template"
	}
	if body = root.At("StackSet", "TemplateBody"); body != nil {
		return body, "describe-stack-set"
	}
	if body = root.At("resources"); body != nil && root.At("provider", "name").String() == "aws" {
		return body, ""
	}
	if body = part(root); body != nil {
		return body, ""
	}
	return root, ""
}

// inString reports whether a body is the text of a template, which an answer gives as a string.
func inString(body *tree.Node) bool { return strings.Contains(body.String(), "Resources") }

// Embedded is the template that an answer gives as YAML in a string, which its reader must read first, with the
// string's place: Facts takes the tree that is read. ok is false if root has none.
func Embedded(root *tree.Node) (body string, at source.Span, ok bool) {
	n, answer := bodyOf(root)
	if answer == "" || !inString(n) || strings.HasPrefix(strings.TrimSpace(n.Text), "{") {
		return "", source.Span{}, false
	}
	return n.Text, n.Span, true
}

// collector gathers the facts of one template.
type collector struct {
	fact.Facts
	// The entities and managed policies in the order of the text, and by what a reference to them reads.
	entities []*fact.Entity
	managed  []*fact.Managed
	byName   map[named]*fact.Entity
	inline   map[inlineName]int
	// The permissions of functions, by ARN and in the order of the text.
	permissions map[string]*permissions
	functions   []*permissions
}

// named is a name of a kind of entities, as a reference gives it: without a name, `${LogicalID}`.
type named struct {
	kind fact.EntityKind
	name string
}

// Facts are what a template says of who may do what. Names and ARNs have expressions in them where the template does
// not tell: `${AWS::AccountId}` is the number of the account in which all of it is made, and `${LogicalID}` the name
// that AWS makes for a resource without one. Given are values of parameters; nil is none. A tree that is no template
// gives nothing.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_IAM.html
func Facts(root *tree.Node, given map[string]string) fact.Facts {
	c := &collector{byName: map[named]*fact.Entity{}, inline: map[inlineName]int{}, permissions: map[string]*permissions{}}
	body, answer := bodyOf(root)
	switch {
	case isTemplate(body):
	case inString(body):
		inner, ok := c.parsed(body)
		if !ok {
			return c.Facts
		}
		body = inner
	default:
		return c.Facts
	}
	c.template(body, answer, given)
	if part(root) != nil {
		c.Pieces[0].Title, c.Pieces[0].Why = "part of a CloudFormation template", "it has what a resource of AWS has"
	}
	made := resolve(body, given)
	for i := range made.resources {
		c.entity(&made.resources[i])
	}
	for i := range made.resources {
		c.other(&made.resources[i])
	}
	c.functionPolicies()
	for _, u := range made.unread {
		c.unread(u.What, u.Reason, u.Span)
	}
	for _, e := range c.entities {
		c.Entities = append(c.Entities, *e)
	}
	for _, m := range c.managed {
		c.Managed = append(c.Managed, *m)
	}
	return c.Facts
}

// parsed reads the template that stands in a string. ok is false, and the string unread, if it is no JSON.
func (c *collector) parsed(n *tree.Node) (body *tree.Node, ok bool) {
	inner, ok := parse(n)
	if !ok || !isTemplate(&inner) {
		c.unread("a template in a string",
			"it is YAML: print it with --query TemplateBody --output text, and bring that", n.Span)
		return nil, false
	}
	return &inner, true
}

// template adds the piece of the template as a whole.
func (c *collector) template(body *tree.Node, answer string, given map[string]string) {
	title, why := "CloudFormation template", "it has Resources with types of AWS"
	resources := body.At("Resources")
	switch {
	case resources.At("CDKMetadata") != nil || body.At("Parameters", "BootstrapVersion") != nil:
		title, why = "CloudFormation template of the CDK", "it has what `cdk synth` writes"
	case strings.Contains(textsOf(body.At("Transform")), serverlessTransform):
		title, why = "SAM template", "it has the transform "+serverlessTransform
	}
	if answer != "" {
		why = "it is an answer of " + answer
	}
	c.piece(title, why+valuesOf(body.At("Parameters"), given), body.Span)
}

// valuesOf says which values the parameters have, as the end of a clause.
func valuesOf(parameters *tree.Node, given map[string]string) string {
	if parameters == nil {
		return ""
	}
	defaults, others := false, false
	for i := range parameters.Members {
		m := &parameters.Members[i]
		_, has := given[m.Name.Value]
		others = others || has
		defaults = defaults || !has && defaultOf(&m.Value) != nil
	}
	switch {
	case others && defaults:
		return "; its parameters have the values that were brought, else their defaults"
	case others:
		return "; its parameters have the values that were brought"
	case defaults:
		return "; its parameters have their defaults"
	}
	return ""
}

// textsOf are the strings of a list, or of one string, with blanks between them.
func textsOf(n *tree.Node) string {
	var b strings.Builder
	for _, item := range n.List() {
		b.WriteString(item.String() + item.At("Name").String() + " ")
	}
	return b.String()
}

func (c *collector) piece(title, why string, at source.Span) {
	c.Pieces = append(c.Pieces, fact.Piece{Title: title, Why: why, Span: at})
}

func (c *collector) unread(what, reason string, at source.Span) {
	c.Unread = append(c.Unread, fact.Unread{What: what, Reason: reason, Span: at})
}
