package lint

import (
	"fmt"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var missingARNRegion = &Check{
	Code: "MISSING_ARN_REGION",
	Type: source.Error,
	For:  withResource,
	Doc: Doc{
		Title:  "An ARN without the Region its resource has",
		Text:   "Functions, queues, tables, keys and secrets are in a Region, and their ARNs name it. An empty part of a pattern matches an empty part alone, so such an ARN matches nothing. A `*` stands for any Region.",
		Before: `{"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": "arn:aws:lambda::111122223333:function:report"}`,
		After:  `{"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": "arn:aws:lambda:eu-central-1:111122223333:function:report"}`,
		See:    checkPage + "error-missing-arn-region",
	},
	run: func(p *pass) {
		p.resourceARNs(func(_ *policy.Statement, v policy.String, arn match.ARN) {
			if arn.Region == "" && has(regionalServices, arn.Service) && !(arn.Service == "backup" && arn.Account == "") {
				p.report(v.Span, fmt.Sprintf("resources of %s are in a Region, and %s names none, so it matches nothing", arn.Service, v.Value), "write the Region, or * for any")
			}
		})
	},
}
