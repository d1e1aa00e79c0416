package lint

import (
	"rolewalk/engine/aws"
	"rolewalk/engine/source"
)

var createSLRStarInResource = &Check{
	Code: "CREATE_SLR_WITH_STAR_IN_RESOURCE",
	Type: source.Warning,
	For:  permissions,
	Doc: Doc{
		Title: "iam:CreateServiceLinkedRole for any service",
		Text: "A service-linked role lets its service act in the account. A principal that may create one for every " +
			"service can admit services that the account never asked for. Name the roles, or name the service in a " +
			"`Condition`.",
		Before: `{"Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "*"}`,
		After: `{
			  "Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "*",
			  "Condition": {"StringEquals": {"iam:AWSServiceName": "autoscaling.amazonaws.com"}}
			}`,
		See: createSLRPage,
	},
	run: func(p *pass) {
		p.anyRole(aws.LowerCreateServiceLinkedRole, byName, byWildcard, createSLRKeys, createSLRMessage, createSLRRemedy)
	},
}
