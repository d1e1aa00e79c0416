package tfresource

import (
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/policy"
	"rolewalk/engine/tree"
)

// holders are the words in the types of resources that belong to an entity.
var holders = []struct {
	word string
	kind fact.EntityKind
}{{"role", fact.Role}, {"user", fact.User}, {"group", fact.Group}}

// holder is the entity that a resource such as aws_iam_role_policy belongs to; nil if the resource names none.
func (b *builder) holder(r *Resource) *fact.Entity {
	for _, h := range holders {
		if !strings.HasPrefix(r.Type, "aws_iam_"+h.word+"_") {
			continue
		}
		n := r.at(h.word)
		if n == nil {
			n = r.at(h.word + "_name")
		}
		name := b.textOf(n, r)
		if name == "" {
			return nil
		}
		return b.entity(h.kind, name, r)
	}
	return nil
}

// inline takes aws_iam_role_policy and its sisters.
func (b *builder) inline(r *Resource) {
	text := r.at("policy")
	e := b.holder(r)
	switch {
	case text == nil:
		b.unread(r.Address, "it has no policy", r.Span)
	case e == nil:
		b.orphan(text, r)
	default:
		name, ok := b.word(b.textOf(r.at("name"), r))
		b.addInline(e, name, ok, text, r)
	}
}

// allInline takes the names of all inline policies of an entity.
func (b *builder) allInline(r *Resource) {
	e := b.holder(r)
	list := r.at("policy_names")
	if e == nil || list == nil || list.Kind != '[' {
		b.unread(r.Address, "its policies, or their holder, are not known", r.Span)
		return
	}
	for _, text := range b.names(r, "policy_names") {
		name, ok := b.word(text)
		if !ok || slices.ContainsFunc(e.Inline, func(p fact.Named) bool { return p.Name == name }) {
			continue
		}
		e.Inline = append(e.Inline, fact.Named{Name: name})
	}
	e.Whole.Inline = true
	b.piece("names of all inline policies of "+string(e.Kind)+" "+called(e), "it is "+r.Address, r.Span)
}

// allAttached takes all policies that are attached to an entity.
func (b *builder) allAttached(r *Resource) {
	e := b.holder(r)
	list := r.at("policy_arns")
	if e == nil || list == nil {
		b.unread(r.Address, "its policies, or their holder, are not known", r.Span)
		return
	}
	e.Whole.Attached = b.attach(e, list, r)
	b.piece("all policies attached to "+string(e.Kind)+" "+called(e), "it is "+r.Address, r.Span)
}

// attachment takes aws_iam_role_policy_attachment and its sisters.
func (b *builder) attachment(r *Resource) {
	e, n := b.holder(r), r.at("policy_arn")
	if e == nil || n == nil {
		b.unread(r.Address, "the policy that it attaches, or its holder, is not known", r.Span)
		return
	}
	if b.attachOne(e, n, r) {
		b.piece("a policy attached to "+string(e.Kind)+" "+called(e), "it is "+r.Address, r.Span)
	}
}

// attachments takes aws_iam_policy_attachment, which attaches one policy to many.
func (b *builder) attachments(r *Resource) {
	n := r.at("policy_arn")
	if n == nil {
		b.unread(r.Address, "which policy it attaches is not known", r.Span)
		return
	}
	total := 0
	for _, h := range holders {
		for _, name := range b.names(r, h.word+"s") {
			if b.attachOne(b.entity(h.kind, name, r), n, r) {
				total++
			}
		}
	}
	if total > 0 {
		b.piece("a policy attached to several", "it is "+r.Address, r.Span)
	}
}

// attach attaches the policies of a list, and reports whether all of them are known.
func (b *builder) attach(e *fact.Entity, list *tree.Node, r *Resource) bool {
	whole := list.Kind == '['
	for i := range list.List() {
		whole = b.attachOne(e, &list.List()[i], r) && whole
	}
	return whole
}

// attachOne attaches one policy. One that is not known is listed as not read.
func (b *builder) attachOne(e *fact.Entity, n *tree.Node, r *Resource) bool {
	policy, ok := b.policyName(n, r)
	if !ok || policy == "" {
		b.unread("a policy attached to "+string(e.Kind)+" "+called(e), "which policy it is, is not known: "+orNothing(policy),
			nodeSpan(n, r))
		return false
	}
	if !slices.Contains(e.Attached, policy) {
		e.Attached = append(e.Attached, policy)
	}
	return true
}

