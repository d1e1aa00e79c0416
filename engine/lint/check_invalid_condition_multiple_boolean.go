package lint

import (
	"fmt"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var invalidConditionMultipleBoolean = &Check{
	Code: "INVALID_CONDITION_MULTIPLE_BOOLEAN",
	Type: source.Error,
	Doc: Doc{
		Kind:  policy.Trust,
		Title: "Both true and false for one key",
		Text: "`Bool` and `Null` compare with `true` or with `false`. If the list has both, the row holds for every " +
			"request that has the key.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole",
			  "Condition": {"Bool": {"aws:MultiFactorAuthPresent": ["true", "false"]}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole",
			  "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
			}`,
		See: checkPage + "error-invalid-condition-multiple-boolean",
	},
	run: func(p *pass) {
		for _, c := range p.rows() {
			if (c.Operator.Name == match.Bool || c.Operator.Name == match.Null) && len(c.Values) > 1 {
				p.report(
					c.Values[1].Span,
					fmt.Sprintf(
						"%s compares %s with true or false, but there are %d values here",
						c.Operator.Name,
						c.Key.Value,
						len(c.Values),
					),
					"keep true or false",
				)
			}
		}
	},
}
