package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var arnAccountNotAllowed = &Check{
	Code: "ARN_ACCOUNT_NOT_ALLOWED",
	Type: source.Error,
	For:  withResource,
	Doc: Doc{
		Title: "A bucket ARN with an account",
		Text: "All accounts share one namespace of buckets, so a bucket's ARN has no account: `arn:aws:s3:::acme`. With " +
			"an account the ARN matches no bucket. To compare the owner of a bucket, use the condition key " +
			"`aws:ResourceAccount`.",
		Before: `{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3::111122223333:acme/*"}`,
		After:  `{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme/*"}`,
		See:    checkPage + "error-arn-account-not-allowed",
	},
	run: func(p *pass) {
		p.resourceARNs(func(_ *policy.Statement, v policy.String, arn aws.ARN) {
			if isBucket(arn) && arn.Account != "" && arn.Account != "*" &&
				!strings.Contains(arn.Account, "${") { // another check reports a variable there
				at := p.arnPart(v, 4)
				plain := aws.ARN{Partition: arn.Partition, Service: arn.Service, Resource: arn.Resource}.String()
				p.report(
					at,
					fmt.Sprintf("the ARN of a bucket has no account, so %s matches no bucket", v.Value),
					"write "+plain,
					replaceValue(v, plain)...)
			}
		})
	},
}
