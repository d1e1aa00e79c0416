package lint

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// A vendor acts for all its customers from one account, so any of them can name our role ("confused deputy").
var missingExternalID = &Check{
	Code: "MISSING_EXTERNAL_ID",
	Type: source.SecurityWarning,
	For:  trusts,
	Doc: Doc{
		Title: "A vendor trusted without an external ID",
		Text: "A vendor uses one account to reach the roles of all its customers. Another customer can give the vendor " +
			"the ARN of your role, and the vendor would use your role for that customer: the *confused deputy*. The external " +
			"ID that the vendor gave you says which customer it acts for.",
		Before: `{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::464622532012:root"}, "Action": "sts:AssumeRole"}`,
		After: `{
			  "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::464622532012:root"}, "Action": "sts:AssumeRole",
			  "Condition": {"StringEquals": {"sts:ExternalId": "acme-7f3k"}}
			}`,
		See: deputy,
	},
	run: func(p *pass) {
		for s := range p.statements(policy.Allow) {
			if mentions(s, externalID) || !grants(s, aws.LowerAssumeRole) {
				continue
			}
			for _, pr := range principals(s) {
				if vendor := vendorAccounts[pr.Account]; vendor != "" && pr.Account != p.owner {
					p.report(
						pr.Span,
						fmt.Sprintf(
							"account %s belongs to %s, which acts for all its customers, but no external ID says which one",
							pr.Account,
							vendor,
						),
						`add "Condition": {"StringEquals": {"sts:ExternalId": "…"}} with the ID that the vendor gave you`,
					)
				}
			}
		}
	},
}
