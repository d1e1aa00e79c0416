package lint

import (
	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var assumeRoleOnEveryRole = &Check{
	Code: "ASSUME_ROLE_ON_EVERY_ROLE",
	Type: source.Warning,
	For:  permissions,
	Doc: Doc{
		Title: "sts:AssumeRole on every role",
		Text: "With `*`, or a pattern that matches any role of any account, the principal may assume every role that " +
			"trusts its account. That includes roles of other accounts. Name the roles or their path, or " +
			"require the organization with `aws:ResourceOrgID`.",
		Before: `{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}`,
		After:  `{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::444455556666:role/deploy/*"}`,
		See:    guide + "id_roles_use_permissions-to-switch.html",
	},
	run: func(p *pass) {
		for s := range p.statements(policy.Allow) {
			if by, _ := inclusionOf(s, aws.LowerAssumeRole); (by != byName && by != byWildcard) || s.Resource == nil ||
				s.Resource.Not {
				continue
			}
			if mentions(
				s,
				"aws:resourceaccount",
				"aws:resourceorgid",
				"aws:resourceorgpaths",
				"aws:resourcetag/",
				"iam:resourcetag/",
			) {
				continue
			}
			for _, r := range s.Resource.Values {
				arn, ok := aws.ParseARN(r.Value)
				if r.Value == "*" || ok && hasWildcard(arn.Account) && (arn.Resource == "*" || arn.Resource == "role/*") {
					p.report(
						r.Span,
						"this matches every role, in any account, that trusts this account",
						"name the roles that are meant, or require aws:ResourceOrgID",
					)
				}
			}
		}
	},
}
