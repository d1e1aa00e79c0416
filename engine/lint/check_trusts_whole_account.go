package lint

import (
	"fmt"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// Trust of the role's own account is how IAM hands the decision to that account's policies, and common; only another
// account is reported, where it is known whose the role is.
var trustsWholeAccount = &Check{
	Code: "TRUSTS_WHOLE_ACCOUNT",
	Type: source.Suggestion,
	For:  trusts,
	Doc: Doc{
		Title:  "Trust of a whole other account",
		Text:   "An account as a principal, by its number or its `root` ARN, hands the decision to that account: each of its users and roles whom its own administrators allow `sts:AssumeRole` gets in. Name the role that is meant, or ask for `aws:PrincipalArn`; of a vendor, ask for an external ID.",
		Before: `{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::444455556666:root"}, "Action": "sts:AssumeRole"}`,
		After:  `{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::444455556666:root"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::444455556666:role/deploy/*"}}}`,
		See:    principal + "#principal-accounts",
	},
	run: func(p *pass) {
		if p.owner == "" || p.deniesSome() {
			return
		}
		for s := range p.statements(policy.Allow) {
			if len(s.Condition) > 0 || !grants(s, "sts:assumerole") {
				continue
			}
			for _, pr := range principals(s) {
				if pr.Form == policy.FormAccount && pr.Account != p.owner && vendorAccounts[pr.Account] == "" {
					p.report(pr.Span, fmt.Sprintf("whomever account %s allows sts:AssumeRole gets in, each of its users and roles", pr.Account), "name the role that is meant, or add a Condition: aws:PrincipalArn, or sts:ExternalId for a vendor")
				}
			}
		}
	},
}

// deniesSome reports whether a Deny of the document narrows by a condition what the others allow.
func (p *pass) deniesSome() bool {
	for range p.rows(policy.Deny) {
		return true
	}
	return false
}
