package cloudformation

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/policy"
	"rolewalk/engine/tree"
)

// other adds what a resource makes that is no entity: policies, memberships, providers.
func (c *collector) other(r *resource) {
	switch r.kind {
	case "AWS::IAM::User":
		for _, g := range r.properties.At("Groups").List() {
			c.join(c.byName[named{fact.User, expression(r.id)}], &g)
		}
	case "AWS::IAM::Policy":
		c.attachedPolicy(r)
	case "AWS::IAM::ManagedPolicy":
		c.managedPolicy(r)
	case "AWS::IAM::RolePolicy":
		c.ownPolicy(r, fact.Role, "RoleName")
	case "AWS::IAM::UserPolicy":
		c.ownPolicy(r, fact.User, "UserName")
	case "AWS::IAM::GroupPolicy":
		c.ownPolicy(r, fact.Group, "GroupName")
	case "AWS::IAM::UserToGroupAddition":
		c.members(r)
	case "AWS::IAM::OIDCProvider", "AWS::IAM::SAMLProvider":
		c.provider(r)
	case "AWS::Organizations::Policy":
		c.control(r)
	case "AWS::Lambda::Permission":
		c.permission(r)
	case "AWS::EKS::PodIdentityAssociation":
		c.pods(r)
	default:
		c.resource(r)
	}
}

// holders are the properties of a policy that say who has it.
var holders = []struct {
	property string
	kind     fact.EntityKind
}{{"Roles", fact.Role}, {"Users", fact.User}, {"Groups", fact.Group}}

// holdersOf are the entities that a policy is attached to.
func (c *collector) holdersOf(r *resource) (list []*fact.Entity) {
	for _, h := range holders {
		for _, n := range r.properties.At(h.property).List() {
			if e := c.owner(h.kind, &n); e != nil {
				list = append(list, e)
			}
		}
	}
	return list
}

// policyOf is the document of a resource, unknown if the resource may not be made.
func (c *collector) policyOf(r *resource, property string) *fact.Document {
	n := r.properties.At(property)
	if n == nil || r.doubt != "" {
		return &fact.Document{Span: r.span}
	}
	return c.document(n, "the policy "+display(r))
}

// attachedPolicy adds an inline policy to those that it names.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-policy.html
func (c *collector) attachedPolicy(r *resource) {
	d := c.policyOf(r, "PolicyDocument")
	list := c.holdersOf(r)
	for _, e := range list {
		own := *d
		c.addInline(e, policyName(r.properties.At("PolicyName"), r.id), &own)
	}
	if len(list) == 0 {
		c.unread("the policy "+display(r), "it is attached to nothing that the template tells", r.span)
	}
	c.piece("policy "+display(r), "the template has "+r.kind, r.span)
}

// ownPolicy adds an inline policy to the one that it names.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-rolepolicy.html
func (c *collector) ownPolicy(r *resource, kind fact.EntityKind, property string) {
	n := r.properties.At(property)
	if n == nil {
		n = &tree.Node{}
	}
	e := c.owner(kind, n)
	if e == nil {
		c.unread("the policy "+display(r), "the template does not tell whose it is", r.span)
		return
	}
	c.addInline(e, policyName(r.properties.At("PolicyName"), r.id), c.policyOf(r, "PolicyDocument"))
	c.piece("policy "+display(r)+" of "+string(kind)+" "+expressionOf(n), "the template has "+r.kind, r.span)
}

// managedPolicy adds a customer managed policy and attaches it.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-managedpolicy.html
func (c *collector) managedPolicy(r *resource) {
	m := &fact.Managed{
		Name: r.properties.At("ManagedPolicyName").String(), Label: r.id, Account: ownAccount, Path: "/", Span: r.span,
	}
	if path := r.properties.At("Path"); path != nil {
		m.Path = path.String()
	}
	if m.Name == "" {
		m.Name = expression(r.id)
	}
	m.ARN = arnForms[r.kind].arn(m.Path, m.Name)
	m.Document = c.policyOf(r, "PolicyDocument")
	c.managed = append(c.managed, m)
	for _, e := range c.holdersOf(r) {
		e.Attached = append(e.Attached, m.ARN)
	}
	c.piece("managed policy "+display(r), "the template has "+r.kind, r.span)
}

// members makes users members of a group. Of a resource that may not be made nothing is known.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-usertogroupaddition.html
func (c *collector) members(r *resource) {
	group := r.properties.At("GroupName")
	if group == nil || r.doubt != "" {
		return
	}
	for _, n := range r.properties.At("Users").List() {
		if e := c.owner(fact.User, &n); e != nil {
			c.join(e, group)
		}
	}
	c.piece("members of group "+expressionOf(group), "the template has "+r.kind, r.span)
}

// provider adds an identity provider.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-oidcprovider.html
// and https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-samlprovider.html
func (c *collector) provider(r *resource) {
	p := fact.Provider{Account: ownAccount, Span: r.span}
	if p.SAML = r.kind == "AWS::IAM::SAMLProvider"; p.SAML {
		if p.Name = r.properties.At("Name").String(); p.Name == "" {
			p.Name = expression(r.id)
		}
	} else {
		p.URL = strings.TrimPrefix(r.properties.At("Url").String(), "https://")
	}
	if p.URL+p.Name == "" {
		c.unread("an identity provider", "the template does not tell its URL", r.span)
		return
	}
	for _, name := range []string{"ClientIdList", "ClientIDList"} { // the CDK's has the second
		for _, id := range r.properties.At(name).List() {
			if strings.Contains(id.Text, "${") || id.Text == "" {
				p.Open = true
				continue
			}
			p.Audiences = append(p.Audiences, id.Text)
		}
	}
	c.Providers = append(c.Providers, p)
	c.piece("identity provider "+p.URL+strings.Trim(p.Name, "${}"), "the template has "+r.kind, r.span)
}

// control adds an SCP or an RCP.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-organizations-policy.html
func (c *collector) control(r *resource) {
	organizations := r.properties.At("Type").String()
	kind, ok := policy.ControlKind(organizations)
	switch {
	case organizations == "" || strings.Contains(organizations, "${"):
		c.unread("the policy "+display(r), "the template does not tell its type", r.span)
		return
	case !ok:
		c.piece("a policy of type "+organizations+", which decides no request", "the template has "+r.kind, r.span)
		return
	}
	control := fact.Control{Kind: kind, Name: display(r), Document: c.policyOf(r, "Content"), Span: r.span}
	for _, target := range r.properties.At("TargetIds").List() {
		control.Targets = append(control.Targets, target.Text)
	}
	c.Controls = append(c.Controls, control)
	c.piece(string(kind)+" "+control.Name, "the template has "+r.kind, r.span)
}

// pods adds what EKS asks for the pods of a service account.
//
// See
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eks-podidentityassociation.html
func (c *collector) pods(r *resource) {
	p := fact.Pods{
		Role: r.properties.At("RoleArn").String(), Cluster: r.properties.At("ClusterName").String(),
		Namespace: r.properties.At("Namespace").String(), ServiceAccount: r.properties.At("ServiceAccount").String(),
		Region: ownRegion, Account: ownAccount,
	}
	if !aws.LooksLikeARN(p.Role) {
		c.unread("the pod identity association "+r.id, "the template does not tell the ARN of its role", r.span)
		return
	}
	c.Requests = append(c.Requests, p.Request(r.span))
	c.piece("pods of "+p.Namespace+"/"+p.ServiceAccount, "the template has "+r.kind, r.span)
}
