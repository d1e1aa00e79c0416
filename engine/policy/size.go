package policy

import (
	"fmt"

	"rolewalk/engine/source"
)

// How long documents may be, in characters. White space counts in an organization's policies alone.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
const (
	TrustQuota   = 2048 // what an account has unless it asks for more
	TrustMaximum = 8192
	ManagedQuota = 6144
	OrgQuota     = 5120
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
	case r.kind == Trust && size > TrustMaximum:
		r.refuse(TrustSizeQuota, start, fmt.Sprintf("the trust policy has %d characters that count, and %d is the most", size, TrustMaximum),
			fmt.Sprintf("LimitExceeded: Cannot exceed quota for ACLSizePerRole: %d", TrustMaximum), "name fewer principals, or an account with a Condition")
	case r.kind == Trust && size > TrustQuota:
		r.note(TrustSizeQuota, start, fmt.Sprintf("the trust policy has %d characters that count, and %d is the quota unless the account asked for more", size, TrustQuota),
			"name fewer principals, or an account with a Condition")
	case r.managed && size > ManagedQuota:
		r.refuse(IdentitySizeQuota, start, fmt.Sprintf("the managed policy has %d characters that count, and %d is the most", size, ManagedQuota),
			fmt.Sprintf("LimitExceeded: Cannot exceed quota for PolicySize: %d", ManagedQuota), "split it into two policies")
	case r.kind == SCP && size > OrgQuota:
		r.note(SCPSizeQuota, start, fmt.Sprintf("the policy has %d characters, white space included, and %d is the quota", size, OrgQuota), "delete white space, or split it")
	case r.kind == RCP && size > OrgQuota:
		r.note(RCPSizeQuota, start, fmt.Sprintf("the policy has %d characters, white space included, and %d is the quota", size, OrgQuota), "delete white space, or split it")
	}
}
