package pipeline

import (
	"strconv"
	"strings"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/tree"
)

const assumeWithToken = aws.AssumeRoleWithWebIdentity

// isBitbucket reports whether a file is a pipeline of Bitbucket.
//
// See https://support.atlassian.com/bitbucket-cloud/docs/deploy-on-aws-using-bitbucket-pipelines-openid-connect/
func isBitbucket(root *tree.Node) bool {
	pipelines := root.At("pipelines")
	return pipelines != nil && pipelines.Kind == '{'
}

// bitbucket reads a pipeline of Bitbucket: its steps with oidc.
func (r *reader) bitbucket() {
	r.piece("Bitbucket pipeline", "it has pipelines", r.root.Span)
	r.walk(r.root, 0, func(n *tree.Node) {
		if step := n.At("step"); step != nil && isTrue(step.At("oidc")) {
			r.bitbucketStep(step)
		}
	})
	if len(r.Requests) == 0 && len(r.Unread) == 0 {
		r.unread("the steps of this pipeline", "none of them assumes a role with a token", r.root.Span)
	}
}

// bitbucketStep reads one step. Its token does not say for which branch it is.
//
// See https://support.atlassian.com/bitbucket-cloud/docs/integrate-pipelines-with-resource-servers-using-oidc/
func (r *reader) bitbucketStep(step *tree.Node) {
	env := &scope{values: map[string]string{}}
	var script strings.Builder
	role := ""
	for _, item := range step.At("script").List() {
		script.WriteString(textOf(&item) + "\n")
		if arn := textOf(item.At("variables", "AWS_OIDC_ROLE_ARN")); arn != "" {
			role = arn
		}
	}
	for line := range strings.Lines(joined(script.String())) {
		export(env, line)
	}
	name := textOf(step.At("name"))
	if role == "" {
		role = roleOf(env)
	}
	q := webRequest(env.shell(role), step.Span)
	for _, c := range commandsIn(script.String(), nil) {
		if c.web {
			q = c.request(step.Span)
		}
	}
	if q.Resource == "" {
		r.unread("the step "+name, "its script does not show for which role its token is", step.Span)
		return
	}
	t := &token{provider: "api.bitbucket.org/2.0/workspaces/<WORKSPACE>/pipelines-config/identity/oidc"}
	t.set("aud", "ari:cloud:bitbucket::workspace/<WORKSPACE_UUID>")
	subject := "<REPOSITORY_UUID>:"
	if step.At("deployment") != nil {
		subject += "<ENVIRONMENT_UUID>:"
	}
	t.set("sub", subject+"<STEP_UUID>")
	q.Provider, q.Sent.Claims = t.provider, t.json()
	r.request(q)
	r.piece("step "+name+" → "+roleWords(q.Resource), "it has oidc: true", step.Span)
}

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
			t.set("aud", stsAudience)
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

// walk visits a node and all below it, in the order of the text.
func (r *reader) walk(n *tree.Node, depth int, visit func(*tree.Node)) {
	if n == nil || depth > tree.MaxDepth {
		return
	}
	visit(n)
	for i := range n.Items {
		r.walk(&n.Items[i], depth+1, visit)
	}
	for i := range n.Members {
		r.walk(&n.Members[i].Value, depth+1, visit)
	}
}
