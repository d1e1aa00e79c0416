package lint

import (
	"rolewalk/engine/aws"
	"rolewalk/engine/source"
)

var passRoleNotActionAndNotResource = &Check{
	Code: "PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE",
	Type: source.SecurityWarning,
	For:  permissions,
	Doc: Doc{
		Title: "iam:PassRole through NotAction and NotResource",
		Text: "A principal that may pass any role to a service can use the most powerful role of the account: start a " +
			"function with an administrator's role, and the function is an administrator. Here it is allowed because neither " +
			"`NotAction` nor `NotResource` lists it.",
		Before: `{"Effect": "Allow", "NotAction": "s3:*", "NotResource": "arn:aws:iam::111122223333:role/admin"}`,
		After: `{
			  "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/app/*",
			  "Condition": {"StringEquals": {"iam:PassedToService": "lambda.amazonaws.com"}}
			}`,
		See: passRolePage,
	},
	run: func(p *pass) {
		p.anyRole(aws.LowerPassRole, byNot, byNot, passRoleKeys, passRoleMessage, passRoleRemedy)
	},
}
