package lint

import (
	"fmt"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// An account listed with one of its users is not redundant. In the role's own account the user named by ARN needs no
// permission of its own, but the account's other users do.
var redundantPrincipal = &Check{
	Code: "REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY",
	Type: source.Suggestion,
	For:  trusts,
	Doc: Doc{
		Title: "A principal that another one includes",
		Text: "The ARN of a role means all its sessions, so a session of the same role in the list changes nothing. " +
			"A principal that is listed twice changes nothing either.",
		Before: `{
			  "Effect": "Allow",
			  "Principal": {
			    "AWS": ["arn:aws:iam::111122223333:role/Hub", "arn:aws:sts::111122223333:assumed-role/Hub/ana"]
			  },
			  "Action": "sts:AssumeRole"
			}`,
		After: `{"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::111122223333:role/Hub"]}, "Action": ` +
			`"sts:AssumeRole"}`,
		See: checkPage + "suggestion-redundant-principal-in-role-trust-policy",
	},
	run: func(p *pass) {
		for s := range p.statements() {
			list := principals(s)
			for i := range list {
				j := coveredBy(list, i, includesPrincipal)
				if j < 0 {
					continue
				}
				var of []source.Span
				at := 0
				for k := range list {
					if list[k].Type == list[i].Type {
						if k == i {
							at = len(of)
						}
						of = append(of, list[k].Span)
					}
				}
				p.report(
					list[i].Span,
					fmt.Sprintf("%s is included in %s", list[i].Value, list[j].Value),
					"delete it",
					p.dropItem("Delete "+list[i].Value, of, at)...)
			}
		}
	},
}

func includesPrincipal(wide, narrow policy.Principal) bool {
	if wide.Type != narrow.Type {
		return false
	}
	sameAccount := wide.Account == narrow.Account && wide.Account != ""
	switch {
	case wide.Value == narrow.Value, wide.Form == policy.FormAccount && narrow.Form == policy.FormAccount && sameAccount:
		return true
	case wide.Form == policy.FormRole && narrow.Form == policy.FormSession && sameAccount:
		return wide.Name == narrow.Name
	}
	return false
}
