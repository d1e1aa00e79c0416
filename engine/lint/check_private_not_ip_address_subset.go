package lint

import (
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var privateNotIPAddressSubset = &Check{
	Code: "PRIVATE_NOT_IP_ADDRESS_SUBSET",
	Type: source.Suggestion,
	Doc: Doc{
		Kind:  policy.Identity,
		Title: "Some private addresses under aws:SourceIp, negated",
		Text:  "The private ranges of the list exempt no request, because `aws:SourceIp` is a public address.",
		Before: `{
			  "Effect": "Deny", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/Deploy",
			  "Condition": {"NotIpAddress": {"aws:SourceIp": ["10.0.0.0/8", "192.0.2.0/24"]}}
			}`,
		After: `{
			  "Effect": "Deny", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/Deploy",
			  "Condition": {"NotIpAddress": {"aws:SourceIp": ["192.0.2.0/24"]}}
			}`,
		See: checkPage + "suggestion-private-notipaddress-subset",
	},
	run: func(p *pass) {
		p.privateSourceIPs(match.NotIPAddress, func(c *policy.Condition, private []policy.String) {
			if len(private) < len(c.Values) {
				for _, v := range private {
					p.report(v.Span, whyPrivate+v.Value, usePublic)
				}
			}
		})
	},
}
