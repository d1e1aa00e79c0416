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
		Title: "A service without resource control policies",
		Text: "Resource control policies apply to the resources of some services, such as S3, STS, KMS, SQS and Secrets " +
			"Manager. On the resources of other services they have no effect.",
		Before: `{
			  "Effect": "Deny", "Principal": "*", "Action": "ec2:*", "Resource": "*",
			  "Condition": {"Bool": {"aws:SecureTransport": "false"}}
			}`,
		After: `{
			  "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
			  "Condition": {"Bool": {"aws:SecureTransport": "false"}}
			}`,
		See: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services",
	},
	run: func(p *pass) {
		p.eachAction(func(_ *policy.Statement, a *policy.Action, prefix, _ string, svc *actions.Service) {
			if svc != nil && len(p.data.RCP) > 0 && !has(p.data.RCP, strings.ToLower(prefix)) {
				p.report(
					p.part(a.String, 0, len(prefix)),
					fmt.Sprintf("resource control policies do not apply to %s", prefix),
					"use a service control policy, or the resource's own policy",
				)
			}
		})
	},
}
