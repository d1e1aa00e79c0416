package lint

import (
	"fmt"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// The keys that say enough only together with another.
var pairs = []struct {
	key   string
	needs []string
	why   string
}{
	{"aws:vpcsourceip", []string{"aws:sourcevpc", "aws:sourcevpce", "aws:sourcevpcarn"}, "every VPC may use the same private addresses"},
	{"aws:ec2instancesourceprivateipv4", []string{"aws:ec2instancesourcevpc"}, "every VPC may use the same private addresses"},
}

var missingPairedConditionKeys = &Check{
	Code: "MISSING_PAIRED_CONDITION_KEYS",
	Type: source.SecurityWarning,
	Doc: Doc{
		Kind:   policy.Resource,
		Title:  "A condition that says enough only with another",
		Text:   "A private address says nothing without its VPC, for every VPC may use it. A bucket's ARN names no account, so as `aws:SourceArn` it may one day be a bucket of somebody else with the same name: add `aws:SourceAccount`.",
		Before: `{"Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"}, "Action": "sns:Publish", "Resource": "arn:aws:sns:eu-central-1:111122223333:uploads", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:s3:::acme"}}}`,
		After:  `{"Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"}, "Action": "sns:Publish", "Resource": "arn:aws:sns:eu-central-1:111122223333:uploads", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:s3:::acme"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}`,
		See:    checkPage + "security-warning-missing-paired-condition-keys",
	},
	run: func(p *pass) {
		for s, c := range p.rows(policy.Allow) {
			for _, pair := range pairs {
				if c.Lower == pair.key && !mentions(s, pair.needs...) {
					p.report(c.Key.Span, fmt.Sprintf("%s alone is not enough: %s", c.Key.Value, pair.why), "ask for the VPC too")
				}
			}
			if c.Lower == "aws:sourcearn" && constrains(c) && !mentions(s, "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths") {
				p.sourceWithoutAccount(c)
			}
		}
	},
}

func (p *pass) sourceWithoutAccount(c *policy.Condition) {
	for _, v := range c.Values {
		if arn, ok := match.ParseARN(v.Value); ok && (arn.Account == "" || takesWildcards(c.Operator.Name) && arn.Account == "*") {
			p.report(v.Span, fmt.Sprintf("%s names no account, so it may be somebody else's", v.Value), "ask for aws:SourceAccount too")
		}
	}
}
