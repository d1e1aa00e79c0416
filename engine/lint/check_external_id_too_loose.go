package lint

import (
	"fmt"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var externalIDTooLoose = &Check{
	Code: "EXTERNAL_ID_TOO_LOOSE",
	Type: source.SecurityWarning,
	For:  trusts,
	Doc: Doc{
		Title: "An external ID with a wildcard",
		Text: "The external ID says which customer the caller acts for. A pattern also matches the IDs of other " +
			"customers; `*` matches all of them.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringLike": {"sts:ExternalId": "*"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringEquals": {"sts:ExternalId": "acme-7f3k"}}
			}`,
		See: deputy,
	},
	run: func(p *pass) {
		for _, c := range p.rows(policy.Allow) {
			if c.Lower != externalID || c.Operator.Negated || !takesWildcards(c.Operator.Name) {
				continue
			}
			for _, v := range c.Values {
				if hasWildcard(v.Value) {
					p.report(
						v.Span,
						fmt.Sprintf("%q also matches the external IDs of other customers", v.Value),
						"write the one external ID under StringEquals",
					)
				}
			}
		}
	},
}
