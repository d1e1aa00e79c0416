package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var invalidOrgPath = &Check{
	Code: "INVALID_ORG_PATH_IN_CONDITION",
	Type: source.Error,
	Doc: Doc{
		Kind:  policy.Trust,
		Title: "An organization path that no account has",
		Text: "A path in an organization is `o-ID/r-ROOT/ou-UNIT/`. It runs from the organization down, and a slash " +
			"follows each component, including the last. To include the units below a unit, end the path with `/*` and use " +
			"`StringLike`.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole",
			  "Condition": {
			    "ForAnyValue:StringEquals": {"aws:PrincipalOrgPaths": "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111"}
			  }
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole",
			  "Condition": {
			    "ForAnyValue:StringEquals": {"aws:PrincipalOrgPaths": "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/"}
			  }
			}`,
		See: globals + "#condition-keys-principalorgpaths",
	},
	run: func(p *pass) {
		for _, c := range p.rows() {
			if !isString(c.Operator.Name) || !strings.HasSuffix(c.Lower, "orgpaths") {
				continue
			}
			for _, v := range c.Values {
				if isOrgPath(v.Value) || v.Value == "*" || takesWildcards(c.Operator.Name) && strings.HasSuffix(v.Value, "*") {
					continue
				}
				var fixes []source.Fix
				if isOrgPath(v.Value + "/") {
					fixes = replaceValue(v, v.Value+"/")
				}
				p.report(
					v.Span,
					fmt.Sprintf("%q is not a path in an organization, so no account has it", v.Value),
					"write it like o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/, with the slash at the end",
					fixes...)
			}
		}
	},
}

// isOrgPath reports whether the text is a path from the organization down, with a slash after each component. A
// component may be a pattern, and a variable may stand for any text.
func isOrgPath(text string) bool {
	if strings.Contains(text, "${") {
		return true
	}
	parts := strings.Split(text, "/")
	last := len(parts) - 1
	if last < 1 || parts[last] != "" && parts[last] != "*" {
		return false
	}
	for i, part := range parts[:last] {
		prefix := []string{"o-", "r-", "ou-"}[min(i, 2)]
		unit := i >= 2 && len(part) > len(prefix) && strings.HasPrefix(part, prefix) // a walk writes a unit's name
		if !unit && !strings.HasSuffix(part, "*") && !begins(prefix)(part) {
			return false
		}
	}
	return true
}
