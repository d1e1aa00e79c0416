package lint

import (
	"fmt"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var missingQualifier = &Check{
	Code: "MISSING_QUALIFIER",
	Type: source.Error,
	Doc: Doc{
		Kind:  policy.Trust,
		Title: "A key with several values under a plain operator",
		Text: "A key like `aws:TagKeys` holds a set, and an operator without `ForAnyValue` or `ForAllValues` cannot compare with " +
			"a set: it does not match.",
		Before: `{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole", "Condition": {"StringLike": {"aws:PrincipalOrgPaths": "o-a1b2c3d4e5/r-ab12/*"}}}`,
		After:  `{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole", "Condition": {"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": "o-a1b2c3d4e5/r-ab12/*"}}}`,
		See:    checkPage + "error-missing-qualifier",
	},
	run: func(p *pass) {
		for _, c := range p.rows() {
			if c.Operator.Set == match.Single && c.Operator.Name != match.Null && keyIn(c.Lower, multivaluedKeys) {
				p.report(c.Written.Span, fmt.Sprintf("%s has several values, and %s compares with one", c.Key.Value, c.Written.Value),
					"write ForAnyValue: before it where one value must fit, ForAllValues: where all must")
			}
		}
	},
}
