package pipeline

import (
	"strconv"
	"strings"
	"time"

	"rolewalk/engine/tree"
)

// isCircle reports whether a file is a configuration of CircleCI.
//
// See https://circleci.com/docs/configuration-reference/
func isCircle(root *tree.Node) bool {
	version := textOf(root.At("version"))
	return (version == "2" || version == "2.1") && root.At("on") == nil &&
		(root.At("orbs") != nil || root.At("workflows") != nil || root.At("jobs") != nil)
}

// circle reads a configuration of CircleCI: the steps of the orb aws-cli, and commands of STS.
//
// See https://circleci.com/docs/openid-connect-tokens/
func (r *reader) circle() {
	r.piece("CircleCI configuration", "it has a version and jobs", r.root.Span)
	claims := &token{provider: "oidc.circleci.com/org/<ORG_ID>"}
	claims.set("aud", "<ORG_ID>")
	claims.set("sub", "org/<ORG_ID>/project/<PROJECT_ID>/user/<USER_ID>")
	claims.set("oidc.circleci.com/project-id", "<PROJECT_ID>")
	r.walk(r.root, 0, func(n *tree.Node) {
		for i := range membersOf(n) {
			m := &n.Members[i]
			q := webRequest("", m.Span())
			if name := m.Name.Value; name == "run" {
				r.circleRun(m, claims)
				continue
			} else if !strings.HasPrefix(name, "aws-") {
				continue
			}
			for _, word := range []string{"role_arn", "role-arn"} {
				if role := textOf(m.Value.At(word)); role != "" {
					q.Resource = role
				}
			}
			if q.Resource == "" {
				continue
			}
			q.Session = textOf(m.Value.At("role_session_name"))
			if seconds, err := strconv.ParseUint(textOf(m.Value.At("session_duration")), 10, 31); err == nil {
				q.Sent.Duration = time.Duration(seconds) * time.Second
			}
			q.Provider, q.Sent.Claims = claims.provider, claims.json()
			r.request(q)
			r.piece(m.Name.Value+" → "+roleWords(q.Resource), "it has a role_arn", m.Span())
		}
	})
	if len(r.Requests) == 0 {
		r.unread("the jobs of this configuration", "none of them assumes a role in a way that is known here", r.root.Span)
	}
}

// circleRun reads the commands of a step.
func (r *reader) circleRun(m *tree.Member, claims *token) {
	script := textOf(&m.Value) + textOf(m.Value.At("command"))
	for _, c := range commandsIn(script, (*scope)(nil).within(m.Value.At("environment"))) {
		q := c.request(m.Span())
		if c.web {
			q.Provider, q.Sent.Claims = claims.provider, claims.json()
		}
		r.request(q)
		r.piece("a step → "+roleWords(q.Resource), "its script has "+c.words, m.Span())
	}
}
