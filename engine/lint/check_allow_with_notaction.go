package lint

import (
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var allowWithNotAction = &Check{
	Code: "ALLOW_WITH_NOTACTION",
	Type: source.SecurityWarning,
	For:  permissions,
	Doc: Doc{
		Title: "Allow with NotAction, which includes IAM's actions",
		Text: "`Allow` with `NotAction` allows every action of every service that it does not list, including actions " +
			"that AWS adds later. If IAM's actions are not listed, the principal can grant itself the rest. AWS's " +
			"PowerUserAccess lists `iam:*`, so it is not reported.",
		Before: `{"Effect": "Allow", "NotAction": "ec2:TerminateInstances", "Resource": "*"}`,
		After:  `{"Effect": "Allow", "NotAction": ["iam:*", "organizations:*", "account:*"], "Resource": "*"}`,
		See:    guide + "reference_policies_elements_notaction.html",
	},
	run: func(p *pass) {
		for s := range p.statements(policy.Allow) {
			if by, at := inclusionOf(s, "iam:attachuserpolicy"); by == byNot && inclusionOfRoles(s) != excluded {
				p.report(
					at,
					"this allows every action that it does not list, and IAM's actions let the principal grant itself the rest",
					"list the actions that are meant with Action",
				)
			}
		}
	},
}
