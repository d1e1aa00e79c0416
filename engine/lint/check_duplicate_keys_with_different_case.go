package lint

import (
	"fmt"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var duplicateKeysWithDifferentCase = &Check{
	Code: "DUPLICATE_KEYS_WITH_DIFFERENT_CASE",
	Type: source.Error,
	Doc: Doc{
		Kind:  policy.Identity,
		Title: "One condition key, written twice",
		Text: "Condition keys are not case-sensitive, so `aws:SourceIp` and `aws:sourceip` under one operator are the " +
			"same key with two lists. Put the values into one list.",
		Before: `{
			  "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/Deploy",
			  "Condition": {"IpAddress": {"aws:SourceIp": "192.0.2.0/24", "aws:sourceip": "198.51.100.0/24"}}
			}`,
		After: `{
			  "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/Deploy",
			  "Condition": {"IpAddress": {"aws:SourceIp": ["192.0.2.0/24", "198.51.100.0/24"]}}
			}`,
		See: checkPage + "error-duplicate-keys-with-different-case",
	},
	run: func(p *pass) {
		for s := range p.statements() {
			for i := range s.Condition[:min(len(s.Condition), mostFindings)] {
				c := &s.Condition[i]
				for _, first := range s.Condition[:i] {
					if first.Written.Span == c.Written.Span && first.Lower == c.Lower && first.Key.Value != c.Key.Value {
						p.report(
							c.Key.Span,
							fmt.Sprintf("%s is %s again: condition keys are not case-sensitive", c.Key.Value, first.Key.Value),
							"write one key with a list of values",
						)
						break
					}
				}
			}
		}
	},
}
