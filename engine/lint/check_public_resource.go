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
		Title:  "A resource that is open to everybody",
		Text:   "`\"Principal\": \"*\"` in a resource's policy is everybody, also those who sign nothing where the service takes such requests. Where that is not meant, name the principals or ask in a `Condition` who it is or where the request comes from.",
		Before: `{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme/*"}`,
		After:  `{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme/*", "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}}`,
		See:    principal + "#principal-anonymous",
	},
	run: func(p *pass) {
		for s := range p.statements(policy.Allow) {
			if pr := everyone(s); pr != nil && !narrows(s) && !p.deniesOutsiders() && !mentions(s, "kms:calleraccount", "kms:viaservice", "lambda:functionurlauthtype", "aws:principaltag/", "aws:referer") {
				p.report(pr.Span, "everybody may do this, also who has no AWS account where the service lets him ask", "name the principals, or add a Condition")
			}
		}
	},
}
