package lint

import (
	"fmt"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var variableUsageTooPermissive = &Check{
	Code: "VARIABLE_USAGE_TOO_PERMISSIVE",
	Type: source.Warning,
	For:  withResource,
	Doc: Doc{
		Title: "A star directly after a variable",
		Text: "For the team `blue`, `team-${aws:PrincipalTag/team}*` also matches `team-blue-secret`, which belongs to " +
			"another team. Put a character that no name contains, such as a slash, before the star.",
		Before: `{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme/${aws:PrincipalTag/team}*"}`,
		After:  `{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme/${aws:PrincipalTag/team}/*"}`,
		See:    checkPage + "general-warning-variable-usage-too-permissive",
	},
	run: func(p *pass) {
		if p.doc.Version != policy.Version2012 {
			return
		}
		for s := range p.statements(policy.Allow) {
			if s.Resource == nil || s.Resource.Not {
				continue
			}
			for _, r := range s.Resource.Values {
				from, to, ok := nextVariable(r.Value, 0)
				for ; ok; from, to, ok = nextVariable(r.Value, to) {
					if text := r.Value[from:to]; len(text) > 4 && to < len(r.Value) && r.Value[to] == '*' {
						p.report(
							p.part(r.String, from, to+1),
							fmt.Sprintf("%s* also matches longer names that start with the variable's value", text),
							"put a slash or another separator before the star",
						)
					}
				}
			}
		}
	},
}
