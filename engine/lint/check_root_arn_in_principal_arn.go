package lint

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var rootARNInPrincipalARN = &Check{
	Code: "ROOT_ARN_IN_PRINCIPAL_ARN",
	Type: source.Warning,
	For:  trusts,
	Doc: Doc{
		Title: "An account's root ARN compared with aws:PrincipalArn",
		Text: "As a `Principal`, `arn:aws:iam::ACCOUNT:root` is the whole account. As a value of `aws:PrincipalArn` it " +
			"is only the root **user**, which cannot assume roles. To match the account, compare `aws:PrincipalAccount`.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole",
			  "Condition": {"ArnEquals": {"aws:PrincipalArn": "arn:aws:iam::111122223333:root"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringEquals": {"aws:PrincipalAccount": "111122223333"}}
			}`,
		See: globals + "#condition-keys-principalarn",
	},
	run: func(p *pass) {
		for s, c := range p.rows(policy.Allow) {
			if c.Lower != "aws:principalarn" || c.Operator.Negated {
				continue
			}
			for _, v := range c.Values {
				if arn, ok := aws.ParseARN(v.Value); ok && arn.Resource == string(aws.KindRoot) {
					var fixes []source.Fix
					if isAccount(arn.Account) {
						fixes = p.rewrite(s, c, "StringEquals", "aws:PrincipalAccount", arn.Account)
					}
					p.report(
						v.Span,
						"here this is only the root user, which cannot assume a role",
						fmt.Sprintf(`compare aws:PrincipalAccount with %q to match the account`, arn.Account),
						fixes...)
				}
			}
		}
	},
}
