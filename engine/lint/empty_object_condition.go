package lint

import (
	"fmt"
	"regexp"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var emptyBlock = regexp.MustCompile(`"([A-Za-z:]+)"\s*:\s*\{\s*\}`)

// An empty Condition is what AWS's console writes into a role's trust policy, and says plainly that there is none; only an
// operator without a key is reported.
var emptyObjectCondition = &Check{
	Code: "EMPTY_OBJECT_CONDITION",
	Type: source.Suggestion,
	Doc: Doc{
		Kind:   policy.Trust,
		Title:  "An operator with nothing to compare",
		Text:   "An operator without a key holds for every request. Whoever wrote the operator meant to ask for something.",
		Before: `{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {}}}`,
		After:  `{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"sts:ExternalId": "acme-7f3k"}}}`,
		See:    checkPage + "suggestion-empty-object-condition",
	},
	Run: func(p *Pass) {
		for s := range p.statements() {
			for _, m := range emptyBlock.FindAllStringSubmatchIndex(p.slice(s.ConditionSpan), -1) {
				at := source.Span{Text: s.ConditionSpan.Text, From: s.ConditionSpan.From + m[0], To: s.ConditionSpan.From + m[1]}
				p.Report(at, fmt.Sprintf("%s compares nothing here, so it holds for every request", p.text[s.ConditionSpan.From+m[2]:s.ConditionSpan.From+m[3]]), "name a key and a value, or delete it")
			}
		}
	},
}
