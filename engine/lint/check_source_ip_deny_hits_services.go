package lint

import (
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var sourceIPDenyHitsServices = &Check{
	Code: "SOURCE_IP_DENY_HITS_SERVICES",
	Type: source.Suggestion,
	For:  []policy.Kind{policy.Identity, policy.SCP, policy.Boundary},
	Doc: Doc{
		Title: "A Deny by address that also blocks VPC endpoints",
		Text: "A request through a VPC endpoint has no `aws:SourceIp`, and then `NotIpAddress` holds. " +
			"`aws:SourceVpc` or `aws:SourceVpce` exempts the networks that you mean. A service that acts on your request by a " +
			"forward access session keeps your address.",
		Before: `{
			  "Effect": "Deny", "Action": "*", "Resource": "*",
			  "Condition": {"NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"}}
			}`,
		After: `{
			  "Effect": "Deny", "Action": "*", "Resource": "*",
			  "Condition": {
			    "NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"},
			    "StringNotEquals": {"aws:SourceVpc": "vpc-0123456789abcdef0"}
			  }
			}`,
		See: guide + "reference_policies_examples_aws_deny-ip.html",
	},
	run: func(p *pass) {
		for s, c := range p.rows(policy.Deny) {
			if c.Operator.Name != match.NotIPAddress || c.Lower != "aws:sourceip" || !grants(s, "s3:createbucket") {
				continue
			}
			if !mentions(
				s,
				"aws:viaawsservice",
				"aws:calledvia",
				"aws:calledviafirst",
				"aws:calledvialast",
				"aws:sourcevpc",
				"aws:sourcevpce",
				"aws:vpcsourceip",
				"aws:principalisawsservice",
			) {
				p.report(
					c.Key.Span,
					"a request through a VPC endpoint has no aws:SourceIp, so this denies it too",
					`add "StringNotEquals": {"aws:SourceVpc": …} with the VPCs that you mean`)
			}
		}
	},
}
