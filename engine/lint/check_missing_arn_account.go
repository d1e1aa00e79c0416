package lint

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var missingARNAccount = &Check{
	Code: "MISSING_ARN_ACCOUNT",
	Type: source.Error,
	For:  withResource,
	Doc: Doc{
		Title: "An ARN without an account",
		Text: "The ARN of a role includes its account. An empty component of a pattern matches only an empty component, " +
			"so an ARN without the account matches no role. AWS's own policies have `aws` in its place, and only AWS's own " +
			"parameters in Systems Manager have no account.",
		Before: `{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam:::role/Deploy"}`,
		After:  `{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/Deploy"}`,
		See:    arns,
	},
	run: func(p *pass) {
		p.resourceARNs(func(_ *policy.Statement, v policy.String, arn aws.ARN) {
			if arn.Account == "" && arn.Service != "ssm" &&
				(arn.Service == "iam" || arn.Service == "sts" || has(regionalServices, arn.Service)) {
				p.report(
					v.Span,
					fmt.Sprintf("%s has no account, so it matches nothing", v.Value),
					"write the account's twelve digits, or * for any account",
				)
			}
		})
	},
}
