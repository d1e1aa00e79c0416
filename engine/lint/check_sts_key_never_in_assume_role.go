package lint

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/source"
)

var stsKeyNeverInAssumeRole = &Check{
	Code: "STS_KEY_NEVER_IN_ASSUME_ROLE",
	Type: source.Warning,
	For:  trusts,
	Doc: Doc{
		Title: "An STS key that is not in requests for roles",
		Text: "`sts:DurationSeconds` and `sts:AWSServiceName` are in requests for bearer tokens, not in requests for " +
			"roles. The role's maximum session duration limits how long a session lasts.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole",
			  "Condition": {"NumericLessThanEquals": {"sts:DurationSeconds": "3600"}}
			}`,
		After: `{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"}`,
		See:   stsKeys + "#ck_durationseconds",
	},
	run: func(p *pass) {
		for _, c := range p.rows() {
			if aws.KeyHas(c.Lower, aws.NeverAssumeRole) {
				p.report(
					c.Key.Span,
					fmt.Sprintf("no request for a role has %s", c.Key.Value),
					"set the role's maximum session duration instead",
				)
			}
		}
	},
}
