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
		Title:  "A Deny by address that also hits what services do for one",
		Text:   "Where a service goes on with one's request, such as CloudFormation making a bucket, `aws:SourceIp` is an address of the service, and through a VPC endpoint it is missing, for which `NotIpAddress` holds. `\"Bool\": {\"aws:ViaAWSService\": \"false\"}` leaves the first alone.",
		Before: `{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"}}}`,
		After:  `{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"}, "Bool": {"aws:ViaAWSService": "false"}}}`,
		See:    guide + "reference_policies_examples_aws_deny-ip.html",
	},
	run: func(p *pass) {
		for s, c := range p.rows(policy.Deny) {
			if c.Operator.Name != match.NotIPAddress || c.Lower != "aws:sourceip" || !grants(s, "s3:createbucket") {
				continue
			}
			if !mentions(s, "aws:viaawsservice", "aws:calledvia", "aws:calledviafirst", "aws:calledvialast", "aws:sourcevpc", "aws:sourcevpce", "aws:vpcsourceip", "aws:principalisawsservice") {
				p.report(c.Key.Span, "what a service does on with one's request comes from the service's address, and is denied too", `add "Bool": {"aws:ViaAWSService": "false"}`,
					p.addRow(s, "Bool", "aws:ViaAWSService", "false")...)
			}
		}
	},
}
