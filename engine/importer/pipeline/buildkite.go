package pipeline

import (
	"strconv"
	"strings"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/tree"
)

// isBuildkite reports whether a file is a pipeline of Buildkite whose steps have plugins or ask for a role.
//
// See https://buildkite.com/docs/pipelines/configure/defining-steps
func isBuildkite(root *tree.Node) bool {
	for _, step := range root.At("steps").List() {
		if step.Member("plugins") != nil && (step.Member("command") != nil || step.Member("commands") != nil ||
			step.Member("label") != nil) {
			return true
		}
	}
	return false
}

// buildkite reads the steps that have the plugin which assumes a role.
//
// See https://buildkite.com/docs/pipelines/security/oidc/aws
func (r *reader) buildkite() {
	r.piece("Buildkite pipeline", "it has steps with plugins", r.root.Span)
	r.walk(r.root.At("steps"), 0, func(n *tree.Node) {
		for i := range membersOf(n) {
			m := &n.Members[i]
			role := textOf(m.Value.At("role-arn"))
			if !strings.Contains(m.Name.Value, "aws-assume-role-with-web-identity") || role == "" {
				continue
			}
			q := webRequest(role, m.Span())
			q.Session = textOf(m.Value.At("role-session-name"))
			if seconds, err := strconv.ParseUint(textOf(m.Value.At("role-session-duration")), 10, 31); err == nil {
				q.Sent.Duration = time.Duration(seconds) * time.Second
			}
			t := &token{provider: "agent.buildkite.com"}
			t.set("aud", aws.STSAudience)
			t.set("sub", "organization:<ORGANIZATION>:pipeline:<PIPELINE>:ref:refs/heads/<BRANCH>:commit:<COMMIT>:step:<STEP>")
			q.Provider, q.Sent.Claims = t.provider, t.json()
			r.request(q)
			r.piece("a step → "+roleWords(q.Resource), "it has the plugin "+m.Name.Value, m.Span())
		}
	})
	if len(r.Requests) == 0 {
		r.unread("the steps of this pipeline", "none of them assumes a role in a way that is known here", r.root.Span)
	}
}
