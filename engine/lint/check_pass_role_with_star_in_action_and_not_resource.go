package lint

import (
	"rolewalk/engine/aws"
	"rolewalk/engine/source"
)

var passRoleStarInActionAndNotResource = &Check{
	Code: "PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE",
	Type: source.SecurityWarning,
	For:  permissions,
	Doc: Doc{
		Title: "iam:PassRole through a wildcard, with NotResource",
		Text: "A principal that may pass any role to a service can use the most powerful role of the account: start a " +
			"function with an administrator's role, and the function is an administrator. Here a wildcard in the action " +
			"includes it, and `NotResource` allows every role that it does not list.",
		Before: `{"Effect": "Allow", "Action": "iam:Pass*", "NotResource": "arn:aws:iam::111122223333:role/admin"}`,
		After: `{
			  "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/app/*",
			  "Condition": {"StringEquals": {"iam:PassedToService": "lambda.amazonaws.com"}}
			}`,
		See: passRolePage,
	},
	run: func(p *pass) {
		p.anyRole(aws.LowerPassRole, byWildcard, byNot, passRoleKeys, passRoleMessage, passRoleRemedy)
	},
}
