package lint

import (
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var cognitoWithoutAMR = &Check{
	Code: "COGNITO_AUTHENTICATION_UNCHECKED",
	Type: source.SecurityWarning,
	For:  trusts,
	Doc: Doc{
		Title:  "Trust of Cognito that does not ask whether somebody signed in",
		Text:   "A pool that takes guests gives them tokens too. `cognito-identity.amazonaws.com:amr` holds `authenticated` or `unauthenticated`; without it a role for users who signed in is open to guests.",
		Before: `{"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "eu-central-1:0a1b2c3d-0000-1111-2222-333344445555"}}}`,
		After:  `{"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "eu-central-1:0a1b2c3d-0000-1111-2222-333344445555"}, "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}`,
		See:    "https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html",
	},
	run: func(p *pass) {
		const host = "cognito-identity.amazonaws.com"
		p.webIdentity(func(s *policy.Statement, pr *policy.Principal, got string) {
			if got == host && constrainsAny(s, host+":aud") && !mentions(s, host+":amr", host+":sub") {
				p.report(pr.Span, "guests of the identity pool may assume this role too", `add "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}`)
			}
		})
	},
}
