package lint

import (
	"fmt"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var missingARNAccount = &Check{
	Code: "MISSING_ARN_ACCOUNT",
	Type: source.Error,
	For:  withResource,
	Doc: Doc{
		Title:  "An ARN without the account its resource is in",
		Text:   "A role's ARN names the account of the role. An empty part of a pattern matches an empty part alone, so an ARN without the account matches no role. Policies of AWS's own have `aws` in its place, and only what AWS itself keeps in Systems Manager has none.",
		Before: `{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam:::role/Deploy"}`,
		After:  `{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/Deploy"}`,
		See:    arns,
	},
	run: func(p *pass) {
		p.resourceARNs(func(_ *policy.Statement, v policy.String, arn match.ARN) {
			if arn.Account == "" && arn.Service != "ssm" && (arn.Service == "iam" || arn.Service == "sts" || has(regionalServices, arn.Service)) {
				p.report(v.Span, fmt.Sprintf("%s names no account, so it matches nothing", v.Value), "write the account's twelve digits, or * for any account")
			}
		})
	},
}
