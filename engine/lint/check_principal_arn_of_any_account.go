package lint

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var principalARNOfAnyAccount = &Check{
	Code: "PRINCIPAL_ARN_OF_ANY_ACCOUNT",
	Type: source.SecurityWarning,
	For:  []policy.Kind{policy.Trust, policy.Resource},
	Doc: Doc{
		Title: "A role's name in any account",
		Text: "Anyone can give a role in their own account any name. `arn:aws:iam::*:role/Deploy` matches that role in " +
			"every account, so it restricts no caller unless the organization or the account is required too.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole",
			  "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/Deploy"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole",
			  "Condition": {
			    "ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/Deploy"},
			    "StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}
			  }
			}`,
		See: globals + "#condition-keys-principalarn",
	},
	run: func(p *pass) {
		for s, c := range p.rows(policy.Allow) {
			if everyone(s) == nil || c.Lower != "aws:principalarn" || c.Operator.Negated || !takesWildcards(c.Operator.Name) ||
				p.deniesOutsiders() {
				continue
			}
			if constrainsAny(
				s,
				"aws:principalorgid",
				"aws:principalorgpaths",
				"aws:principalaccount",
				"aws:sourcevpc",
				"aws:sourcevpce",
				"aws:sourceip",
				"aws:userid",
			) {
				continue
			}
			for _, v := range c.Values {
				if arn, ok := aws.ParseARN(v.Value); v.Value == "*" || ok && hasWildcard(arn.Account) {
					p.report(
						v.Span,
						fmt.Sprintf("%s matches any account, and anyone can create such a role in their own", v.Value),
						"write the account's number, or require aws:PrincipalOrgID too",
					)
				}
			}
		}
	},
}
