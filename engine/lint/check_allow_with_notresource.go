package lint

import (
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var allowWithNotResource = &Check{
	Code: "ALLOW_WITH_NOTRESOURCE",
	Type: source.Warning,
	For:  permissions,
	Doc: Doc{
		Title: "Allow with NotResource",
		Text: "`Allow` with `NotResource` allows the actions on every resource that it does not list, including " +
			"resources of other accounts and resources created later. To exclude some, allow the ones you mean and deny the " +
			"exceptions.",
		Before: `{"Effect": "Allow", "Action": "sts:AssumeRole", "NotResource": "arn:aws:iam::111122223333:role/admin"}`,
		After:  `{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/deploy/*"}`,
		See:    guide + "reference_policies_elements_notresource.html",
	},
	run: func(p *pass) {
		for s := range p.statements(policy.Allow) {
			if s.Resource != nil && s.Resource.Not && len(s.Condition) == 0 {
				p.report(
					s.Resource.Span,
					"this allows the actions on every resource that it does not list",
					"list the resources that are meant, and deny the exceptions in another statement",
				)
			}
		}
	},
}
