package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var invalidARNServiceCase = &Check{
	Code: "INVALID_ARN_SERVICE_CASE",
	Type: source.Error,
	For:  withResource,
	Doc: Doc{
		Title:  "A service in upper case in an ARN",
		Text:   "Actions are not case-sensitive, but ARNs are. ARNs have the service in lower case.",
		Before: `{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:S3:::acme/*"}`,
		After:  `{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme/*"}`,
		See:    checkPage + "error-invalid-arn-service-case",
	},
	run: func(p *pass) {
		p.resourceARNs(func(_ *policy.Statement, v policy.String, arn aws.ARN) {
			if lower := strings.ToLower(arn.Service); lower != arn.Service {
				p.report(p.arnPart(v, 2), fmt.Sprintf("ARNs are case-sensitive, and no ARN has %q", arn.Service), "write "+lower,
					replaceValue(v, strings.Replace(v.Value, ":"+arn.Service+":", ":"+lower+":", 1))...)
			}
		})
	},
}
