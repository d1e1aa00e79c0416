package lint

import "rolewalk/engine/source"

var createSLRStarInActionAndResource = &Check{
	Code: "CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE",
	Type: source.Warning,
	For:  permissions,
	Doc: Doc{
		Title:  "iam:CreateServiceLinkedRole among a wildcard's actions",
		Text:   "A service-linked role lets its service act in the account. Who may make them for every service lets in services that nobody here has asked for. Here a wildcard in the action includes it, which is easily overlooked.",
		Before: `{"Effect": "Allow", "Action": "iam:Create*", "Resource": "*"}`,
		After:  `{"Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "*", "Condition": {"StringEquals": {"iam:AWSServiceName": "autoscaling.amazonaws.com"}}}`,
		See:    createSLRPage,
	},
	run: func(p *pass) {
		p.anyRole("iam:createservicelinkedrole", byWildcard, byWildcard, createSLRKeys, createSLRMessage, createSLRRemedy)
	},
}
