package lint

import (
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var denyWithNotPrincipal = &Check{
	Code: "DENY_WITH_NOTPRINCIPAL",
	Type: source.Warning,
	For:  resources,
	Doc: Doc{
		Title: "Deny with NotPrincipal",
		Text: "A Deny with `NotPrincipal` must list the role, its session and the account; otherwise it denies the " +
			"principals that it was meant to exempt. It also denies every user and role with a permissions boundary, " +
			"whatever it lists. `ArnNotLike` with `aws:PrincipalArn` does the same without these traps.",
		Before: `{
			  "Effect": "Deny", "NotPrincipal": {"AWS": "arn:aws:iam::111122223333:role/Hub"}, "Action": "s3:*",
			  "Resource": "arn:aws:s3:::acme/*"
			}`,
		After: `{
			  "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::acme/*",
			  "Condition": {"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/Hub"}}
			}`,
		See: guide + "reference_policies_elements_notprincipal.html",
	},
	run: func(p *pass) {
		for s := range p.statements(policy.Deny) {
			if s.Principal != nil && s.Principal.Not {
				p.report(
					s.Principal.Span,
					"this also denies sessions that it does not list, and every principal with a permissions boundary",
					`write "Principal": "*" with "ArnNotLike": {"aws:PrincipalArn": …}`,
				)
			}
		}
	},
}
