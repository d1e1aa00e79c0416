package lint

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// The keys that need another one.
var pairs = []struct {
	key   string
	needs []string
	why   string
}{
	{
		"aws:vpcsourceip",
		[]string{"aws:sourcevpc", "aws:sourcevpce", "aws:sourcevpcarn"},
		"every VPC can use the same private addresses",
	},
	{
		"aws:ec2instancesourceprivateipv4",
		[]string{"aws:ec2instancesourcevpc"},
		"every VPC can use the same private addresses",
	},
}

var missingPairedConditionKeys = &Check{
	Code: "MISSING_PAIRED_CONDITION_KEYS",
	Type: source.SecurityWarning,
	Doc: Doc{
		Kind:  policy.Resource,
		Title: "A condition key that needs another one",
		Text: "A private address identifies nothing without its VPC, because any VPC can use it. A bucket's ARN has no " +
			"account, so as `aws:SourceArn` it may one day be another account's bucket of the same name: add " +
			"`aws:SourceAccount`.",
		Before: `{
			  "Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"}, "Action": "sns:Publish",
			  "Resource": "arn:aws:sns:eu-central-1:111122223333:uploads",
			  "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:s3:::acme"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"}, "Action": "sns:Publish",
			  "Resource": "arn:aws:sns:eu-central-1:111122223333:uploads",
			  "Condition": {
			    "ArnLike": {"aws:SourceArn": "arn:aws:s3:::acme"}, "StringEquals": {"aws:SourceAccount": "111122223333"}
			  }
			}`,
		See: checkPage + "security-warning-missing-paired-condition-keys",
	},
	run: func(p *pass) {
		for s, c := range p.rows(policy.Allow) {
			for _, pair := range pairs {
				if c.Lower == pair.key && !mentions(s, pair.needs...) {
					p.report(c.Key.Span, fmt.Sprintf("%s alone is not enough: %s", c.Key.Value, pair.why), "require the VPC too")
				}
			}
			if c.Lower == "aws:sourcearn" && constrains(c) &&
				!mentions(s, "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths") {
				p.sourceWithoutAccount(c)
			}
		}
	},
}

func (p *pass) sourceWithoutAccount(c *policy.Condition) {
	for _, v := range c.Values {
		if arn, ok := aws.ParseARN(v.Value); ok &&
			(arn.Account == "" || takesWildcards(c.Operator.Name) && arn.Account == "*") {
			p.report(
				v.Span,
				fmt.Sprintf("%s has no account, so it may be another account's", v.Value),
				"require aws:SourceAccount too",
			)
		}
	}
}
