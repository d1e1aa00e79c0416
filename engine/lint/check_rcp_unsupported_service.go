package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/lint/actions"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var rcpUnsupportedService = &Check{
	Code: "RCP_UNSUPPORTED_SERVICE",
	Type: source.Error,
	For:  []policy.Kind{policy.RCP},
	Data: true,
	Doc: Doc{
		Title:  "A service that resource control policies are not for",
		Text:   "Resource control policies hold for the resources of some services, S3, STS, KMS, SQS and Secrets Manager first among them. Of other services they hold nothing.",
		Before: `{"Effect": "Deny", "Principal": "*", "Action": "ec2:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}`,
		After:  `{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}`,
		See:    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services",
	},
	run: func(p *pass) {
		p.eachAction(func(_ *policy.Statement, a *policy.Action, prefix, _ string, svc *actions.Service) {
			if svc != nil && len(p.data.RCP) > 0 && !has(p.data.RCP, strings.ToLower(prefix)) {
				p.report(p.part(a.String, 0, len(prefix)), fmt.Sprintf("resource control policies are not for %s", prefix), "write it as a service control policy, or into the resource's own policy")
			}
		})
	},
}
