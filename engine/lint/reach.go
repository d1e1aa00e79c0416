package lint

import (
	"strings"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// manner is how a statement comes to include an action, or a resource.
type manner uint8

const (
	never   manner = iota
	named          // written out
	starred        // by a wildcard
	negated        // by not being among those that NotAction or NotResource names
)

// actionManner says how the statement includes the action, which is in lower case, and where. A bare * is an
// administrator's, and meant to include everything: it counts as never.
func actionManner(s *policy.Statement, action string) (manner, source.Span) {
	if s.Action == nil {
		return never, source.Span{}
	}
	if s.Action.Not {
		if grants(s, action) {
			return negated, s.Action.Span
		}
		return never, source.Span{}
	}
	for i := range s.Action.Values {
		a := &s.Action.Values[i]
		switch {
		case strings.EqualFold(a.Value, action):
			return named, a.Span
		case a.Value != "*" && a.Pattern.Matches(action):
			return starred, a.Span
		}
	}
	return never, source.Span{}
}

// roleManner says how the statement includes any role there is: by a star, or by NotResource.
func roleManner(s *policy.Statement) manner {
	switch {
	case s.Resource == nil:
		return never
	case s.Resource.Not:
		return negated
	}
	for _, r := range s.Resource.Values {
		arn, ok := match.ParseARN(r.Value)
		if r.Value == "*" || ok && arn.Service == "iam" && (arn.Resource == "*" || arn.Resource == "role/*") {
			return starred
		}
	}
	return never
}

// anyRole reports the Allow statements that include the action in the one manner and any role in the other, unless a
// condition narrows it. What says what such a permission comes to.
func (p *Pass) anyRole(action string, by, on manner, condition []string, message, remedy string) {
	for s := range p.statements(policy.Allow) {
		got, at := actionManner(s, action)
		if got == by && roleManner(s) == on && !mentions(s, condition...) {
			p.Report(at, message, remedy)
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
