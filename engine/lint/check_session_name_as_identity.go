package lint

import (
	"fmt"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var sessionNameAsIdentity = &Check{
	Code: "SESSION_NAME_AS_IDENTITY",
	Type: source.Warning,
	For:  trusts,
	Doc: Doc{
		Title: "A session name used as an identity",
		Text: "The caller chooses the session name. A condition on a fixed name stops no caller who knows it. " +
			"`${aws:username}` ties the name to the user; a source identity or a tag of the principal says who calls.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringEquals": {"sts:RoleSessionName": "ana"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringEquals": {"sts:RoleSessionName": "${aws:username}"}}
			}`,
		See: stsKeys + "#ck_rolesessionname",
	},
	run: func(p *pass) {
		for s, c := range p.rows(policy.Allow) {
			if c.Lower != "sts:rolesessionname" || !constrains(c) || len(s.Condition) > 1 ||
				!only(s, policy.FormAccount, policy.FormEveryone) {
				continue
			}
			for _, v := range c.Values {
				if !patterned(c, v.Value) {
					p.report(
						v.Span,
						fmt.Sprintf("any caller can name its session %q", v.Value),
						"compare with ${aws:username}, or require aws:PrincipalArn or a tag of the principal",
					)
				}
			}
		}
	},
}
