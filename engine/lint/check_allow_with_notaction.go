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
		Title:  "Everything but some actions, IAM's among it",
		Text:   "`NotAction` with `Allow` allows every action of every service that it does not name, and those that AWS adds tomorrow. Where IAM's are not named, whoever has this can give himself the rest. AWS's PowerUserAccess names `iam:*`, and is not meant.",
		Before: `{"Effect": "Allow", "NotAction": "ec2:TerminateInstances", "Resource": "*"}`,
		After:  `{"Effect": "Allow", "NotAction": ["iam:*", "organizations:*", "account:*"], "Resource": "*"}`,
		See:    guide + "reference_policies_elements_notaction.html",
	},
	run: func(p *pass) {
		for s := range p.statements(policy.Allow) {
			if by, at := inclusionOf(s, "iam:attachuserpolicy"); by == byNot && inclusionOfRoles(s) != excluded {
				p.report(at, "this allows all that it does not name, and with IAM's actions whoever has it can give himself the rest", "name the actions that are meant, with Action")
			}
		}
	},
}
