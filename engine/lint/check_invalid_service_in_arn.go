package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// Some ARNs start with another prefix than the service's actions, which the data has too. A service that resembles
// neither is not reported, because AWS adds services every week.
var invalidServiceInARN = &Check{
	Code: "INVALID_SERVICE_IN_ARN",
	Type: source.Error,
	For:  withResource,
	Data: true,
	Doc: Doc{
		Title: "An ARN of a service that does not exist",
		Text:  "The third component of an ARN is the service. With a typo in it, the ARN matches nothing.",
		Before: `{
			  "Effect": "Allow", "Action": "dynamodb:GetItem",
			  "Resource": "arn:aws:dynamobd:eu-central-1:111122223333:table/orders"
			}`,
		After: `{
			  "Effect": "Allow", "Action": "dynamodb:GetItem",
			  "Resource": "arn:aws:dynamodb:eu-central-1:111122223333:table/orders"
			}`,
		See: arns,
	},
	run: func(p *pass) {
		p.resourceARNs(func(_ *policy.Statement, v policy.String, arn aws.ARN) {
			if p.data.Service(arn.Service) != nil || len(arn.Service) < 4 ||
				has([]string{"artifact", "catalog", "aws-marketplace", "s3express", "wellarchitected"}, arn.Service) {
				return
			}
			near := source.Nearest(arn.Service, p.data.Services)
			if near == "" {
				return
			}
			p.report(p.arnPart(v, 2), fmt.Sprintf("there is no service %q", arn.Service), source.Meant(near),
				replaceValue(v, strings.Replace(v.Value, ":"+arn.Service+":", ":"+near+":", 1))...)
		})
	},
}
