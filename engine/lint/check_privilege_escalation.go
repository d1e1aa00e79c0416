package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// The actions with which one can give oneself more, in lower case. Who has all of IAM's by a wildcard is an administrator
// and meant to be one.
var escalations = []struct{ action, how string }{
	{"iam:updateassumerolepolicy", "write himself into the trust policy of any role"},
	{"iam:createpolicyversion", "rewrite a policy that he has himself"},
	{"iam:setdefaultpolicyversion", "bring back an older and wider version of a policy"},
	{"iam:attachuserpolicy", "attach AdministratorAccess to himself"},
	{"iam:attachrolepolicy", "attach AdministratorAccess to a role that he may assume"},
	{"iam:attachgrouppolicy", "attach AdministratorAccess to a group he is in"},
	{"iam:putuserpolicy", "write himself a policy"},
	{"iam:putrolepolicy", "write a policy for a role that he may assume"},
	{"iam:putgrouppolicy", "write a policy for a group he is in"},
	{"iam:addusertogroup", "join a group that may do more"},
	{"iam:createaccesskey", "make himself keys of another user"},
	{"iam:createloginprofile", "set a password for another user"},
	{"iam:updateloginprofile", "set another password for another user"},
	{"iam:deleterolepermissionsboundary", "take off the boundary that holds him"},
	{"iam:deleteuserpermissionsboundary", "take off the boundary that holds him"},
	{"iam:putrolepermissionsboundary", "put another boundary in place of the one that holds him"},
	{"iam:putuserpermissionsboundary", "put another boundary in place of the one that holds him"},
	{"iam:deleteuserpolicy", "delete a policy that denies him something"},
	{"iam:deleterolepolicy", "delete a policy that denies him something"},
}

var privilegeEscalation = &Check{
	Code: "PRIVILEGE_ESCALATION",
	Type: source.SecurityWarning,
	For:  permissions,
	Doc: Doc{
		Title:  "A right with which one takes the others",
		Text:   "Some actions of IAM change who may do what. On every user, role or policy and without a condition, they are as good as an administrator's rights. Name the paths that they are meant for, or ask for a boundary by `iam:PermissionsBoundary`.",
		Before: `{"Effect": "Allow", "Action": ["iam:GetRole", "iam:UpdateAssumeRolePolicy"], "Resource": "*"}`,
		After:  `{"Effect": "Allow", "Action": ["iam:GetRole", "iam:UpdateAssumeRolePolicy"], "Resource": "arn:aws:iam::111122223333:role/app/*"}`,
		See:    guide + "access_policies_boundaries.html#access_policies_boundaries-delegate",
	},
	run: func(p *pass) {
		for s := range p.statements(policy.Allow) {
			if len(s.Condition) > 0 || !anyIdentity(s) {
				continue
			}
			seen := map[source.Span]bool{} // of one pattern, the first that it includes is enough
			for _, e := range escalations {
				by, at := inclusionOf(s, e.action)
				if wide := by == byWildcard && strings.EqualFold(strings.Trim(p.slice(at), `"`), "iam:*"); by == byName || by == byWildcard && !wide && !seen[at] {
					seen[at] = true
					p.report(at, fmt.Sprintf("on this resource %s lets one %s", strings.Trim(p.slice(at), `"`), e.how), "name the users, roles or policies that it is meant for, or ask for iam:PermissionsBoundary")
				}
			}
		}
	},
}

// anyIdentity reports whether the statement is about every user, role, group or policy of an account.
func anyIdentity(s *policy.Statement) bool {
	if s.Resource == nil || s.Resource.Not {
		return s.Resource != nil
	}
	for _, r := range s.Resource.Values {
		arn, ok := match.ParseARN(r.Value)
		if r.Value == "*" || ok && arn.Service == "iam" && has([]string{"*", "role/*", "user/*", "group/*", "policy/*"}, arn.Resource) {
			return true
		}
	}
	return false
}
