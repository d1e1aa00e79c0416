package lint

import (
	"rolewalk/engine/aws"
	"rolewalk/engine/source"
)

var passRoleNotActionAndStarInResource = &Check{
	Code: "PASS_ROLE_WITH_NOT_ACTION_AND_STAR_IN_RESOURCE",
	Type: source.SecurityWarning,
	For:  permissions,
	Doc: Doc{
		Title: "iam:PassRole through NotAction",
		Text: "A principal that may pass any role to a service can use the most powerful role of the account: start a " +
			"function with an administrator's role, and the function is an administrator. Here it is allowed because " +
			"`NotAction` does not list it.",
		Before: `{"Effect": "Allow", "NotAction": "s3:*", "Resource": "*"}`,
		After: `{
			  "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/app/*",
			  "Condition": {"StringEquals": {"iam:PassedToService": "lambda.amazonaws.com"}}
			}`,
		See: passRolePage,
	},
	run: func(p *pass) {
		p.anyRole(aws.LowerPassRole, byNot, byWildcard, passRoleKeys, passRoleMessage, passRoleRemedy)
	},
}
