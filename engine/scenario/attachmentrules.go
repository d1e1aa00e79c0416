package scenario

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/iam"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// checkAttachments finds the managed policies that take an entity beyond its quota. AWS does not attach those beyond
// the most that an account can have, so they have no effect.
func (b *binder) checkAttachments(k entityKey, title string, attached []*syntax.Name) {
	quota, word := iam.AttachmentQuota(aws.Kind(k.kind))
	f := source.Finding{
		Code: AttachmentQuota, See: quotasPage,
		Remedy: "put several into one policy of your own, or into inline policies",
	}
	switch n := len(attached); {
	case n > quota.Maximum:
		// Rule: A user has 20 managed policies at most, a group 10 and a role 25.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entities
		// Proof: identity/more-attached-than-aws-attaches.walk
		f.At, f.AWS = attached[quota.Maximum].Span(), fmt.Sprintf("LimitExceeded: Cannot exceed quota for %s: %d", word,
			quota.Maximum)
		f.Message = fmt.Sprintf("%s has %d managed policies, and AWS attaches %d at most", title, n, quota.Maximum)
		for _, name := range attached[quota.Maximum:] {
			delete(b.bound.attachments, name)
		}
	case n > quota.Default:
		f.Type, f.At = source.Warning, attached[quota.Default].Span()
		f.Message = fmt.Sprintf("%s has %d managed policies, and AWS attaches %d unless the account asked for more", title, n,
			quota.Default)
	default:
		return
	}
	b.note(policy.Ref{}, f)
}

// countControlPolicies finds the organization's policies that are too many where they are attached. AWS does not attach
// them.
func (b *binder) countControlPolicies() {
	for _, item := range b.organization.Items {
		if x, ok := item.(*syntax.ControlPolicy); ok {
			b.countControlPolicy(x)
		}
	}
}

func (b *binder) countControlPolicy(x *syntax.ControlPolicy) {
	node, there := b.bound.nodes[&x.On]
	if !there {
		return
	}
	most, n := aws.MaxSCPs, 0
	if x.Kind == "rcp" {
		most, n = aws.MaxRCPs, 1 // RCPFullAWSAccess
	} else if !b.detached(node) {
		n = 1 // FullAWSAccess
	}
	for _, item := range b.organization.Items {
		c, ok := item.(*syntax.ControlPolicy)
		if ok && c.Kind == x.Kind && b.bound.nodes[&c.On] == node {
			n++
		}
		if c == x {
			break
		}
	}
	d := b.bound.documents[x.Document]
	if n <= most || d == nil {
		return
	}
	// Rule: The root, an OU or an account has 10 service control policies at most, and 5 resource control policies.
	// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
	// Proof: organizations/more-policies-than-aws-attaches.walk
	f := source.Finding{
		Type: source.Error, Code: AttachmentQuota, At: x.Name.Span(),
		See: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html",
		Message: fmt.Sprintf("this is policy %d of its kind where it is attached, and AWS attaches %d at most, "+
			"the one that it attaches itself among them", n, most),
		AWS:    "ConstraintViolationException: You have attached the maximum number of policies to the specified target.",
		Remedy: "put several into one policy, or attach some to another node",
	}
	d.Policy.Doc = d.Policy.Doc.With([]source.Finding{f})
	b.note(d.Ref, f)
}

// detached reports whether the file takes FullAWSAccess away from the node.
func (b *binder) detached(node iam.Node) bool {
	for _, item := range b.organization.Items {
		if d, ok := item.(*syntax.Detach); ok && b.bound.nodes[&d.On] == node {
			return true
		}
	}
	return false
}
