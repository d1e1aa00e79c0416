package lint

import (
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var mfaPresentIsNotMFA = &Check{
	Code: "MFA_KEY_PRESENT_IS_NOT_MFA",
	Type: source.SecurityWarning,
	Doc: Doc{
		Kind:  policy.Trust,
		Title: "A check that the MFA key exists, not that it is true",
		Text: "Requests with temporary credentials always have `aws:MultiFactorAuthPresent`. Its value is `false` if the " +
			"caller used no MFA. That the key exists says only that the credentials are temporary.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole",
			  "Condition": {"Null": {"aws:MultiFactorAuthPresent": "false"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole",
			  "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
			}`,
		See: globals + "#condition-keys-multifactorauthpresent",
	},
	run: func(p *pass) {
		for s, c := range p.rows(policy.Allow) {
			if c.Lower == mfaKey && c.Operator.Name == match.Null && isFalse(c) && !guarded(s, c) &&
				!mentions(s, "aws:multifactorauthage") {
				p.report(
					c.Span,
					c.Key.Value+" may exist and still be false",
					`write "Bool": {"aws:MultiFactorAuthPresent": "true"}`,
					p.rewrite(s, c, "Bool", "aws:MultiFactorAuthPresent", "true")...)
			}
		}
	},
}
