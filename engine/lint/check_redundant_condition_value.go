package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var redundantConditionValue = &Check{
	Code: "REDUNDANT_CONDITION_VALUE",
	Type: source.Suggestion,
	Doc: Doc{
		Kind:  policy.Trust,
		Title: "A condition value that another one includes",
		Text: "The values of a row are alternatives. A value that is listed twice, or that a wider pattern includes, " +
			"changes nothing.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringLike": {"sts:RoleSessionName": ["ci-*", "ci-${aws:username}", "${aws:username}"]}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringLike": {"sts:RoleSessionName": ["ci-*", "${aws:username}"]}}
			}`,
		See: checkPage + "suggestion-redundant-condition-value-num",
	},
	run: func(p *pass) {
		for _, c := range p.rows() {
			covered := func(a, b policy.String) bool { return a.Value == b.Value }
			switch name := c.Operator.Name; {
			case strings.HasPrefix(string(name), "Arn"):
				covered = func(a, b policy.String) bool { return coversARN(a.Value, b.Value) }
			case takesWildcards(name):
				covered = func(a, b policy.String) bool { return covers(a.Value, b.Value) }
			case name == match.IPAddress || name == match.NotIPAddress:
				covered = coversRange
			}
			for i := range c.Values {
				if j := coveredBy(c.Values, i, covered); j >= 0 {
					p.report(
						c.Values[i].Span,
						fmt.Sprintf("%s is included in %s of the same list", c.Values[i].Value, c.Values[j].Value),
						"delete it",
						p.dropItem("Delete "+c.Values[i].Value, spans(c.Values, valueSpan), i)...)
				}
			}
		}
	},
}

func coversRange(a, b policy.String) bool {
	wide, ok := ipRange(a.Value)
	narrow, ok2 := ipRange(b.Value)
	return ok && ok2 && wide.Bits() <= narrow.Bits() && wide.Contains(narrow.Addr())
}
