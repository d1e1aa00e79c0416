package pipeline

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// What configure-aws-credentials sends if its inputs do not say. With keys its first version asked for six hours.
//
// See https://github.com/aws-actions/configure-aws-credentials#options
const (
	defaultSession = "GitHubActions"
	firstDuration  = 6 * time.Hour
)

// configure reads a step that gives the job credentials: with a token, with keys, or with those of the step before.
func (j *job) configure(step *tree.Node, version string) {
	with := step.At("with")
	input := func(name string) string { return strings.TrimSpace(j.env.github(textOf(with.At(name)))) }
	role := input("role-to-assume")
	key := input("aws-access-key-id")
	if role == "" {
		if key == "" {
			j.unread("a step of "+j.words(), "it names neither a role nor keys", step.Span)
			return
		}
		j.last = j.keysOf(key)
		j.piece(j.words()+" with keys", "its step has keys and no role-to-assume", step.Span)
		return
	}
	q := fact.Request{
		Action: aws.AssumeRole, Resource: roleARN(role), Session: cmp.Or(input("role-session-name"), defaultSession),
		Span: step.Span,
	}
	j.sends(&q, input, step)
	if id := input("role-external-id"); id != "" {
		q.Sent.ExternalID = &id
	}
	chained := isTrue(with.At("role-chaining"))
	switch {
	case key == "" && !chained && input("web-identity-token-file") == "":
		j.withToken(&q, cmp.Or(input("audience"), aws.STSAudience), step.Span)
	case key == "" && !chained:
		q.Action = aws.AssumeRoleWithWebIdentity
		j.unread("the token in "+input("web-identity-token-file"), "it comes from the machine that runs the job", step.Span)
	default:
		j.withKeys(&q, key, chained, version, isTrue(with.At("role-skip-session-tagging")))
	}
	j.request(q)
	j.last = &session{q.Resource, q.Session}
	if id := textOf(step.At("id")); id != "" {
		j.byID[id] = j.last
	}
}

// sends reads what the request carries, with a token and with keys.
func (j *job) sends(q *fact.Request, input func(string) string, step *tree.Node) {
	q.Sent.Duration = aws.DefaultDuration
	if text := input("role-duration-seconds"); text != "" {
		seconds, err := strconv.ParseUint(text, 10, 31)
		q.Sent.Duration = time.Duration(seconds) * time.Second
		if err != nil {
			q.Sent.Duration = 0
			j.unread("role-duration-seconds of "+j.words(), text+" has no value in the file", step.Span)
		}
	}
	if text := input("inline-session-policy"); text != "" {
		policy, fault := tree.ReadJSON(text, source.Span{To: len(text)})
		if fault != nil {
			j.unread("inline-session-policy of "+j.words(), "it is no JSON: "+fault.Message, step.Span)
		} else {
			q.Sent.SessionPolicy = policy.Print()
		}
	}
	q.Sent.SessionPolicies = lines(input("managed-session-policies"))
	q.Sent.Transitive = lines(input("transitive-tag-keys"))
}

// lines are the lines of an input with a value in each.
func lines(text string) (list []string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}

// withToken makes the request one with a token of GitHub. The action then sends no tags.
func (j *job) withToken(q *fact.Request, audience string, at source.Span) {
	q.Action = aws.AssumeRoleWithWebIdentity
	t := j.githubToken(audience, j.triggers[0])
	q.Provider, q.Sent.Claims = t.provider, t.json(j.without()...)
	q.Sent.Transitive = nil
	why := "it uses " + configure
	if j.environment == "" {
		why += ", on " + j.triggers[0].words
	} else {
		why += ", in the environment " + j.environment
	}
	j.piece(j.words()+" → "+roleWords(q.Resource), why, at)
	if j.token != nil && !*j.token {
		j.unread("the permissions of "+j.words(),
			"without `id-token: write` in them the job gets no token, so it never asks for the role", at)
	}
	j.otherRuns(at)
}

// withKeys makes the request one with the keys of a user or with the session of the step before, and tags it as the
// action does.
func (j *job) withKeys(q *fact.Request, key string, chained bool, version string, untagged bool) {
	from := j.keysOf(key)
	if chained && from == nil {
		from = j.last
	}
	why := "it has keys and a role-to-assume"
	if from != nil {
		q.Caller = callerOf(from)
		why = "it goes on from the role of the step before"
	} else if strings.HasPrefix(version, "v1") && q.Sent.Duration == aws.DefaultDuration {
		q.Sent.Duration = firstDuration
	}
	if !untagged {
		q.Sent.Tags = j.tags()
	}
	j.piece(j.words()+" → "+roleWords(q.Resource), why, q.Span)
}

// keysOf is the session that an expression for an access key names: an output of a step, or the job's environment. It
// is nil if the key is a secret.
func (j *job) keysOf(key string) *session {
	if _, rest, ok := strings.Cut(key, "steps."); ok {
		id, _, _ := strings.Cut(rest, ".")
		if s := j.byID[id]; s != nil {
			return s
		}
	}
	if strings.Contains(key, "env.AWS_ACCESS_KEY_ID") || strings.Contains(key, "steps.") {
		return j.last
	}
	return nil
}

// tags are the session tags that the action sends.
//
// See https://github.com/aws-actions/configure-aws-credentials#session-tagging-and-name
func (j *job) tags() map[string]string {
	return map[string]string{
		"GitHub": "Actions", "Repository": "<OWNER>/<REPO>", "Workflow": tagValue(j.workflow), "Action": "<ACTION>",
		"Actor":  "<ACTOR>",
		"Branch": j.triggers[0].ref, "Commit": "<COMMIT>",
	}
}

// tagValue is a text without what the value of a tag may not have, as long as one may be. A word to fill in stays.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html
func tagValue(text string) string {
	const longest = 256
	kept := 0
	return strings.Map(func(c rune) rune {
		if kept++; kept > longest || !aws.InTags(c) && c != '<' && c != '>' {
			return -1
		}
		return c
	}, text)
}

// githubToken is the token of the job's run for a trigger.
//
// See https://docs.github.com/en/actions/reference/security/oidc
func (j *job) githubToken(audience string, run trigger) *token {
	t := &token{provider: aws.GitHub}
	subject := run.subject
	if j.environment != "" {
		subject = "environment:" + j.environment
	}
	if subject != "<SUBJECT>" {
		subject = aws.GitHubRepository + "<OWNER>/<REPO>:" + subject
	}
	t.set("aud", audience)
	t.set("sub", subject)
	t.set("repository", "<OWNER>/<REPO>")
	t.set("ref", run.ref)
	t.set("environment", j.environment)
	t.set("workflow", j.workflow)
	file := fileName(j.name)
	if !strings.HasSuffix(file, ".yml") && !strings.HasSuffix(file, ".yaml") {
		file = "<FILE>" // the name of a paste
	}
	t.set("job_workflow_ref", "<OWNER>/<REPO>/.github/workflows/"+file+"@"+run.ref)
	return t
}

// without are the claims that the job's token does not have.
func (j *job) without() []string {
	if j.environment == "" {
		return []string{"environment"}
	}
	return nil
}

// roleARN is the ARN of a role that may be named alone; the action takes the account of its keys then.
func roleARN(role string) string {
	if aws.LooksLikeARN(role) || strings.Contains(role, "${{") || strings.HasPrefix(role, "$") {
		return role
	}
	return aws.EntityARN(aws.KindRole, aws.DefaultPartition, "<ACCOUNT_ID>", "", role)
}
