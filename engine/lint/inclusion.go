package lint

import (
	"strings"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// manner is how a statement comes to include an action, or a resource.
type inclusion uint8

const (
	excluded   inclusion = iota
	byName               // written out
	byWildcard           // by a wildcard
	byNot                // by not being among those that NotAction or NotResource names
)

// inclusionOf says how the statement includes the action, which is in lower case, and where. A bare * is an
// administrator's, and meant to include everything: it counts as never.
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

// inclusionOfRoles says how the statement includes any role there is: by a star, or by NotResource.
func inclusionOfRoles(s *policy.Statement) inclusion {
	switch {
	case s.Resource == nil:
		return excluded
	case s.Resource.Not:
		return byNot
	}
	for _, r := range s.Resource.Values {
		arn, ok := match.ParseARN(r.Value)
		if r.Value == "*" || ok && arn.Service == "iam" && (arn.Resource == "*" || arn.Resource == "role/*") {
			return byWildcard
		}
	}
	return excluded
}

// anyRole reports the Allow statements that include the action in the one manner and any role in the other, unless a
// condition narrows it. What says what such a permission comes to.
func (p *pass) anyRole(action string, by, on inclusion, condition []string, message, remedy string) {
	for s := range p.statements(policy.Allow) {
		got, at := inclusionOf(s, action)
		if got == by && inclusionOfRoles(s) == on && !mentions(s, condition...) {
			p.report(at, message, remedy)
		}
	}
}

// The keys that narrow iam:PassRole and iam:CreateServiceLinkedRole.
var (
	passRoleKeys  = []string{"iam:passedtoservice", "iam:associatedresourcearn", "iam:resourcetag/", "aws:resourcetag/"}
	createSLRKeys = []string{"iam:awsservicename"}
)

const (
	passRoleMessage  = "this passes every role of the account to a service, an administrator's too"
	passRoleRemedy   = "name the roles that may be passed, and the service: iam:PassedToService"
	createSLRMessage = "this makes service-linked roles for every service"
	createSLRRemedy  = "name the service: iam:AWSServiceName"

	passRolePage  = guide + "id_roles_use_passrole.html"
	createSLRPage = guide + "id_roles_create-service-linked-role.html"
)
