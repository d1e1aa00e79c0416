package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// The keys that need a tag key after a slash.
var tagFamilies = []string{"aws:principaltag", "aws:requesttag", "aws:resourcetag", "iam:resourcetag"}

var missingTagKeyInCondition = &Check{
	Code: "MISSING_TAG_KEY_IN_CONDITION",
	Type: source.Error,
	Doc: Doc{
		Kind:  policy.Trust,
		Title: "A tag condition without a tag key",
		Text: "Each tag has its own condition key: `aws:PrincipalTag/team` is the tag `team`. No request has the bare " +
			"key `aws:PrincipalTag`.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringEquals": {"aws:PrincipalTag": "blue"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringEquals": {"aws:PrincipalTag/team": "blue"}}
			}`,
		See: globals + "#condition-keys-principaltag",
	},
	run: func(p *pass) {
		for _, c := range p.rows() {
			family, _ := strings.CutSuffix(c.Lower, "/")
			if has(tagFamilies, family) {
				p.report(
					c.Key.Span,
					fmt.Sprintf("%s has no tag key, so no request has it", c.Key.Value),
					fmt.Sprintf("write %s/ and the tag's key", strings.TrimSuffix(c.Key.Value, "/")),
				)
			}
		}
	},
}
