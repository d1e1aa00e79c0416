package lint

import "rolewalk/engine/source"

var createSLRStarInResource = &Check{
	Code: "CREATE_SLR_WITH_STAR_IN_RESOURCE",
	Type: source.Warning,
	For:  permissions,
	Doc: Doc{
		Title:  "iam:CreateServiceLinkedRole for any service",
		Text:   "A service-linked role lets its service act in the account. Who may make them for every service lets in services that nobody here has asked for. Name what is meant, or the service in a `Condition`.",
		Before: `{"Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "*"}`,
		After:  `{"Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "*", "Condition": {"StringEquals": {"iam:AWSServiceName": "autoscaling.amazonaws.com"}}}`,
		See:    createSLRPage,
	},
	run: func(p *pass) {
		p.anyRole("iam:createservicelinkedrole", byName, byWildcard, createSLRKeys, createSLRMessage, createSLRRemedy)
	},
}
