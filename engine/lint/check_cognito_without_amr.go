package lint

import (
	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var cognitoWithoutAMR = &Check{
	Code: "COGNITO_AUTHENTICATION_UNCHECKED",
	Type: source.SecurityWarning,
	For:  trusts,
	Doc: Doc{
		Title: "Cognito trusted without checking for a sign-in",
		Text: "An identity pool that accepts guests gives them tokens too. `cognito-identity.amazonaws.com:amr` contains " +
			"`authenticated` or `unauthenticated`. Without a condition on it, guests can assume a role that is meant for " +
			"signed-in users.",
		Before: `{
			  "Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"},
			  "Action": "sts:AssumeRoleWithWebIdentity",
			  "Condition": {
			    "StringEquals": {
			      "cognito-identity.amazonaws.com:aud": "eu-central-1:0a1b2c3d-0000-1111-2222-333344445555"
			    }
			  }
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"},
			  "Action": "sts:AssumeRoleWithWebIdentity",
			  "Condition": {
			    "StringEquals": {
			      "cognito-identity.amazonaws.com:aud": "eu-central-1:0a1b2c3d-0000-1111-2222-333344445555"
			    },
			    "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}
			  }
			}`,
		See: "https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html",
	},
	run: func(p *pass) {
		const host = aws.Cognito
		p.webIdentity(func(s *policy.Statement, pr *policy.Principal, got string) {
			if got == host && constrainsAny(s, host+":aud") && !mentions(s, host+":amr", host+":sub") {
				p.report(
					pr.Span,
					"guests of the identity pool may assume this role too",
					`add "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}`,
				)
			}
		})
	},
}
