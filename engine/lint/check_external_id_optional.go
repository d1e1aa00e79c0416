package lint

import (
	"strings"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

const externalID = "sts:externalid"

var externalIDOptional = &Check{
	Code: "EXTERNAL_ID_OPTIONAL",
	Type: source.SecurityWarning,
	For:  trusts,
	Doc: Doc{
		Title: "An external ID that a caller can omit",
		Text: "A request without an external ID has no `sts:ExternalId`. `IfExists`, `ForAllValues` and the negated " +
			"operators hold when the key is missing, so a caller that sends no external ID is admitted.",
		Before: `{
			  "Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringEqualsIfExists": {"sts:ExternalId": "acme-7f3k"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringEquals": {"sts:ExternalId": "acme-7f3k"}}
			}`,
		See: guide + "id_roles_common-scenarios_third-party.html",
	},
	run: func(p *pass) {
		for s, c := range p.rows(policy.Allow) {
			if c.Lower != externalID || requires(c) || c.Operator.Name == match.Null || c.Operator.Set == match.ForAllValues ||
				guarded(s, c) {
				continue // FORALLVALUES_WITH_SINGLE_VALUED_KEY reports that one
			}
			name := operatorName(match.Single, c.Operator.Name, false)
			var fixes []source.Fix
			if c.Operator.Negated {
				name = strings.Replace(name, "Not", "", 1)
			} else {
				fixes = p.rename(s, c, name)
			}
			p.report(
				c.Written.Span,
				c.Written.Value+" also holds for a request without an external ID",
				"write "+name+", with the external ID that must be sent",
				fixes...)
		}
	},
}
