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
		Kind:   policy.Trust,
		Title:  "The MFA key asked for, and not its value",
		Text:   "Temporary credentials always bring `aws:MultiFactorAuthPresent`, with the value `false` where no second factor was shown. That the key is there says only that the credentials are temporary.",
		Before: `{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole", "Condition": {"Null": {"aws:MultiFactorAuthPresent": "false"}}}`,
		After:  `{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}`,
		See:    globals + "#condition-keys-multifactorauthpresent",
	},
	run: func(p *pass) {
		for s, c := range p.rows(policy.Allow) {
			if c.Lower == mfaKey && c.Operator.Name == match.Null && isFalse(c) && !guarded(s, c) && !mentions(s, "aws:multifactorauthage") {
				p.report(c.Span, "that "+c.Key.Value+" is there does not say that it is true", `write "Bool": {"aws:MultiFactorAuthPresent": "true"}`,
					p.rewrite(s, c, "Bool", "aws:MultiFactorAuthPresent", "true")...)
			}
		}
	},
}