// policyName is the ARN of a managed policy, or its name where a data source names it by its name: whether it is one of
// AWS's is not known then.
func (b *builder) policyName(n *tree.Node, r *Resource) (string, bool) {
	if whole(n) {
		target, _ := b.target(n.Holes[0].Expr)
		if target != nil && target.kind() == "data.aws_iam_policy" && target.at("arn") == nil {
			return b.word(b.nameOf(target))
		}
	}
	text := b.textOf(n, r)
	arn, ok := aws.ParseARN(text)
	if !ok || arn.Kind() != aws.KindPolicy {
		flat, _ := b.flat(text)
		return flat, false
	}
	return b.word(text)
}

// managedPolicy takes a customer managed policy. A data source that was not read names it without its text.
func (b *builder) managedPolicy(r *Resource) {
	m := fact.Managed{Label: r.Address, Span: r.Span}
	name := b.nameOf(r)
	if arn, ok := aws.ParseARN(b.textOf(r.at("arn"), r)); ok {
		if arn.Account == aws.PolicyOwner && r.Mode == Data {
			return // one that AWS manages is known by its ARN
		}
		name = arn.Name()
		if !hasHole(arn.Account) {
			m.ARN = arn.String()
		}
	} else if r.Mode == Data && r.at("name") == nil {
		b.unread(r.Address, "it names no policy", r.Span)
		return
	}
	word, ok := b.word(name)
	if !ok {
		b.unread(r.Address, "its name is not known: "+word, r.Span)
		b.orphan(r.at("policy"), r)
		return
	}
	m.Name = word
	m.Account, _ = b.word(b.accountOf(r))
	if path, ok := b.word(b.pathOf(r)); ok && r.Mode == Managed {
		m.Path = path
	}
	if text := r.at("policy"); text != nil {
		m.Document = b.document(text, r, "policy", policy.Identity)
	}
	b.Managed = append(b.Managed, m)
	b.piece("managed policy "+m.Name, "it is "+r.Address, nodeSpan(r.at("policy"), r))
}

// control is a control policy with what it is attached to.
type control struct {
	made    fact.Control
	address string
}

// controlPolicy takes an SCP or an RCP.
//
// See https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_policy
func (b *builder) controlPolicy(r *Resource) {
	kind := b.textOf(r.at("type"), r)
	if kind == "" {
		kind = "SERVICE_CONTROL_POLICY"
	}
	name, named := b.word(b.nameOf(r))
	k, ok := controlKinds[kind]
	switch {
	case !ok && hasHole(kind):
		b.unread(r.Address, "of which type it is, is not known", r.Span)
		return
	case !ok:
		b.piece("a policy of type "+kind+", which decides no request", "it is "+r.Address, r.Span)
		return
	case !named || name == "":
		name = strings.Map(nameCharacter, r.Address)
	}
	c := &control{address: r.Address, made: fact.Control{Kind: k, Name: name, Span: r.Span}}
	if id := b.textOf(r.at("id"), r); !hasHole(id) {
		c.made.ID = id
	}
	if text := r.at("content"); text != nil {
		c.made.Document = b.document(text, r, "content", k)
	}
	b.controls = append(b.controls, c)
	b.piece(string(k)+" "+name, "it is "+r.Address, nodeSpan(r.at("content"), r))
}

// controlAttachment takes what a control policy is attached to.
func (b *builder) controlAttachment(r *Resource) {
	b.attached = append(b.attached, r)
}

// attachControls attaches the control policies, which may stand behind their attachments.
func (b *builder) attachControls() {
	byID := map[string]*control{}
	for _, c := range b.controls {
		byID[b.hole(c.address+".id")] = c
		if c.made.ID != "" {
			byID[c.made.ID] = c
		}
	}
	for _, r := range b.attached {
		c := byID[b.textOf(r.at("policy_id"), r)]
		if c == nil {
			b.unread(r.Address, "the policy that it attaches was not brought", r.Span)
			continue
		}
		target, _ := b.flat(b.textOf(r.at("target_id"), r))
		c.made.Targets = append(c.made.Targets, target)
	}
}
