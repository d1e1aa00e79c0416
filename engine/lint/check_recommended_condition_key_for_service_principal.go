package lint

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var recommendedKeyForService = &Check{
	Code: "RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL",
	Type: source.Suggestion,
	For:  trusts,
	Doc: Doc{
		Title: "A service trusted for all its customers",
		Text: "Some services act for all their customers. They send the customer's account and resource as " +
			"`aws:SourceAccount` and `aws:SourceArn`. Without a condition on these keys, another customer may make the " +
			"service use your role. Services like EC2 and Lambda are not reported, because they use a role only in its own " +
			"account.",
		Before: `{"Effect": "Allow", "Principal": {"Service": "scheduler.amazonaws.com"}, "Action": "sts:AssumeRole"}`,
		After: `{
			  "Effect": "Allow", "Principal": {"Service": "scheduler.amazonaws.com"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringEquals": {"aws:SourceAccount": "111122223333"}}
			}`,
		See: deputy + "#cross-service-confused-deputy-prevention",
	},
	run: func(p *pass) {
		p.servicePrincipals(func(s *policy.Statement, pr *policy.Principal) {
			if !has(namingServices, pr.Value) || mentionsAny(s, aws.NamesSource) {
				return
			}
			account, fixes := "111122223333", []source.Fix(nil)
			if p.owner != "" {
				account, fixes = p.owner, p.addRow(s, "StringEquals", "aws:SourceAccount", p.owner)
			}
			p.report(
				pr.Span,
				fmt.Sprintf("%s acts for all its customers, but no condition says which one", pr.Value),
				fmt.Sprintf(`add "Condition": {"StringEquals": {"aws:SourceAccount": %q}}`, account),
				fixes...)
		})
	},
}
