package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// literalLead is how many characters Access Analyzer wants before the first wildcard of such a value.
const literalLead = 6

// Other checks are for GitHub's subjects.
var wildcardUsageTooPermissive = &Check{
	Code: "WILDCARD_USAGE_TOO_PERMISSIVE",
	Type: source.Warning,
	For:  trusts,
	Doc: Doc{
		Title: "A subject that matches nearly any token",
		Text: "The text before its first wildcard is all that a pattern requires. With fewer than six characters there, " +
			"or with a wildcard for the namespace of a service account, the pattern matches tokens of others.",
		Before: `{
			  "Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/gitlab.com"},
			  "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringLike": {"gitlab.com:sub": "pro*"}}
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/gitlab.com"},
			  "Action": "sts:AssumeRoleWithWebIdentity",
			  "Condition": {"StringLike": {"gitlab.com:sub": "project_path:acme/shop:*"}}
			}`,
		See: checkPage + "general-warning-wildcard-usage-too-permissive",
	},
	run: func(p *pass) {
		for _, c := range p.rows(policy.Allow) {
			host, name, ok := aws.Claim(c.Lower)
			if !ok || name != "sub" || aws.IsGitHub(host) || c.Operator.Negated || !takesWildcards(c.Operator.Name) {
				continue
			}
			for _, v := range c.Values {
				lead := strings.IndexAny(v.Value, "*?")
				if required(host) == c.Lower && strings.Trim(v.Value, "*?") == "" {
					continue // that the customer is not said has a code of its own
				}
				account, isAccount := strings.CutPrefix(v.Value, "system:serviceaccount:")
				if lead >= 0 && lead < literalLead || isAccount && strings.HasPrefix(account, "*") {
					p.report(
						v.Span,
						fmt.Sprintf("%q also matches tokens of others", v.Value),
						"write the subject, or as much of it as is fixed, before the wildcard",
					)
				}
			}
		}
	},
}
