package lint

import (
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var publicResource = &Check{
	Code: "PUBLIC_RESOURCE",
	Type: source.SecurityWarning,
	For:  resources,
	Doc: Doc{
		Title: "A resource that is open to everyone",
		Text: "`\"Principal\": \"*\"` in a resource policy is everyone, including anonymous callers if the service " +
			"accepts unsigned requests. If that is not meant, name the principals, or require in a `Condition` who calls or " +
			"where the request comes from.",
		Before: `{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme/*"}`,
		After: `{
			  "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme/*",
			  "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}
			}`,
		See: principal + "#principal-anonymous",
	},
	run: func(p *pass) {
		for s := range p.statements(policy.Allow) {
			if pr := everyone(s); pr != nil && !narrows(s) && !p.deniesOutsiders() &&
				!mentions(
					s,
					"kms:calleraccount",
					"kms:viaservice",
					"lambda:functionurlauthtype",
					"aws:principaltag/",
					"aws:referer",
				) {
				p.report(
					pr.Span,
					"everyone may do this, including callers without an AWS account if the service accepts unsigned requests",
					"name the principals, or add a Condition",
				)
			}
		}
	},
}
