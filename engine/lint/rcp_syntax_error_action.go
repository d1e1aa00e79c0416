package lint

import (
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var rcpSyntaxErrorAction = &Check{
	Code: "RCP_SYNTAX_ERROR_ACTION",
	Type: source.Error,
	For:  []policy.Kind{policy.RCP},
	Doc: Doc{
		Title:  "A resource control policy for every service",
		Text:   "A resource control policy of one's own names actions of the services that take such policies, like `s3:*` and `sts:*`. The bare `*` is for AWS's RCPFullAWSAccess alone.",
		Before: `{"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*", "Condition": {"BoolIfExists": {"aws:SecureTransport": "false"}}}`,
		After:  `{"Effect": "Deny", "Principal": "*", "Action": ["s3:*", "sts:*"], "Resource": "*", "Condition": {"BoolIfExists": {"aws:SecureTransport": "false"}}}`,
		See:    rcpPage,
	},
	Run: func(p *Pass) {
		for s := range p.statements(policy.Deny) {
			if s.Action == nil || s.Action.Not {
				continue
			}
			for _, a := range s.Action.Values {
				if a.Value == "*" {
					p.Report(a.Span, "a resource control policy takes no bare * as an action", "write the services, like s3:* and sts:*")
				}
			}
		}
	},
}
