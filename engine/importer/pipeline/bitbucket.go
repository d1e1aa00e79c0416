package pipeline

import (
	"strings"

	"rolewalk/engine/tree"
)

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
	r.piece(strings.TrimSpace("step "+name)+" → "+roleWords(q.Resource), "it has oidc: true", step.Span)
}
