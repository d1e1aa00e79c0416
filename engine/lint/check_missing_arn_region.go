package lint

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var missingARNRegion = &Check{
	Code: "MISSING_ARN_REGION",
	Type: source.Error,
	For:  withResource,
	Doc: Doc{
		Title: "An ARN without a Region",
		Text: "Functions, queues, tables, keys and secrets are in a Region, and their ARNs include it. An empty " +
			"component of a pattern matches only an empty component, so an ARN without the Region matches nothing. A `*` " +
			"matches any Region.",
		Before: `{
			  "Effect": "Allow", "Action": "lambda:InvokeFunction",
			  "Resource": "arn:aws:lambda::111122223333:function:report"
			}`,
		After: `{
			  "Effect": "Allow", "Action": "lambda:InvokeFunction",
			  "Resource": "arn:aws:lambda:eu-central-1:111122223333:function:report"
			}`,
		See: checkPage + "error-missing-arn-region",
	},
	run: func(p *pass) {
		p.resourceARNs(func(_ *policy.Statement, v policy.String, arn aws.ARN) {
			if arn.Region == "" && has(regionalServices, arn.Service) && !(arn.Service == "backup" && arn.Account == "") {
				p.report(
					v.Span,
					fmt.Sprintf("the ARNs of %s include a Region, but %s has none, so it matches nothing", arn.Service, v.Value),
					"write the Region, or * for any",
				)
			}
		})
	},
}
