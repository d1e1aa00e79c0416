package lint

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// Trusting the role's own account is how IAM delegates the decision to that account's policies, and common. Only
// another account is reported, if the role's account is known.
var trustsWholeAccount = &Check{
	Code: "TRUSTS_WHOLE_ACCOUNT",
	Type: source.Suggestion,
	For:  trusts,
	Doc: Doc{
		Title: "Trust of another account as a whole",
		Text: "An account as a principal, by its number or its `root` ARN, delegates the decision to that account: " +
			"every user and role that its administrators allow `sts:AssumeRole` gets in. Name the role, or require " +
			"`aws:PrincipalArn`. For a vendor, require an external ID.",
		Before: `{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::444455556666:root"}, "Action": "sts:AssumeRole"}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::444455556666:root"}, "Action": "sts:AssumeRole",
			  "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::444455556666:role/deploy/*"}}
			}`,
		See: principal + "#principal-accounts",
	},
	run: func(p *pass) {
		if p.owner == "" || p.deniesSome() {
			return
		}
		for s := range p.statements(policy.Allow) {
			if len(s.Condition) > 0 || !grants(s, aws.LowerAssumeRole) {
				continue
			}
			for _, pr := range principals(s) {
				if pr.Form == policy.FormAccount && pr.Account != p.owner && vendorAccounts[pr.Account] == "" {
					p.report(
						pr.Span,
						fmt.Sprintf("every user and role that account %s allows sts:AssumeRole gets in", pr.Account),
						"name the role, or add a Condition: aws:PrincipalArn, or sts:ExternalId for a vendor",
					)
				}
			}
		}
	},
}

// deniesSome reports whether a Deny of the document limits what the other statements allow with a condition.
func (p *pass) deniesSome() bool {
	for range p.rows(policy.Deny) {
		return true
	}
	return false
}
