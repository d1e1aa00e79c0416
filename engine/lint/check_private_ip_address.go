package lint

import (
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var privateIPAddress = &Check{
	Code: "PRIVATE_IP_ADDRESS",
	Type: source.Error,
	Doc: Doc{
		Kind:  policy.Identity,
		Title: "Private addresses under aws:SourceIp",
		Text: "A request reaches AWS from a public address, or through a VPC endpoint and then without `aws:SourceIp`. A " +
			"row with only private ranges never holds.",
		Before: `{
			  "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/Deploy",
			  "Condition": {"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}
			}`,
		After: `{
			  "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/Deploy",
			  "Condition": {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}
			}`,
		See: checkPage + "error-private-ip-address",
	},
	run: func(p *pass) {
		p.privateSourceIPs(match.IPAddress, func(c *policy.Condition, private []policy.String) {
			if len(private) == len(c.Values) {
				for _, v := range private {
					p.report(v.Span, whyPrivate+v.Value, usePublic)
				}
			}
		})
	},
}
