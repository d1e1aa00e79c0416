package lint

import (
	"rolewalk/engine/aws"
	"rolewalk/engine/source"
)

var passRoleStarInResource = &Check{
	Code: "PASS_ROLE_WITH_STAR_IN_RESOURCE",
	Type: source.SecurityWarning,
	For:  permissions,
	Doc: Doc{
		Title: "iam:PassRole for any role",
		Text: "A principal that may pass any role to a service can use the most powerful role of the account: start a " +
			"function with an administrator's role, and the function is an administrator. Name the roles, or name the " +
			"service in a `Condition`.",
		Before: `{"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"}`,
		After: `{
			  "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/app/*",
			  "Condition": {"StringEquals": {"iam:PassedToService": "lambda.amazonaws.com"}}
			}`,
		See: passRolePage,
	},
	run: func(p *pass) {
		p.anyRole(aws.LowerPassRole, byName, byWildcard, passRoleKeys, passRoleMessage, passRoleRemedy)
	},
}
