package lint

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var invalidRegion = &Check{
	Code: "INVALID_REGION",
	Type: source.Error,
	Doc: Doc{
		Kind:  policy.Identity,
		Title: "An invalid Region",
		Text: "A Region's name looks like `eu-central-1`. `us-east-1a` is an Availability Zone and `EU` is a continent: " +
			"no request has them as `aws:RequestedRegion`.",
		Before: `{
			  "Effect": "Allow", "Action": "ec2:DescribeInstances", "Resource": "*",
			  "Condition": {"StringEquals": {"aws:RequestedRegion": "eu-central-1a"}}
			}`,
		After: `{
			  "Effect": "Allow", "Action": "ec2:DescribeInstances", "Resource": "*",
			  "Condition": {"StringEquals": {"aws:RequestedRegion": "eu-central-1"}}
			}`,
		See: checkPage + "error-invalid-region",
	},
	run: func(p *pass) {
		for _, c := range p.rows() {
			if c.Lower != "aws:requestedregion" || c.Operator.Name == match.Null {
				continue
			}
			for _, v := range c.Values {
				if !patterned(c, v.Value) && !aws.IsRegion(v.Value) {
					p.report(v.Span, fmt.Sprintf("%q is not a Region, so no request has it", v.Value), "write one like eu-central-1")
				}
			}
		}
	},
}
