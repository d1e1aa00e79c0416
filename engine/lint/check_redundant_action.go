package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var redundantAction = &Check{
	Code: "REDUNDANT_ACTION",
	Type: source.Suggestion,
	Doc: Doc{
		Kind:  policy.Identity,
		Title: "An action that another one includes",
		Text: "`s3:Get*` includes `s3:GetObject`. The longer list allows nothing more, but hides how much the pattern " +
			"allows.",
		Before: `{"Effect": "Allow", "Action": ["s3:Get*", "s3:GetObject"], "Resource": "arn:aws:s3:::acme/*"}`,
		After:  `{"Effect": "Allow", "Action": ["s3:Get*"], "Resource": "arn:aws:s3:::acme/*"}`,
		See:    checkPage + "suggestion-redundant-action",
	},
	run: func(p *pass) {
		for s := range p.statements() {
			if s.Action == nil {
				continue
			}
			list := s.Action.Values
			for i := range list {
				j := coveredBy(
					list,
					i,
					func(a, b policy.Action) bool { return covers(strings.ToLower(a.Value), strings.ToLower(b.Value)) },
				)
				if j >= 0 {
					p.report(
						list[i].Span,
						fmt.Sprintf("%s is included in %s of the same list", list[i].Value, list[j].Value),
						"delete it",
						p.dropItem("Delete "+list[i].Value, spans(list, actionSpan), i)...)
				}
			}
		}
	},
}
