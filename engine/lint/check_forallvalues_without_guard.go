package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// Only two kinds of multivalued keys are checked: those that say who calls, and in a trust policy those that say what
// the caller passes, because a policy that wants a session tag must require it. In other policies AWS documents that
// ForAllValues limits aws:TagKeys, and a request without tags is meant to pass.
var forAllValuesWithoutGuard = &Check{
	Code: "FORALLVALUES_WITHOUT_NULL_GUARD",
	Type: source.SecurityWarning,
	Doc: Doc{
		Title: "ForAllValues that holds without the key",
		Text: "`ForAllValues` holds when the key is missing. A caller whose account is in no organization has no " +
			"`aws:PrincipalOrgPaths`, so an Allow with this condition admits it. Use `ForAnyValue`, which does not hold for " +
			"a " +
			"missing key, or add `\"Null\": {\"KEY\": \"false\"}`.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole",
			  "Condition": {"ForAllValues:StringLike": {"aws:PrincipalOrgPaths": "o-a1b2c3d4e5/r-ab12/*"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole",
			  "Condition": {"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": "o-a1b2c3d4e5/r-ab12/*"}}
			}`,
		See: multiPage,
	},
	For: []policy.Kind{policy.Trust, policy.Identity, policy.Resource, policy.Session},
	run: func(p *pass) {
		for s, c := range p.rows(policy.Allow) {
			if c.Operator.Set != match.ForAllValues || c.Operator.Name == match.Null ||
				!saysWho(c.Lower) && !(p.doc.Kind == policy.Trust && keyIn(c.Lower, passedKeys)) ||
				guarded(s, c) ||
				keyIn(c.Lower, passedKeys) && mentions(s, "aws:requesttag/") {
				continue
			}
			var fixes []source.Fix
			name := operatorName(match.ForAnyValue, c.Operator.Name, false)
			if !c.Operator.Negated && !c.Operator.IfExists && strings.HasSuffix(c.Lower, "orgpaths") { // an account has one path
				fixes = p.rename(s, c, name)
			}
			p.report(
				c.Written.Span,
				fmt.Sprintf("ForAllValues also holds for a request that has no %s at all", c.Key.Value),
				fmt.Sprintf(`write %s, or add "Null": {%q: "false"}`, name, c.Key.Value),
				fixes...)
		}
	},
}

var passedKeys = []string{"aws:tagkeys", "sts:transitivetagkeys"}

func saysWho(lower string) bool {
	return strings.HasSuffix(lower, "orgpaths") || strings.HasSuffix(lower, ":amr") ||
		keyIn(lower, []string{"aws:calledvia", "aws:principalservicenameslist"})
}
