package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// StringEquals compares character by character, so a star in its value is a star.
var wildcardWithoutLikeOperator = &Check{
	Code: "WILDCARD_WITHOUT_LIKE_OPERATOR",
	Type: source.Warning,
	Doc: Doc{
		Kind:  policy.Identity,
		Title: "A wildcard under an operator without wildcards",
		Text: "`StringEquals` and similar operators compare every character, including `*` and `?`. A value with a " +
			"wildcard then matches no request, and under `StringNotEquals` it matches all requests. `StringLike` supports " +
			"wildcards.",
		Before: `{
			  "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::acme",
			  "Condition": {"StringEquals": {"s3:prefix": "home/*"}}
			}`,
		After: `{
			  "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::acme",
			  "Condition": {"StringLike": {"s3:prefix": "home/*"}}
			}`,
		See: checkPage + "general-warning-wildcard-without-like-operator",
	},
	run: func(p *pass) {
		for s, c := range p.rows() {
			like, ok := likeOf(c.Operator.Name)
			if !ok {
				continue
			}
			for _, v := range c.Values {
				if !hasWildcard(v.Value) {
					continue
				}
				var fixes []source.Fix
				name := operatorName(c.Operator.Set, like, c.Operator.IfExists)
				remedy := "write " + name + " if a pattern is meant"
				switch {
				case aws.KeyHas(c.Lower, aws.Sensitive):
					remedy = "write each value of " + c.Key.Value + " in full"
				case !strings.HasSuffix(string(c.Operator.Name), "IgnoreCase"):
					fixes = p.rename(s, c, name)
				}
				p.report(
					v.Span,
					fmt.Sprintf("%s compares %q literally, so its wildcard matches only itself", c.Written.Value, v.Value),
					remedy,
					fixes...)
			}
		}
	},
}

// likeOf returns the operator that does the same as name and supports wildcards.
func likeOf(name match.OperatorName) (like match.OperatorName, ok bool) {
	switch name {
	case match.StringEquals, match.StringEqualsIgnoreCase:
		return match.StringLike, true
	case match.StringNotEquals, match.StringNotEqualsIgnoreCase:
		return match.StringNotLike, true
	}
	return "", false
}
