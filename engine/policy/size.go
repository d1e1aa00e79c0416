package policy

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/source"
)

// Size returns how many characters of the document count against its quota.
func Size(body string, at source.Span, kind Kind) int {
	n := 0
	for _, c := range body[at.From:at.To] {
		if kind == SCP || kind == RCP || c != ' ' && c != '\t' && c != '\n' && c != '\r' {
			n++
		}
	}
	return n
}

// size judges the document's length. The quotas of inline policies are for all of an entity's together, and are judged
// where the entity is known.
func (r *reader) size(at source.Span) {
	size := Size(r.body, at, r.kind)
	r.doc.Size = size
	start := source.Span{Text: at.Text, From: at.From, To: at.From + 1}
	switch {
	case r.kind == Trust && size > aws.TrustPolicyQuota.Maximum:
		r.refuse(TrustSizeQuota, start,
			fmt.Sprintf("the trust policy has %d characters that count, but the limit is %d", size,
				aws.TrustPolicyQuota.Maximum),
			fmt.Sprintf("LimitExceeded: Cannot exceed quota for ACLSizePerRole: %d", aws.TrustPolicyQuota.Maximum),
			"name fewer principals, or an account with a Condition")
	case r.kind == Trust && size > aws.TrustPolicyQuota.Default:
		// Rule: A trust policy has 2,048 characters at most until the account has a higher quota.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entities
		// Proof: unsaved/trust-over-the-default-quota.walk
		r.note(
			TrustSizeQuota,
			start,
			fmt.Sprintf("the trust policy has %d characters that count, but the quota is %d unless the account asked for more",
				size, aws.TrustPolicyQuota.Default),
			"name fewer principals, or an account with a Condition",
		)
	case r.managed && size > aws.ManagedPolicyQuota.Maximum:
		// Rule: A managed policy has 6,144 characters at most, white space not counted.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
		// Proof: unsaved/managed-policy-over-the-quota.walk
		r.refuse(IdentitySizeQuota, start,
			fmt.Sprintf("the managed policy has %d characters that count, but the limit is %d", size,
				aws.ManagedPolicyQuota.Maximum),
			fmt.Sprintf("LimitExceeded: Cannot exceed quota for PolicySize: %d", aws.ManagedPolicyQuota.Maximum),
			"split it into two policies",
		)
	case r.kind == SCP || r.kind == RCP:
		r.organizationSize(start, size)
	}
}

// organizationSize judges the length of an SCP or an RCP, of which white space counts too.
func (r *reader) organizationSize(start source.Span, size int) {
	switch {
	case r.kind == SCP && size > aws.SCPQuota.Default:
		// Rule: A service control policy has 10,240 characters at most, white space counted.
		// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
		// Proof: organizations/size-of-an-scp.walk
		r.note(
			SCPSizeQuota,
			start,
			fmt.Sprintf("the policy has %d characters with white space, but the quota is %d", size,
				aws.SCPQuota.Default),
			"delete white space, or split it",
		)
	case r.kind == RCP && size > aws.RCPQuota.Default:
		r.note(
			RCPSizeQuota,
			start,
			fmt.Sprintf("the policy has %d characters with white space, but the quota is %d", size,
				aws.RCPQuota.Default),
			"delete white space, or split it",
		)
	}
}
