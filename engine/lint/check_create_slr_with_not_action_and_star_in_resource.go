package lint

import (
	"rolewalk/engine/aws"
	"rolewalk/engine/source"
)

var createSLRNotActionAndStarInResource = &Check{
	Code: "CREATE_SLR_WITH_NOT_ACTION_AND_STAR_IN_RESOURCE",
	Type: source.Warning,
	For:  permissions,
	Doc: Doc{
		Title: "iam:CreateServiceLinkedRole through NotAction",
		Text: "A service-linked role lets its service act in the account. A principal that may create one for every " +
			"service can admit services that the account never asked for. Here it is allowed because `NotAction` does not " +
			"list it.",
		Before: `{"Effect": "Allow", "NotAction": "s3:*", "Resource": "*"}`,
		After: `{
			  "Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "*",
			  "Condition": {"StringEquals": {"iam:AWSServiceName": "autoscaling.amazonaws.com"}}
			}`,
		See: createSLRPage,
	},
	run: func(p *pass) {
		p.anyRole(aws.LowerCreateServiceLinkedRole, byNot, byWildcard, createSLRKeys, createSLRMessage, createSLRRemedy)
	},
}
