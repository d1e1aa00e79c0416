package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// The actions with which a principal can grant itself more, in lower case. A principal that has all IAM actions through
// a wildcard is an administrator and meant to be one.
var escalations = []struct{ action, how string }{
	{"iam:updateassumerolepolicy", "add itself to the trust policy of any role"},
	{"iam:createpolicyversion", "rewrite a policy of its own"},
	{"iam:setdefaultpolicyversion", "restore an older and wider version of a policy"},
	{"iam:attachuserpolicy", "attach AdministratorAccess to itself"},
	{"iam:attachrolepolicy", "attach AdministratorAccess to a role that it may assume"},
	{"iam:attachgrouppolicy", "attach AdministratorAccess to a group of its own"},
	{"iam:putuserpolicy", "write a policy for itself"},
	{"iam:putrolepolicy", "write a policy for a role that it may assume"},
	{"iam:putgrouppolicy", "write a policy for a group of its own"},
	{"iam:addusertogroup", "join a group that may do more"},
	{"iam:createaccesskey", "create access keys of another user"},
	{"iam:createloginprofile", "set a password for another user"},
	{"iam:updateloginprofile", "change the password of another user"},
	{"iam:deleterolepermissionsboundary", "remove the boundary that limits it"},
	{"iam:deleteuserpermissionsboundary", "remove the boundary that limits it"},
	{"iam:putrolepermissionsboundary", "replace the boundary that limits it"},
	{"iam:putuserpermissionsboundary", "replace the boundary that limits it"},
	{"iam:deleteuserpolicy", "delete a policy that denies it something"},
	{"iam:deleterolepolicy", "delete a policy that denies it something"},
}

var privilegeEscalation = &Check{
	Code: "PRIVILEGE_ESCALATION",
	Type: source.SecurityWarning,
	For:  permissions,
	Doc: Doc{
		Title: "A permission that leads to all others",
		Text: "Some IAM actions change who may do what. On every user, role or policy and without a condition they are " +
			"as good as administrator access. Name the paths that are meant, or require a boundary with " +
			"`iam:PermissionsBoundary`.",
		Before: `{"Effect": "Allow", "Action": ["iam:GetRole", "iam:UpdateAssumeRolePolicy"], "Resource": "*"}`,
		After: `{
			  "Effect": "Allow", "Action": ["iam:GetRole", "iam:UpdateAssumeRolePolicy"],
			  "Resource": "arn:aws:iam::111122223333:role/app/*"
			}`,
		See: guide + "access_policies_boundaries.html#access_policies_boundaries-delegate",
	},
	run: func(p *pass) {
		for s := range p.statements(policy.Allow) {
			if len(s.Condition) > 0 || !anyIdentity(s) {
				continue
			}
			seen := map[source.Span]bool{} // one finding for each pattern is enough
			for _, e := range escalations {
				by, at := inclusionOf(s, e.action)
				if wide := by == byWildcard && strings.EqualFold(strings.Trim(p.slice(at), `"`), "iam:*"); by == byName ||
					by == byWildcard && !wide && !seen[at] {
					seen[at] = true
					p.report(
						at,
						fmt.Sprintf("on this resource %s lets the principal %s", strings.Trim(p.slice(at), `"`), e.how),
						"name the users, roles or policies that are meant, or require iam:PermissionsBoundary",
					)
				}
			}
		}
	},
}

// anyIdentity reports whether the statement applies to every user, role, group or policy of an account.
func anyIdentity(s *policy.Statement) bool {
	if s.Resource == nil || s.Resource.Not {
		return s.Resource != nil
	}
	for _, r := range s.Resource.Values {
		arn, ok := aws.ParseARN(r.Value)
		if r.Value == "*" ||
			ok && arn.Service == "iam" && has([]string{"*", "role/*", "user/*", "group/*", "policy/*"}, arn.Resource) {
			return true
		}
	}
	return false
}
