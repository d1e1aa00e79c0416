package lint

import (
	"fmt"
	"regexp"
	"strings"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var orgPath = regexp.MustCompile(`^(o-[a-z0-9-]+|\*)/((r-[a-z0-9-]+|\*)/((ou-[a-z0-9-]+|[a-z0-9-]*\*)/)*\*?)?$|\$\{`)

var invalidOrgPath = &Check{
	Code: "INVALID_ORG_PATH_IN_CONDITION",
	Type: source.Error,
	Doc: Doc{
		Kind:   policy.Trust,
		Title:  "A path that no account is at",
		Text:   "A path in an organization is `o-ID/r-ROOT/ou-UNIT/`, from the organization down, with a slash after each part, the last one too. Units below a unit are met by `/*` at the end, under `StringLike`.",
		Before: `{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole", "Condition": {"ForAnyValue:StringEquals": {"aws:PrincipalOrgPaths": "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111"}}}`,
		After:  `{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole", "Condition": {"ForAnyValue:StringEquals": {"aws:PrincipalOrgPaths": "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/"}}}`,
		See:    globals + "#condition-keys-principalorgpaths",
	},
	Run: func(p *Pass) {
		for _, c := range p.rows() {
			if !isString(c.Operator.Name) || !strings.HasSuffix(c.Lower, "orgpaths") {
				continue
			}
			for _, v := range c.Values {
				if orgPath.MatchString(v.Value) || v.Value == "*" || takesWildcards(c.Operator.Name) && strings.HasSuffix(v.Value, "*") {
					continue
				}
				var fixes []source.Fix
				if orgPath.MatchString(v.Value + "/") {
					fixes = replaceValue(v.String, v.Value+"/")
				}
				p.Report(v.Span, fmt.Sprintf("%q is no path of an organization, so no account is at it", v.Value), "write it like o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/, with the slash at the end", fixes...)
			}
		}
	},
}
