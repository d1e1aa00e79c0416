package lint

import (
	"rolewalk/engine/aws"
	"rolewalk/engine/source"
)

var createSLRNotActionAndNotResource = &Check{
	Code: "CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE",
	Type: source.Warning,
	For:  permissions,
	Doc: Doc{
		Title: "iam:CreateServiceLinkedRole through NotAction and NotResource",
		Text: "A service-linked role lets its service act in the account. A principal that may create one for every " +
			"service can admit services that the account never asked for. Here it is allowed because neither `NotAction` " +
			"nor `NotResource` lists it.",
		Before: `{"Effect": "Allow", "NotAction": "s3:*", "NotResource": "arn:aws:iam::111122223333:role/admin"}`,
		After: `{
			  "Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "*",
			  "Condition": {"StringEquals": {"iam:AWSServiceName": "autoscaling.amazonaws.com"}}
			}`,
		See: createSLRPage,
	},
	run: func(p *pass) {
		p.anyRole(aws.LowerCreateServiceLinkedRole, byNot, byNot, createSLRKeys, createSLRMessage, createSLRRemedy)
	},
}
