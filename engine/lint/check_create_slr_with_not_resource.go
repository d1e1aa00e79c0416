package lint

import "rolewalk/engine/source"

var createSLRNotResource = &Check{
	Code: "CREATE_SLR_WITH_NOT_RESOURCE",
	Type: source.Warning,
	For:  permissions,
	Doc: Doc{
		Title:  "iam:CreateServiceLinkedRole for any service but some",
		Text:   "A service-linked role lets its service act in the account. Who may make them for every service lets in services that nobody here has asked for. `NotResource` leaves open every role that it does not name, also those that are made tomorrow.",
		Before: `{"Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "NotResource": "arn:aws:iam::111122223333:role/admin"}`,
		After:  `{"Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "*", "Condition": {"StringEquals": {"iam:AWSServiceName": "autoscaling.amazonaws.com"}}}`,
		See:    createSLRPage,
	},
	run: func(p *pass) {
		p.anyRole("iam:createservicelinkedrole", byName, byNot, createSLRKeys, createSLRMessage, createSLRRemedy)
	},
}
