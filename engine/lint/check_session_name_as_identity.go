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
		Title:  "A session name taken for who it is",
		Text:   "The caller chooses the name of the session. A condition with a fixed name keeps nobody out who knows it. `${aws:username}` binds the name to the user; a source identity or a tag of the principal says who it is.",
		Before: `{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"sts:RoleSessionName": "ana"}}}`,
		After:  `{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"sts:RoleSessionName": "${aws:username}"}}}`,
		See:    stsKeys + "#ck_rolesessionname",
	},
	run: func(p *pass) {
		for s, c := range p.rows(policy.Allow) {
			if c.Lower != "sts:rolesessionname" || !constrains(c) || len(s.Condition) > 1 || !only(s, policy.FormAccount, policy.FormEveryone) {
				continue
			}
			for _, v := range c.Values {
				if !patterned(c, v.Value) {
					p.report(v.Span, fmt.Sprintf("whoever comes can call the session %q", v.Value), "compare with ${aws:username}, or ask for aws:PrincipalArn or a tag of the principal")
				}
			}
		}
	},
}
