package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var assumeRoleOnNoRole = &Check{
	Code: "ASSUME_ROLE_ON_NO_ROLE",
	Type: source.Error,
	For:  []policy.Kind{policy.Identity, policy.Boundary, policy.Session, policy.SCP},
	Doc: Doc{
		Title: "sts:AssumeRole on something other than a role",
		Text: "Only a role can be assumed: `arn:aws:iam::ACCOUNT:role/NAME`. The ARN of a session (`assumed-role`), a " +
			"user, an instance profile or a policy is never the resource of this call.",
		Before: `{
			  "Effect": "Allow", "Action": "sts:AssumeRole",
			  "Resource": "arn:aws:sts::111122223333:assumed-role/Deploy/ana"
			}`,
		After: `{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/Deploy"}`,
		See:   "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html",
	},
	run: func(p *pass) {
		for s := range p.statements() {
			if s.Action == nil || s.Action.Not || s.Resource == nil || s.Resource.Not || !onlyAssumeRole(s) {
				continue
			}
			for _, r := range s.Resource.Values {
				arn, ok := aws.ParseARN(r.Value)
				if ok && (arn.Service != "iam" || !maybeRole(arn)) {
					p.report(
						r.Span,
						fmt.Sprintf("%s is not a role, so it cannot be assumed", r.Value),
						"write the ARN of a role, like arn:aws:iam::111122223333:role/NAME",
					)
				}
			}
		}
	},
}

// onlyAssumeRole reports whether the statement is about assuming roles and nothing else.
func onlyAssumeRole(s *policy.Statement) bool {
	for i := range s.Action.Values {
		if !strings.HasPrefix(strings.ToLower(s.Action.Values[i].Value), aws.LowerAssumeRole) {
			return false
		}
	}
	return len(s.Action.Values) > 0
}

// maybeRole reports whether the resource component of an ARN pattern may match a role.
func maybeRole(arn aws.ARN) bool {
	if _, ok := arn.Behind(aws.KindRole); ok {
		return true
	}
	i := strings.IndexAny(arn.Resource, "*?$")
	return i >= 0 && strings.HasPrefix(string(aws.KindRole)+"/", arn.Resource[:i])
}
