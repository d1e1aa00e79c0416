package cloudformation

import (
	"slices"
	"strconv"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/tree"
)

// entityKinds are the types that make users, roles and groups, with the property that names them.
var entityKinds = map[string]struct {
	kind fact.EntityKind
	name string
}{
	"AWS::IAM::Group": {fact.Group, "GroupName"},
	"AWS::IAM::Role":  {fact.Role, "RoleName"},
	"AWS::IAM::User":  {fact.User, "UserName"},
}

// entity adds the user, the role or the group that a resource makes.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
// and the pages of AWS::IAM::User and AWS::IAM::Group beside it.
func (c *collector) entity(r *resource) {
	form, ok := entityKinds[r.kind]
	if !ok {
		return
	}
	p := &r.properties
	e := c.add(&fact.Entity{
		Kind: form.kind, Name: p.At(form.name).String(), Label: r.id, Account: ownAccount, Path: "/", Span: r.span,
	})
	if path := p.At("Path"); path != nil {
		e.Path = ""
		if len(path.Holes) == 0 {
			e.Path = path.String()
		}
	}
	if e.Kind == fact.Role {
		e.Trust = c.document(p.At("AssumeRolePolicyDocument"), "the trust policy of "+display(r))
		e.MaxSession = maxSession(p.At("MaxSessionDuration"))
	}
	for i, item := range p.At("Policies").List() {
		name := policyName(item.At("PolicyName"), r.id+"Policy"+strconv.Itoa(i))
		if d := item.At("PolicyDocument"); d != nil || isHole(&item) {
			if d == nil {
				d = &item
			}
			c.addInline(e, name, c.document(d, "the policy "+name+" of "+display(r)))
		}
	}
	c.attachAll(e, p.At("ManagedPolicyArns"), display(r))
	if e.Kind != fact.Group {
		c.limits(e, p, display(r))
	}
	c.piece(string(e.Kind)+" "+display(r), "the template has "+r.kind, r.span)
}

// add adds an entity under what references to it read. The first of a name is the one that is referred to.
func (c *collector) add(e *fact.Entity) *fact.Entity {
	c.entities = append(c.entities, e)
	for _, name := range []string{e.Name, expression(e.Label)} {
		if key := (named{e.Kind, name}); name != "" && c.byName[key] == nil {
			c.byName[key] = e
		}
	}
	return e
}

// expression is what Ref of a resource without a name reads; empty for no resource.
func expression(id string) string {
	if id == "" {
		return ""
	}
	return "${" + id + "}"
}

// owner is the entity that a property names: one of the template's, or another one of its account; nil if it names
// none.
func (c *collector) owner(kind fact.EntityKind, n *tree.Node) *fact.Entity {
	if !isScalar(n) || n.Text == "" || n.Kind == 'n' {
		return nil
	}
	if e := c.byName[named{kind, n.Text}]; e != nil {
		return e
	}
	return c.add(&fact.Entity{Kind: kind, Name: n.Text, Account: ownAccount, Span: n.Span})
}

// display is how a piece names a resource.
func display(r *resource) string {
	if r.name != "" {
		return r.name
	}
	return r.id
}

// maxSession is a role's longest session, an hour without one, zero if the template does not tell.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
func maxSession(n *tree.Node) time.Duration {
	if n == nil {
		return aws.MinMaxSession
	}
	seconds, err := strconv.ParseUint(n.Text, 10, 31)
	if err != nil {
		return 0
	}
	return time.Duration(seconds) * time.Second
}

// limits reads boundary and tags. The stack may add tags of its own, so those of the template are not all.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html
func (c *collector) limits(e *fact.Entity, p *tree.Node, of string) {
	boundary := p.At("PermissionsBoundary")
	switch {
	case boundary == nil:
		e.Whole.Boundary = true
	case isHole(boundary):
		c.unread("the permissions boundary of "+of, boundary.Text+" has no value in the template", boundary.Span)
	default:
		e.Boundary = boundary.String()
	}
	for _, tag := range p.At("Tags").List() {
		key, value := tag.At("Key"), tag.At("Value")
		if key == nil || value == nil || !isScalar(key) || !isScalar(value) || len(key.Holes)+len(value.Holes) > 0 {
			continue
		}
		if e.Tags == nil {
			e.Tags = map[string]string{}
		}
		e.Tags[key.Text] = value.Text
	}
}

// join makes a user a member of the group that a property names.
func (c *collector) join(e *fact.Entity, group *tree.Node) {
	if g := c.owner(fact.Group, group); g != nil && !slices.Contains(e.Groups, referred(g)) {
		e.Groups = append(e.Groups, referred(g))
	}
}

// referred is the name by which an entity is referred to.
func referred(e *fact.Entity) string {
	if e.Name != "" {
		return e.Name
	}
	return expression(e.Label)
}

// attachAll attaches the managed policies of a list.
func (c *collector) attachAll(e *fact.Entity, list *tree.Node, of string) {
	for _, n := range list.List() {
		if !isScalar(&n) || isHole(&n) {
			c.unread("a managed policy that is attached to "+of, n.Text+" has no value in the template", n.Span)
			continue
		}
		e.Attached = append(e.Attached, n.Text)
	}
}
