package lint

import (
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var deniesEverything = &Check{
	Code: "DENIES_EVERYTHING",
	Type: source.Warning,
	For:  ceilings,
	Doc: Doc{
		Title: "Everything denied to everyone",
		Text: "A Deny of all actions on all resources without a condition locks everyone out of the accounts below, " +
			"including administrators and root users. To close an account for a while, exempt one role with `ArnNotLike` and " +
			"`aws:PrincipalArn`, so that someone can still investigate.",
		Before: `{"Effect": "Deny", "Action": "*", "Resource": "*"}`,
		After: `{
			  "Effect": "Deny", "Action": "*", "Resource": "*",
			  "Condition": {"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/Incident"}}
			}`,
		See: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html",
	},
	run: func(p *pass) {
		if !p.doc.Saved() {
			return // it denies nothing
		}
		for s := range p.statements(policy.Deny) {
			if len(s.Condition) > 0 || s.Action == nil || s.Action.Not || s.Resource == nil || s.Resource.Not {
				continue
			}
			for _, a := range s.Action.Values {
				for _, r := range s.Resource.Values {
					if a.Value == "*" && r.Value == "*" {
						p.report(
							s.EffectSpan,
							"this denies everything to everyone below, including administrators and root users",
							"exempt a role in a Condition",
						)
					}
				}
			}
		}
	},
}
