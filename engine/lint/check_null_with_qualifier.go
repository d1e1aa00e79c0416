package lint

import (
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var nullWithQualifier = &Check{
	Code: "NULL_WITH_QUALIFIER",
	Type: source.Suggestion,
	Doc: Doc{
		Kind:  policy.Trust,
		Title: "Null under a set operator",
		Text: "`Null` asks whether a key exists. If the key is missing, the answer is always yes under `ForAllValues` " +
			"and always no under `ForAnyValue`, so the row checks nothing.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/Hub"},
			  "Action": ["sts:AssumeRole", "sts:TagSession"],
			  "Condition": {"ForAllValues:Null": {"aws:TagKeys": "false"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/Hub"},
			  "Action": ["sts:AssumeRole", "sts:TagSession"], "Condition": {"Null": {"aws:TagKeys": "false"}}
			}`,
		See: checkPage + "suggestion-null-with-qualifier",
	},
	run: func(p *pass) {
		for s, c := range p.rows() {
			if c.Operator.Name == match.Null && c.Operator.Set != match.Single {
				p.report(
					c.Written.Span,
					"Null asks whether the key exists, but under a set operator it checks nothing",
					"write Null without the set operator",
					p.rename(s, c, "Null")...)
			}
		}
	},
}
