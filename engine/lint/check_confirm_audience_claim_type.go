package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// Access Analyzer suggests this for every condition on an audience; only the set operators deserve attention.
var confirmAudienceClaimType = &Check{
	Code: "CONFIRM_AUDIENCE_CLAIM_TYPE",
	Type: source.Suggestion,
	For:  trusts,
	Doc: Doc{
		Title: "A set operator on an audience",
		Text: "The key `aud` of an OIDC provider has one value. A set operator is for keys with several values, so it " +
			"hides that one audience is meant.",
		Before: `{
			  "Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/idp.acme.example"},
			  "Action": "sts:AssumeRoleWithWebIdentity",
			  "Condition": {"ForAnyValue:StringEquals": {"idp.acme.example:aud": "shop"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/idp.acme.example"},
			  "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"idp.acme.example:aud": "shop"}}
			}`,
		See: checkPage + "suggestion-confirm-audience-claim-type",
	},
	run: func(p *pass) {
		for s, c := range p.rows(policy.Allow) {
			if _, name, ok := aws.Claim(c.Lower); ok && name == "aud" && c.Operator.Set == match.ForAnyValue {
				plain := strings.TrimPrefix(c.Written.Value, "ForAnyValue:")
				p.report(
					c.Written.Span,
					fmt.Sprintf("%s has one value, but ForAnyValue is for keys with several", c.Key.Value),
					"write "+plain,
					p.rename(s, c, plain)...)
			}
		}
	},
}
