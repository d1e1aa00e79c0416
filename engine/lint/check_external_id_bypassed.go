package lint

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var externalIDBypassed = &Check{
	Code: "EXTERNAL_ID_BYPASSED",
	Type: source.SecurityWarning,
	For:  trusts,
	Doc: Doc{
		Title: "An external ID that another statement makes optional",
		Text: "Statements are alternatives. If one statement requires an external ID from an account and another admits " +
			"the same account without a condition, the external ID protects nothing.",
		Before: `{
			  "Version": "2012-10-17",
			  "Statement": [
			    {
			      "Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole",
			      "Condition": {"StringEquals": {"sts:ExternalId": "acme-7f3k"}}
			    },
			    {
			      "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::444455556666:role/Scanner"},
			      "Action": "sts:AssumeRole"
			    }
			  ]
			}`,
		After: `{
			  "Version": "2012-10-17",
			  "Statement": [
			    {
			      "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::444455556666:role/Scanner"},
			      "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"sts:ExternalId": "acme-7f3k"}}
			    }
			  ]
			}`,
		See: deputy,
	},
	run: func(p *pass) {
		asked := map[string]bool{}
		for s := range p.statements(policy.Allow) {
			for _, pr := range principals(s) {
				if pr.Account != "" && constrainsAny(s, externalID) {
					asked[pr.Account] = true
				}
			}
		}
		for s := range p.statements(policy.Allow) {
			if len(s.Condition) > 0 || !grants(s, aws.LowerAssumeRole) {
				continue
			}
			for _, pr := range principals(s) {
				if asked[pr.Account] {
					p.report(
						pr.Span,
						fmt.Sprintf(
							"another statement requires an external ID from account %s, but this one admits it without",
							pr.Account,
						),
						"delete this statement, or require the external ID here too",
					)
				}
			}
		}
	},
}
