package lint

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var rcpMissingRelatedService = &Check{
	Code: "RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY",
	Type: source.Warning,
	For:  []policy.Kind{policy.RCP},
	Doc: Doc{
		Title: "A rule for services that locks out users",
		Text: "Only a service that acts in its own name has `aws:SourceOrgID` or `aws:SourceAccount`. For a user or a " +
			"role the key is missing and a negated condition holds, so the Deny refuses everyone. `\"Bool\": " +
			"{\"aws:PrincipalIsAWSService\": \"true\"}` limits the rule to services.",
		Before: `{
			  "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
			  "Condition": {"StringNotEquals": {"aws:SourceOrgID": "o-a1b2c3d4e5"}}
			}`,
		After: `{
			  "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
			  "Condition": {
			    "StringNotEquals": {"aws:SourceOrgID": "o-a1b2c3d4e5"}, "Bool": {"aws:PrincipalIsAWSService": "true"}
			  }
			}`,
		See: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_examples.html",
	},
	run: func(p *pass) {
		for s, c := range p.rows(policy.Deny) {
			if !aws.NamesSource(c.Lower) || !c.Operator.Negated || guarded(s, c) ||
				constrainsAny(s, "aws:principalisawsservice") {
				continue
			}
			p.report(
				c.Key.Span,
				fmt.Sprintf("users and roles have no %s, so this denies them all", c.Key.Value),
				`add "Bool": {"aws:PrincipalIsAWSService": "true"}`,
				p.addRow(s, "Bool", "aws:PrincipalIsAWSService", "true")...)
		}
	},
}
