package lint

import (
	"fmt"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// A vendor acts for all its customers with one account, so any of them can name our role ("confused deputy").
var missingExternalID = &Check{
	Code: "MISSING_EXTERNAL_ID",
	Type: source.SecurityWarning,
	For:  trusts,
	Doc: Doc{
		Title:  "Trust of a vendor without an external ID",
		Text:   "A vendor comes to all its customers' roles from one account. Another customer can give it the ARN of your role, and the vendor would open it for him: the *confused deputy*. The external ID that the vendor gave you says on whose behalf it comes.",
		Before: `{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::464622532012:root"}, "Action": "sts:AssumeRole"}`,
		After:  `{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::464622532012:root"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"sts:ExternalId": "acme-7f3k"}}}`,
		See:    deputy,
	},
	run: func(p *pass) {
		for s := range p.statements(policy.Allow) {
			if mentions(s, externalID) || !grants(s, "sts:assumerole") {
				continue
			}
			for _, pr := range principals(s) {
				if vendor := vendorAccounts[pr.Account]; vendor != "" && pr.Account != p.owner {
					p.report(pr.Span, fmt.Sprintf("account %s is %s, which acts for all its customers from there, and no external ID says for whom", pr.Account, vendor), `add "Condition": {"StringEquals": {"sts:ExternalId": "…"}} with the ID that the vendor gave you`)
				}
			}
		}
	},
}
