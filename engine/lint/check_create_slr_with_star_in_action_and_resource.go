package lint

import (
	"rolewalk/engine/aws"
	"rolewalk/engine/source"
)

var createSLRStarInActionAndResource = &Check{
	Code: "CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE",
	Type: source.Warning,
	For:  permissions,
	Doc: Doc{
		Title: "iam:CreateServiceLinkedRole through a wildcard",
		Text: "A service-linked role lets its service act in the account. A principal that may create one for every " +
			"service can admit services that the account never asked for. Here a wildcard in the action includes it, which " +
			"is easy to overlook.",
		Before: `{"Effect": "Allow", "Action": "iam:Create*", "Resource": "*"}`,
		After: `{
			  "Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "*",
			  "Condition": {"StringEquals": {"iam:AWSServiceName": "autoscaling.amazonaws.com"}}
			}`,
		See: createSLRPage,
	},
	run: func(p *pass) {
		p.anyRole(aws.LowerCreateServiceLinkedRole, byWildcard, byWildcard, createSLRKeys, createSLRMessage, createSLRRemedy)
	},
}
