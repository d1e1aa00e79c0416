package lint

import (
	"rolewalk/engine/aws"
	"rolewalk/engine/source"
)

var createSLRNotResource = &Check{
	Code: "CREATE_SLR_WITH_NOT_RESOURCE",
	Type: source.Warning,
	For:  permissions,
	Doc: Doc{
		Title: "iam:CreateServiceLinkedRole with NotResource",
		Text: "A service-linked role lets its service act in the account. A principal that may create one for every " +
			"service can admit services that the account never asked for. `NotResource` allows every role that it does not " +
			"list, including roles created later.",
		Before: `{
			  "Effect": "Allow", "Action": "iam:CreateServiceLinkedRole",
			  "NotResource": "arn:aws:iam::111122223333:role/admin"
			}`,
		After: `{
			  "Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "*",
			  "Condition": {"StringEquals": {"iam:AWSServiceName": "autoscaling.amazonaws.com"}}
			}`,
		See: createSLRPage,
	},
	run: func(p *pass) {
		p.anyRole(aws.LowerCreateServiceLinkedRole, byName, byNot, createSLRKeys, createSLRMessage, createSLRRemedy)
	},
}
