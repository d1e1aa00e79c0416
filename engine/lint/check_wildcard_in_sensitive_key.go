package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/source"
)

var wildcardInSensitiveKey = &Check{
	Code: "WILDCARD_IN_SENSITIVE_KEY",
	Type: source.SecurityWarning,
	Doc: Doc{
		Kind:  "trust",
		Title: "A wildcard in the number of an account, an organization or a VPC",
		Text: "Keys like `aws:PrincipalOrgID`, `aws:PrincipalAccount` and `aws:SourceVpc` keep strangers out. Their values " +
			"are given by AWS, so a pattern also matches those of others: `o-*` is every organization. AWS says that " +
			"wildcards have no valid use there.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringLike": {"aws:PrincipalOrgID": "o-*"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}
			}`,
		See: globals,
	},
	run: func(p *pass) {
		for s, c := range p.rows() {
			if !aws.KeyHas(c.Lower, aws.Sensitive) || !takesWildcards(c.Operator.Name) {
				continue
			}
			for _, v := range c.Values {
				if !hasWildcard(v.Value) || everyone(s) != nil && strings.Trim(v.Value, "*?") == "" { // TRUSTS_EVERYONE says it
					continue
				}
				p.report(
					v.Span,
					fmt.Sprintf("%q also matches what belongs to others", v.Value),
					fmt.Sprintf("write each value of %s in full, with StringEquals", c.Key.Value),
				)
			}
		}
	},
}
