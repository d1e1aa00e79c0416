package lint

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var externalIDInvalid = &Check{
	Code: "EXTERNAL_ID_INVALID",
	Type: source.Error,
	For:  trusts,
	Doc: Doc{
		Title: "An external ID that AWS does not accept",
		Text: "An external ID has 2 to 1224 characters: letters, digits and `_+=,.@:/-`. AWS rejects a request with any " +
			"other external ID, so this condition is never met.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringEquals": {"sts:ExternalId": "acme 7f3k"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringEquals": {"sts:ExternalId": "acme-7f3k"}}
			}`,
		See: "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html",
	},
	run: func(p *pass) {
		for _, c := range p.rows(policy.Allow) {
			if c.Lower != externalID || c.Operator.Name != match.StringEquals {
				continue
			}
			for _, v := range c.Values {
				if !patterned(c, v.Value) && policy.MarkedPlaceholder(v.Value) == "" && !aws.ExternalID.Fits(v.Value) {
					p.report(
						v.Span,
						fmt.Sprintf("AWS does not accept %q as an external ID, so no request has it", v.Value),
						fmt.Sprintf("write %d to %d %s", aws.ExternalID.Shortest, aws.ExternalID.Longest, aws.ExternalID.Characters()),
					)
				}
			}
		}
	},
}
