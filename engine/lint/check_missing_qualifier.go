package lint

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var missingQualifier = &Check{
	Code: "MISSING_QUALIFIER",
	Type: source.Error,
	Doc: Doc{
		Kind:  policy.Trust,
		Title: "A multivalued key without a set operator",
		Text: "A key like `aws:TagKeys` has a set of values. Without `ForAnyValue` or `ForAllValues` an operator cannot " +
			"compare with a set, so the row does not match.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringLike": {"aws:PrincipalOrgPaths": "o-a1b2c3d4e5/r-ab12/*"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole",
			  "Condition": {"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": "o-a1b2c3d4e5/r-ab12/*"}}
			}`,
		See: checkPage + "error-missing-qualifier",
	},
	run: func(p *pass) {
		for _, c := range p.rows() {
			if c.Operator.Set == match.Single && c.Operator.Name != match.Null && aws.IsMultivalued(c.Lower) {
				p.report(
					c.Written.Span,
					fmt.Sprintf("%s has several values, but %s compares with one", c.Key.Value, c.Written.Value),
					"write ForAnyValue: before it if one value must match, or ForAllValues: if all must",
				)
			}
		}
	},
}
