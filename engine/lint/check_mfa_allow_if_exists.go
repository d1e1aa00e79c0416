package lint

import (
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var mfaAllowIfExists = &Check{
	Code: "MFA_ALLOW_IF_EXISTS",
	Type: source.SecurityWarning,
	Doc: Doc{
		Kind:  policy.Trust,
		Title: "MFA that is optional",
		Text: "`BoolIfExists` holds when the key is missing, and a request signed with a long-term access key has no " +
			"`aws:MultiFactorAuthPresent`. In an Allow it admits exactly the callers without MFA.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole",
			  "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "true"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole",
			  "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
			}`,
		See: globals + "#condition-keys-multifactorauthpresent",
	},
	run: func(p *pass) {
		for s, c := range p.rows(policy.Allow) {
			if c.Lower == mfaKey && c.Operator.IfExists && isTrue(c) && !guarded(s, c) {
				name := operatorName(match.Single, c.Operator.Name, false)
				p.report(
					c.Written.Span,
					"a request with a long-term access key has no "+c.Key.Value+", so this admits it without MFA",
					"write "+name,
					p.rename(s, c, name)...)
			}
		}
	},
}
