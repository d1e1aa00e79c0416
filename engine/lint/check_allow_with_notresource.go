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
		Title:  "Every resource but some",
		Text:   "`NotResource` with `Allow` allows the actions on every resource that it does not name, those of other accounts and those that are made tomorrow among them. To except some, allow the ones that are meant and deny the exception.",
		Before: `{"Effect": "Allow", "Action": "sts:AssumeRole", "NotResource": "arn:aws:iam::111122223333:role/admin"}`,
		After:  `{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/deploy/*"}`,
		See:    guide + "reference_policies_elements_notresource.html",
	},
	run: func(p *pass) {
		for s := range p.statements(policy.Allow) {
			if s.Resource != nil && s.Resource.Not && len(s.Condition) == 0 {
				p.report(s.Resource.Span, "this allows the actions on everything that is not named here", "name the resources that are meant, and deny the exception in a statement of its own")
			}
		}
	},
}
