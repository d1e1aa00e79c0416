package lint

import (
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var restrictAccessToService = &Check{
	Code: "RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL",
	Type: source.SecurityWarning,
	For:  resources,
	Doc: Doc{
		Title: "A resource that a service can use for any customer",
		Text: "A service acts for all its customers. If a resource policy names only the service, another customer's " +
			"trail, topic or distribution can reach the resource through it. `aws:SourceArn`, `aws:SourceAccount` or " +
			"`aws:SourceOrgID` limits whose it must be.",
		Before: `{
			  "Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage",
			  "Resource": "arn:aws:sqs:eu-central-1:111122223333:orders"
			}`,
		After: `{
			  "Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage",
			  "Resource": "arn:aws:sqs:eu-central-1:111122223333:orders",
			  "Condition": {"ArnEquals": {"aws:SourceArn": "arn:aws:sns:eu-central-1:111122223333:orders"}}
			}`,
		See: checkPage + "security-warning-restrict-access-to-service-principal",
	},
	run: func(p *pass) {
		p.servicePrincipals(func(s *policy.Statement, pr *policy.Principal) {
			if !mentionsAny(s, aws.NamesSource) &&
				!mentions(s, "kms:viaservice", "kms:encryptioncontext*", "aws:sourcevpce", "aws:sourcevpc", "s3:x-amz-acl") {
				p.report(
					pr.Span,
					fmt.Sprintf("%s may do this for any of its customers", pr.Value),
					"require aws:SourceArn, aws:SourceAccount or aws:SourceOrgID in a Condition",
				)
			}
		})
	},
}
