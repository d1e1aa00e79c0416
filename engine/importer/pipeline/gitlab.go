package pipeline

import (
	"cmp"
	"strings"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// gitLabHost is the issuer of the tokens of GitLab's own service. An instance of one's own has its own.
//
// See https://docs.gitlab.com/ci/cloud_services/aws/
const gitLabHost = "gitlab.com"

// isGitLab reports whether a file is a pipeline of GitLab with a job that has tokens or asks for a role.
//
// See https://docs.gitlab.com/ci/yaml/
func isGitLab(root *tree.Node) bool {
	for i := range membersOf(root) {
		job := &root.Members[i].Value
		if job.At("id_tokens") != nil || strings.Contains(scriptOf(job), "sts assume-role") {
			return true
		}
	}
	return false
}

// scriptOf are the commands of a job in the order in which they run.
//
// See https://docs.gitlab.com/ci/yaml/#script
func scriptOf(job *tree.Node) string {
	var b strings.Builder
	for _, part := range []string{"before_script", "script", "after_script"} {
		appendLines(&b, job.At(part), 0)
	}
	return b.String()
}

// appendLines adds the commands of a list, in which further lists may stand.
func appendLines(b *strings.Builder, n *tree.Node, depth int) {
	for _, item := range n.List() {
		if item.Kind == '[' && depth < tree.MaxDepth {
			appendLines(b, &item, depth+1)
			continue
		}
		b.WriteString(textOf(&item) + "\n")
	}
}

// gitLab reads a pipeline of GitLab.
func (r *reader) gitLab() {
	r.piece("GitLab pipeline", "it has jobs with tokens or with commands of STS", r.root.Span)
	env := (*scope)(nil).within(r.root.At("variables"))
	shared := r.root.At("default", "id_tokens")
	for i := range r.root.Members {
		m := &r.root.Members[i]
		job := &m.Value
		if job.Kind != '{' || m.Name.Value == "default" || m.Name.Value == "variables" {
			continue
		}
		tokens := job.At("id_tokens")
		if tokens == nil {
			tokens = shared
		}
		own := env.within(job.At("variables"))
		asked := r.gitLabScript(m, own, tokens)
		if role := roleOf(own); !asked && role != "" && tokens != nil {
			q := webRequest(role, m.Span())
			q.Session, _ = own.lookup("AWS_ROLE_SESSION_NAME")
			r.withGitLabToken(m, q, tokens, own, "")
			asked = true
		}
		if !asked && job.At("id_tokens") != nil {
			r.unread("the token of job "+m.Name.Value, "its script does not show for which role it is", m.Span())
		}
	}
}

// roleOf is the role that the variables of the AWS CLI name.
//
// See https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html
func roleOf(env *scope) string {
	role, _ := env.lookup("AWS_ROLE_ARN")
	return env.shell(role)
}

// gitLabScript reads the commands of a job, and reports whether one of them asks for a role.
func (r *reader) gitLabScript(m *tree.Member, env *scope, tokens *tree.Node) (asked bool) {
	var last *session
	for _, c := range commandsIn(scriptOf(&m.Value), env) {
		q := c.request(m.Span())
		asked = true
		if c.web {
			r.withGitLabToken(m, q, tokens, env, c.options["web-identity-token"])
		} else {
			q.Caller = callerOf(last)
			r.request(q)
			r.piece("job "+m.Name.Value+" → "+roleWords(q.Resource), "its script has "+c.words, m.Span())
		}
		last = &session{q.Resource, q.Session}
	}
	return asked
}

// withGitLabToken makes a request with a token of GitLab: the one that the command names, else the first.
//
// See https://docs.gitlab.com/ci/secrets/id_token_authentication/
func (r *reader) withGitLabToken(m *tree.Member, q fact.Request, tokens *tree.Node, env *scope, named string) {
	audience := "<AUDIENCE>"
	for i := range membersOf(tokens) {
		token := &tokens.Members[i]
		if aud := token.Value.At("aud").List(); len(aud) > 0 && (i == 0 || strings.Contains(named, token.Name.Value)) {
			audience = env.shell(textOf(&aud[0]))
		}
	}
	t := &token{provider: gitLabIssuer(audience)}
	kind, ref := refOf(&m.Value)
	t.set("aud", audience)
	t.set("sub", "project_path:<GROUP>/<PROJECT>:ref_type:"+kind+":ref:"+ref)
	q.Provider, q.Sent.Claims = t.provider, t.json()
	r.request(q)
	r.piece("job "+m.Name.Value+" → "+roleWords(q.Resource), "it has a token of "+t.provider, m.Span())
}

// gitLabIssuer is the host of the issuer: that of an audience that is an instance's address, else GitLab's own.
func gitLabIssuer(audience string) string {
	host, ok := strings.CutPrefix(audience, "https://")
	host, _, _ = strings.Cut(host, "/")
	if ok && strings.Contains(host, "gitlab") && !strings.ContainsAny(host, "${}<>") {
		return host
	}
	return gitLabHost
}

// refOf is the kind of reference that a job runs for, and the reference, as far as its rules name one.
//
// See https://docs.gitlab.com/ci/jobs/job_rules/
func refOf(job *tree.Node) (kind, ref string) {
	conditions := ""
	for _, rule := range job.At("rules").List() {
		conditions += textOf(rule.At("if")) + "\n"
	}
	only := job.At("only")
	if only != nil && only.Kind == '{' {
		only = only.At("refs")
	}
	for _, item := range only.List() {
		switch name := textOf(&item); {
		case name == "tags":
			return "tag", "<TAG>"
		case name != "" && !strings.ContainsAny(name, "/$*") && !sources[name]:
			return "branch", name
		}
	}
	for _, variable := range []string{"$CI_COMMIT_BRANCH", "$CI_COMMIT_REF_NAME"} {
		if name := comparedTo(conditions, variable); name != "" {
			return "branch", name
		}
	}
	if name := comparedTo(conditions, "$CI_COMMIT_TAG"); name != "" {
		return "tag", name
	}
	if strings.Contains(conditions, "$CI_COMMIT_TAG") {
		return "tag", "<TAG>"
	}
	return "branch", "<BRANCH>"
}

// sources are the keywords of `only` that name no branch.
//
// See https://docs.gitlab.com/ci/yaml/deprecated_keywords/
var sources = map[string]bool{
	"api": true, "branches": true, "chat": true, "external": true, "external_pull_requests": true, "merge_requests": true,
	"pipelines": true, "pushes": true, "schedules": true, "triggers": true, "web": true,
}

// comparedTo is the text that a condition compares a variable to, empty if it compares it to none.
func comparedTo(condition, variable string) string {
	_, rest, ok := strings.Cut(condition, variable+" == ")
	if !ok || rest == "" || rest[0] != '"' && rest[0] != '\'' {
		return ""
	}
	value, _, ok := strings.Cut(rest[1:], rest[:1])
	if !ok || strings.Contains(value, "$") {
		return ""
	}
	return value
}

// webRequest is a request with a token and nothing else.
func webRequest(role string, at source.Span) fact.Request {
	return fact.Request{Action: assumeWithToken, Resource: cmp.Or(role, ""), Span: at}
}
