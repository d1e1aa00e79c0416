package lint

import (
	"fmt"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var rcpMissingRelatedPrincipal = &Check{
	Code: "RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY",
	Type: source.Warning,
	For:  []policy.Kind{policy.RCP},
	Doc: Doc{
		Title: "A perimeter that locks out AWS services",
		Text: "A service that acts in its own name has no `aws:PrincipalOrgID` and no `aws:PrincipalAccount`, so a " +
			"negated condition on them holds for it: the Deny stops EC2 and Lambda from assuming their roles. " +
			"`\"BoolIfExists\": {\"aws:PrincipalIsAWSService\": \"false\"}` exempts services.",
		Before: `{
			  "Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole", "Resource": "*",
			  "Condition": {"StringNotEqualsIfExists": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}
			}`,
		After: `{
			  "Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole", "Resource": "*",
			  "Condition": {
			    "StringNotEqualsIfExists": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"},
			    "BoolIfExists": {"aws:PrincipalIsAWSService": "false"}
			  }
			}`,
		See: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_examples.html",
	},
	run: func(p *pass) {
		for s, c := range p.rows(policy.Deny) {
			about := keyIn(
				c.Lower,
				[]string{"aws:principalorgid", "aws:principalorgpaths", "aws:principalaccount", "aws:principalarn"},
			)
			if !about || !c.Operator.Negated || c.Operator.Set == match.ForAnyValue ||
				mentions(
					s,
					"aws:principalisawsservice",
					"aws:principalservicename",
					"aws:principaltype",
					"aws:principalservicenameslist",
				) {
				continue
			}
			p.report(
				c.Key.Span,
				fmt.Sprintf("services that act in their own name have no %s, so this denies them too", c.Key.Value),
				`add "BoolIfExists": {"aws:PrincipalIsAWSService": "false"}`,
				p.addRow(s, "BoolIfExists", "aws:PrincipalIsAWSService", "false")...)
		}
	},
}
