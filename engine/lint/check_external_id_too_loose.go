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
		Title:  "An external ID that anything equals",
		Text:   "The external ID says for which customer the caller comes. A pattern lets in what other customers' IDs look like too; `*` lets in them all.",
		Before: `{"Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole", "Condition": {"StringLike": {"sts:ExternalId": "*"}}}`,
		After:  `{"Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"sts:ExternalId": "acme-7f3k"}}}`,
		See:    deputy,
	},
	run: func(p *pass) {
		for _, c := range p.rows(policy.Allow) {
			if c.Lower != externalID || c.Operator.Negated || !takesWildcards(c.Operator.Name) {
				continue
			}
			for _, v := range c.Values {
				if hasWildcard(v.Value) {
					p.report(v.Span, fmt.Sprintf("%q also fits the external IDs of others", v.Value), "write the one external ID under StringEquals")
				}
			}
		}
	},
}
