package scenario

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/iam"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

const quotasPage = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"

// checkPolicyName warns of a policy name that AWS would refuse. The policy counts all the same.
func (b *binder) checkPolicyName(document policy.Ref, n *syntax.Name) {
	if !n.Missing() {
		b.checkName(document, n, n.Value, &aws.PolicyName, InvalidPolicyName, "policy")
	}
}

// checkEntityName warns of a name of a user, a group or a role that AWS would refuse.
func (b *binder) checkEntityName(n *syntax.Name, k entityKey) {
	if k.name != "" {
		b.checkName(policy.Ref{}, n, k.name, iam.NameRuleOf(aws.Kind(k.kind)), InvalidName, string(k.kind))
	}
}

func (b *binder) checkName(document policy.Ref, n *syntax.Name, name string, rule *aws.NameRule, code source.Code,
	what string,
) {
	if rule.Fits(name) {
		return
	}
	remedy := fmt.Sprintf("write %s only, at most %d", rule.Characters(), rule.Longest)
	if at := strings.LastIndexByte(name, '/'); at >= 0 && code == InvalidName {
		remedy = "write `" + name[at+1:] + "` here, and its path in its block: `path /" + strings.Trim(name[:at], "/") + "/`"
	}
	// Rule: The name of a user or a role has at most 64 letters, digits and _+=,.@-, and that of a group or a policy
	// 128.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names
	// Proof: unsaved/names-that-aws-refuses.walk
	b.note(document, source.Finding{
		Code: code, At: n.Span(), See: quotasPage,
		Message: fmt.Sprintf("AWS does not accept %q as the name of a %s", name, what),
		AWS: fmt.Sprintf(
			"ValidationError: The specified value for %s is invalid. It must contain only alphanumeric characters "+
				"and/or the following: +=,.@_-",
			rule.Parameter,
		),
		Remedy: remedy,
	})
}

// checkInlineQuota finds the inline policy that takes an entity beyond its quota. AWS would not save it.
func (b *binder) checkInlineQuota(k entityKey, title string, e *syntax.Entity) {
	sum, quota := 0, iam.InlineQuota(aws.Kind(k.kind))
	for _, p := range e.Policies {
		d := b.bound.documents[p.Document]
		if d == nil {
			continue
		}
		sum += policy.Size(b.Text.Body, p.Document.Span(), policy.Identity)
		if sum <= quota {
			continue
		}
		// Rule: All inline policies of a user have 2,048 characters at most, of a group 5,120 and of a role 10,240.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
		// Proof: unsaved/inline-policies-over-the-quota.walk
		f := source.Finding{
			Type: source.Error, Code: InlineQuota, At: p.Name.Span(), See: quotasPage,
			Message: fmt.Sprintf("with this policy the inline policies of %s have %d characters that count, and the limit is %d",
				title, sum, quota),
			AWS:    fmt.Sprintf("LimitExceeded: Maximum policy size of %d bytes exceeded for %s %s", quota, k.kind, k.name),
			Remedy: "make it a managed policy, or name fewer actions and resources",
		}
		d.Policy.Doc = d.Policy.Doc.With([]source.Finding{f})
		b.note(d.Ref, f)
		return
	}
}
