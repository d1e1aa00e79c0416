package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var invalidARNRegion = &Check{
	Code: "INVALID_ARN_REGION",
	Type: source.Error,
	For:  withResource,
	Doc: Doc{
		Title:  "An ARN with an invalid Region",
		Text:   "A Region's name looks like `eu-central-1`. An ARN with any other text in that place matches nothing.",
		Before: `{"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-central:111122223333:orders"}`,
		After: `{"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": ` +
			`"arn:aws:sqs:eu-central-1:111122223333:orders"}`,
		See: checkPage + "error-invalid-arn-region",
	},
	run: func(p *pass) {
		p.resourceARNs(func(_ *policy.Statement, v policy.String, arn aws.ARN) {
			if arn.Region == "" || strings.ContainsAny(arn.Region, "*?$") || aws.IsRegion(arn.Region) || isBucket(arn) {
				return
			}
			p.report(
				p.arnPart(v, 3),
				fmt.Sprintf("%q is not a Region, so the ARN matches nothing", arn.Region),
				"write one like eu-central-1",
			)
		})
	},
}
