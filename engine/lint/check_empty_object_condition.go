package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// AWS's console writes an empty Condition into a role's trust policy, which plainly means no condition. Only an
// operator without a key is reported.
var emptyObjectCondition = &Check{
	Code: "EMPTY_OBJECT_CONDITION",
	Type: source.Suggestion,
	Doc: Doc{
		Kind:  policy.Trust,
		Title: "An operator with nothing to compare",
		Text:  "An operator without a key holds for every request. The author probably meant to require something.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringEquals": {}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringEquals": {"sts:ExternalId": "acme-7f3k"}}
			}`,
		See: checkPage + "suggestion-empty-object-condition",
	},
	run: func(p *pass) {
		for s := range p.statements() {
			emptyBlocks(p.slice(s.ConditionSpan), func(name string, from, to int) {
				at := source.Span{Text: s.ConditionSpan.Text, From: s.ConditionSpan.From + from, To: s.ConditionSpan.From + to}
				p.report(
					at,
					fmt.Sprintf("%s compares nothing here, so it holds for every request", name),
					"name a key and a value, or delete it",
				)
			})
		}
	},
}

// emptyBlocks visits each `"name": {}` of a JSON text.
func emptyBlocks(text string, visit func(name string, from, to int)) {
	for i := 0; i < len(text); i++ {
		if text[i] != '{' {
			continue
		}
		rest := strings.TrimLeft(text[i+1:], blank)
		before := strings.TrimRight(text[:i], blank)
		head, colon := strings.CutSuffix(before, ":")
		head = strings.TrimRight(head, blank)
		if !strings.HasPrefix(rest, "}") || !colon || !strings.HasSuffix(head, `"`) {
			continue
		}
		from := strings.LastIndexByte(head[:len(head)-1], '"')
		if from >= 0 && madeOf(head[from+1:len(head)-1], aws.Letters+":") {
			visit(head[from+1:len(head)-1], from, len(text)-len(rest)+1)
		}
	}
}

const blank = " \t\r\n"
