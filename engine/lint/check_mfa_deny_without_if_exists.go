package lint

import (
	"strings"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

const mfaKey = "aws:multifactorauthpresent"

var mfaDenyWithoutIfExists = &Check{
	Code: "MFA_DENY_WITHOUT_IF_EXISTS",
	Type: source.SecurityWarning,
	Doc: Doc{
		Kind:  policy.Identity,
		Title: "A Deny without MFA that does not apply to access keys",
		Text: "A request signed with a user's long-term access key has no `aws:MultiFactorAuthPresent`, so `Bool … " +
			"false` does not hold and the Deny does not apply. `BoolIfExists` also holds when the key is missing.",
		Before: `{
			  "Effect": "Deny", "Action": "*", "Resource": "*",
			  "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "false"}}
			}`,
		After: `{
			  "Effect": "Deny", "Action": "*", "Resource": "*",
			  "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}
			}`,
		See: globals + "#condition-keys-multifactorauthpresent",
	},
	run: func(p *pass) {
		for s, c := range p.rows(policy.Deny) {
			if c.Lower != mfaKey || c.Operator.IfExists || c.Operator.Name == match.Null || !isFalse(c) || c.Operator.Negated ||
				p.deniesMissingMFA() {
				continue
			}
			name := operatorName(c.Operator.Set, c.Operator.Name, true)
			p.report(
				c.Written.Span,
				"a request with a long-term access key has no "+c.Key.Value+", so this Deny does not apply to it",
				"write "+name,
				p.rename(s, c, name)...)
		}
	},
}

// deniesMissingMFA reports whether some Deny of the document holds for requests without the key.
func (p *pass) deniesMissingMFA() bool {
	for _, c := range p.rows(policy.Deny) {
		absentHolds := c.Operator.IfExists && isFalse(c) || c.Operator.Name == match.Null && isTrue(c) ||
			strings.Contains(string(c.Operator.Name), "Not")
		if c.Lower == mfaKey && absentHolds {
			return true
		}
	}
	return false
}
