package lint

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// inclusion is how a statement includes an action or a resource.
type inclusion uint8

const (
	excluded   inclusion = iota
	byName               // listed by its name
	byWildcard           // matched by a wildcard
	byNot                // not listed in NotAction or NotResource
)

// inclusionOf returns how the statement includes the action, which is in lower case, and where. A bare * counts as
// excluded, because an administrator's policy is meant to include everything.
func inclusionOf(s *policy.Statement, action string) (inclusion, source.Span) {
	if s.Action == nil {
		return excluded, source.Span{}
	}
	if s.Action.Not {
		if grants(s, action) {
			return byNot, s.Action.Span
		}
		return excluded, source.Span{}
	}
	for i := range s.Action.Values {
		a := &s.Action.Values[i]
		switch {
		case strings.EqualFold(a.Value, action):
			return byName, a.Span
		case a.Value != "*" && a.Pattern.Matches(action):
			return byWildcard, a.Span
		}
	}
	return excluded, source.Span{}
}

// inclusionOfRoles returns how the statement includes every role: with a wildcard, or with NotResource.
func inclusionOfRoles(s *policy.Statement) inclusion {
	switch {
	case s.Resource == nil:
		return excluded
	case s.Resource.Not:
		return byNot
	}
	for _, r := range s.Resource.Values {
		arn, ok := aws.ParseARN(r.Value)
		if r.Value == "*" || ok && arn.Service == "iam" && (arn.Resource == "*" || arn.Resource == "role/*") {
			return byWildcard
		}
	}
	return excluded
}

// anyRole reports the Allow statements that include the action as by says and every role as on says, unless they have a
// condition on one of the keys.
func (p *pass) anyRole(action string, by, on inclusion, condition []string, message, remedy string) {
	for s := range p.statements(policy.Allow) {
		got, at := inclusionOf(s, action)
		if got == by && inclusionOfRoles(s) == on && !mentions(s, condition...) {
			p.report(at, message, remedy)
		}
	}
}

// The keys that limit iam:PassRole and iam:CreateServiceLinkedRole.
var (
	passRoleKeys  = []string{"iam:passedtoservice", "iam:associatedresourcearn", "iam:resourcetag/", "aws:resourcetag/"}
	createSLRKeys = []string{"iam:awsservicename"}
)

const (
	passRoleMessage  = "this lets the principal pass every role of the account to a service, including an administrator's"
	passRoleRemedy   = "name the roles that may be passed, and the service with iam:PassedToService"
	createSLRMessage = "this creates service-linked roles for every service"
	createSLRRemedy  = "name the service with iam:AWSServiceName"

	passRolePage  = guide + "id_roles_use_passrole.html"
	createSLRPage = guide + "id_roles_create-service-linked-role.html"
)
