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
		Title:  "A variable with a star right after it",
		Text:   "`team-${aws:PrincipalTag/team}*` is for the team `blue` also `team-blue-secret`, which is another team's. A character that no name contains, such as a slash, ends the name before the star.",
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
						p.report(p.part(r.String, from, to+1), fmt.Sprintf("%s* also fits names that only begin like the value of the variable", text), "put a slash or another separator before the star")
					}
				}
			}
		}
	},
}
