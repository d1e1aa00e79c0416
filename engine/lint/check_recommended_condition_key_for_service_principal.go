package lint

import (
	"fmt"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var recommendedKeyForService = &Check{
	Code: "RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL",
	Type: source.Suggestion,
	For:  trusts,
	Doc: Doc{
		Title:  "A service that says for whom it comes, and is not asked",
		Text:   "Some services act for all their customers and say in `aws:SourceAccount` and `aws:SourceArn` for whom. Without a condition on them, another customer may have the service act with your role. Services like EC2 and Lambda are not meant: they open a role only in its own account.",
		Before: `{"Effect": "Allow", "Principal": {"Service": "scheduler.amazonaws.com"}, "Action": "sts:AssumeRole"}`,
		After:  `{"Effect": "Allow", "Principal": {"Service": "scheduler.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"aws:SourceAccount": "111122223333"}}}`,
		See:    deputy + "#cross-service-confused-deputy-prevention",
	},
	run: func(p *pass) {
		p.servicePrincipals(func(s *policy.Statement, pr *policy.Principal) {
			if !has(namingServices, pr.Value) || mentions(s, sourceKeys...) {
				return
			}
			account, fixes := "111122223333", []source.Fix(nil)
			if p.owner != "" {
				account, fixes = p.owner, p.addRow(s, "StringEquals", "aws:SourceAccount", p.owner)
			}
			p.report(pr.Span, fmt.Sprintf("%s comes for all its customers, and nothing asks for whom", pr.Value), fmt.Sprintf(`add "Condition": {"StringEquals": {"aws:SourceAccount": %q}}`, account), fixes...)
		})
	},
}
