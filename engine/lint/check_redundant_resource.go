package lint

import (
	"fmt"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var redundantResource = &Check{
	Code: "REDUNDANT_RESOURCE",
	Type: source.Suggestion,
	For:  withResource,
	Doc: Doc{
		Title: "A resource that another one includes",
		Text:  "The resources of a list are alternatives, so a resource that a wider pattern includes changes nothing.",
		Before: `{
			  "Effect": "Allow", "Action": "sts:AssumeRole",
			  "Resource": ["arn:aws:iam::111122223333:role/deploy-*", "arn:aws:iam::111122223333:role/deploy-web"]
			}`,
		After: `{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": ["arn:aws:iam::111122223333:role/deploy-*"]}`,
		See:   checkPage + "suggestion-redundant-resource",
	},
	run: func(p *pass) {
		for s := range p.statements() {
			if s.Resource == nil {
				continue
			}
			list := s.Resource.Values
			for i := range list {
				j := coveredBy(list, i, func(a, b policy.ResourcePattern) bool { return coversARN(a.Value, b.Value) })
				if j >= 0 {
					p.report(
						list[i].Span,
						fmt.Sprintf("%s is included in %s of the same list", list[i].Value, list[j].Value),
						"delete it",
						p.dropItem("Delete "+list[i].Value, spans(list, resourceSpan), i)...)
				}
			}
		}
	},
}
