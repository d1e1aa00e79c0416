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
		Title: "A Deny by address that also blocks services acting for you",
		Text: "When a service acts on your request, such as CloudFormation creating a bucket, `aws:SourceIp` is an " +
			"address of the service. Through a VPC endpoint the key is missing, and then `NotIpAddress` holds. `\"Bool\": " +
			"{\"aws:ViaAWSService\": \"false\"}` exempts the service.",
		Before: `{
			  "Effect": "Deny", "Action": "*", "Resource": "*",
			  "Condition": {"NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"}}
			}`,
		After: `{
			  "Effect": "Deny", "Action": "*", "Resource": "*",
			  "Condition": {"NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"}, "Bool": {"aws:ViaAWSService": "false"}}
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
					"when a service acts on a request, the address is the service's, so this denies it too",
					`add "Bool": {"aws:ViaAWSService": "false"}`,
					p.addRow(s, "Bool", "aws:ViaAWSService", "false")...)
			}
		}
	},
}
