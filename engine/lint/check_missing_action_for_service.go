package lint

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var missingActionForService = &Check{
	Code: "MISSING_ACTION_FOR_SERVICE",
	Type: source.Warning,
	For:  trusts,
	Doc: Doc{
		Title: "A service without an action that it needs",
		Text: "EKS Pod Identity tags each session with the pod, its namespace and its cluster, so it needs " +
			"`sts:TagSession` beside `sts:AssumeRole`. The account access manager passes the user of Identity Center as a " +
			"context, so it needs `sts:SetContext`. Without that action, no session is created.",
		Before: `{"Effect": "Allow", "Principal": {"Service": "pods.eks.amazonaws.com"}, "Action": "sts:AssumeRole"}`,
		After: `{
			  "Effect": "Allow", "Principal": {"Service": "pods.eks.amazonaws.com"},
			  "Action": ["sts:AssumeRole", "sts:TagSession"]
			}`,
		See: "https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html",
	},
	run: func(p *pass) {
		p.servicePrincipals(func(s *policy.Statement, pr *policy.Principal) {
			if pr.Value == aws.RolesAnywhere || aws.ActionsOfService(pr.Value) == nil { // the first has a check of its own
				return
			}
			if missing := p.missingActions(pr.Value); len(missing) > 0 {
				p.report(
					pr.Span,
					pr.Value+" also needs "+strings.Join(missing, " and "),
					"add "+strings.Join(missing, " and ")+" to its actions",
					p.addActions(s, missing)...)
			}
		})
	},
}
