package lint

import (
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var trustAllowsAllSTS = &Check{
	Code: "TRUST_ALLOWS_EVERY_STS_ACTION",
	Type: source.Warning,
	For:  trusts,
	Doc: Doc{
		Title: "Every STS action but some in a trust policy",
		Text: "NotAction also lets the caller tag the session and set its source identity freely, and it includes actions " +
			"that AWS adds to STS later. Policies that decide by tags or source identity then trust whatever the caller sends.",
		Before: `{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/Hub"}, ` +
			`"NotAction": "sts:SetContext"}`,
		After: `{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/Hub"}, "Action": "sts:AssumeRole"}`,
		See:   guide + "best-practices.html#grant-least-privilege",
	},
	run: func(p *pass) {
		for s := range p.statements(policy.Allow) {
			if s.Action != nil && s.Action.Not {
				p.report(
					s.Action.Span,
					"NotAction allows every STS action that it does not list",
					"name the actions, like sts:AssumeRole",
				)
			}
		}
	},
}
