package lint

import (
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var privateNotIPAddress = &Check{
	Code: "PRIVATE_NOT_IP_ADDRESS",
	Type: source.Error,
	Doc: Doc{
		Kind:  policy.Identity,
		Title: "Private addresses under aws:SourceIp, negated",
		Text: "No request comes from a private address, so `NotIpAddress` with only private ranges holds for every " +
			"request: this Deny refuses everyone.",
		Before: `{
			  "Effect": "Deny", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/Deploy",
			  "Condition": {"NotIpAddress": {"aws:SourceIp": "10.0.0.0/8"}}
			}`,
		After: `{
			  "Effect": "Deny", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/Deploy",
			  "Condition": {"NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"}}
			}`,
		See: checkPage + "error-private-notipaddress",
	},
	run: func(p *pass) {
		p.privateSourceIPs(match.NotIPAddress, func(c *policy.Condition, private []policy.String) {
			if len(private) == len(c.Values) {
				for _, v := range private {
					p.report(v.Span, whyPrivate+v.Value, usePublic)
				}
			}
		})
	},
}
