package lint

import (
	"fmt"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var contradictingConditions = &Check{
	Code: "CONTRADICTING_CONDITIONS",
	Type: source.Error,
	Doc: Doc{
		Kind:  policy.Trust,
		Title: "A key that must be missing and have a value",
		Text: "`\"Null\": {\"KEY\": \"true\"}` requires that the request does not have the key. Another row requires a " +
			"value of the same key. No request meets both, so the statement never applies.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole",
			  "Condition": {"Null": {"sts:ExternalId": "true"}, "StringEquals": {"sts:ExternalId": "acme-7f3k"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole",
			  "Condition": {"Null": {"sts:ExternalId": "false"}, "StringEquals": {"sts:ExternalId": "acme-7f3k"}}
			}`,
		See: operators + "#Conditions_Null",
	},
	run: func(p *pass) {
		for s, c := range p.rows() {
			if c.Operator.Name == match.Null && c.Operator.Set == match.Single && isTrue(c) && guarded(s, c) {
				p.report(
					c.Values[0].Span,
					fmt.Sprintf("%s must be missing here, but another row requires a value: no request meets both", c.Key.Value),
					`write "false", or delete one of the rows`,
				)
			}
		}
	},
}
