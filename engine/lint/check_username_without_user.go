package lint

import (
	"strings"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var usernameWithoutUser = &Check{
	Code: "USERNAME_WITHOUT_USER",
	Type: source.Warning,
	For:  trusts,
	Doc: Doc{
		Title: "aws:username for a principal that is not a user",
		Text: "Only users have `aws:username`. Role sessions, services and federated callers do not, so they never meet " +
			"a condition on it, or one with the variable `${aws:username}`.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/Hub"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringLike": {"sts:RoleSessionName": "${aws:username}"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:user/ana"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringLike": {"sts:RoleSessionName": "${aws:username}"}}
			}`,
		See: variables + "#principaltable",
	},
	run: func(p *pass) {
		for s, c := range p.rows(policy.Allow) {
			if !requires(c) || !only(s, policy.FormRole, policy.FormSession, policy.FormService, policy.FormProvider) {
				continue
			}
			if c.Lower == "aws:username" {
				p.report(
					c.Key.Span,
					"only users have a user name, but this statement names no user",
					"compare aws:PrincipalArn, or a tag of the principal",
				)
			}
			for _, v := range c.Values {
				if i := strings.Index(strings.ToLower(v.Value), "${aws:username}"); i >= 0 && p.doc.Version == policy.Version2012 {
					p.report(
						p.part(v, i, i+len("${aws:username}")),
						"only users have a user name, but this statement names no user",
						"use a tag of the principal, like ${aws:PrincipalTag/name}",
					)
				}
			}
		}
	},
}
