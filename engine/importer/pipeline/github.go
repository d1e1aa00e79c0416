package pipeline

import (
	"cmp"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// configure is the action that gives a job credentials of AWS.
//
// See https://github.com/aws-actions/configure-aws-credentials
const configure = "aws-actions/configure-aws-credentials"

// isWorkflow reports whether a file is a workflow of GitHub: it has jobs with steps, or says on which event it starts.
//
// See https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
func isWorkflow(root *tree.Node) bool {
	jobs := root.At("jobs")
	if jobs == nil || jobs.Kind != '{' {
		return false
	}
	if root.Member("on") != nil {
		return true
	}
	for i := range jobs.Members {
		if job := &jobs.Members[i].Value; job.Member("runs-on") != nil || job.Member("uses") != nil {
			return true
		}
	}
	return false
}

// isAction reports whether a file is a composite action, whose steps a workflow runs.
//
// See https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax
func isAction(root *tree.Node) bool { return root.At("runs", "using").String() == "composite" }

// job is a job of a workflow whose steps are read in turn.
type job struct {
	*reader
	id       string
	env      *scope
	triggers []trigger
	workflow string // the workflow's name
	// environment is the deployment environment, empty if the job has none.
	environment string
	// token says that the job may get a token. It is nil where another file says so.
	token *bool
	// last is what the step before left in the job's environment; byID is that of the steps with an ID.
	last *session
	byID map[string]*session
}

// session is a session that a step has asked for.
type session struct{ role, name string }

// NoRole is why the jobs of a workflow are not read.
const NoRole = "none of them assumes a role in a way that is known here"

func (r *reader) workflow() {
	name := cmp.Or(textOf(r.root.At("name")), fileName(r.name), "<WORKFLOW>")
	r.piece("GitHub workflow "+name, "it has jobs", r.root.Span)
	env := (*scope)(nil).within(r.root.At("env"))
	triggers := triggersOf(r.root.At("on"))
	jobs := r.root.At("jobs")
	for i := range jobs.Members {
		m := &jobs.Members[i]
		runs := env.runsOf(m.Value.At("strategy"))
		if len(runs) > maxRuns {
			runs = runs[:maxRuns]
			r.unread("the other runs of job "+m.Name.Value, "its matrix makes more than 20", m.Span())
		}
		for _, run := range runs {
			j := &job{
				reader: r, id: m.Name.Value, triggers: triggers, workflow: name, env: run.within(m.Value.At("env")),
				byID: map[string]*session{}, token: mayGetToken(r.root, &m.Value),
			}
			j.environment = j.env.github(environmentOf(m.Value.At("environment")))
			j.steps(m.Value.At("steps"))
		}
		if uses := m.Value.At("uses").String(); uses != "" {
			r.unread("the workflow "+uses+" of job "+m.Name.Value, "it stands in another file, which was not brought", m.Span())
		}
	}
	if len(r.Requests) == 0 && len(r.Unread) == 0 {
		r.unread("the jobs of this workflow", NoRole, jobs.Span)
	}
}

// action reads a composite action: its jobs are those of the workflows that use it.
func (r *reader) action() {
	name := cmp.Or(textOf(r.root.At("name")), fileName(r.name), "<ACTION>")
	r.piece("GitHub action "+name, "it runs composite steps", r.root.Span)
	j := &job{
		reader: r, id: name, triggers: triggersOf(nil), workflow: "<WORKFLOW>", env: (*scope)(nil).within(nil),
		byID: map[string]*session{},
	}
	j.steps(r.root.At("runs", "steps"))
}

// fileName is a path's last part.
func fileName(path string) string { return path[strings.LastIndexAny(path, `/\`)+1:] }

// environmentOf is the name of a job's environment: the value itself, or its name.
func environmentOf(n *tree.Node) string {
	if n != nil && n.Kind == '{' {
		n = n.At("name")
	}
	return textOf(n)
}

// mayGetToken says whether a job has the permission to get a token: its own permissions, or else those of the workflow.
// A workflow that others call gets the permissions of its caller.
//
// See https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions
func mayGetToken(root, job *tree.Node) *bool {
	permissions := job.At("permissions")
	if permissions == nil {
		permissions = root.At("permissions")
	}
	may := textOf(permissions) == "write-all" || permissions.At("id-token").String() == "write"
	if !may && permissions == nil && strings.Contains(eventsOf(root.At("on")), " workflow_call ") {
		return nil
	}
	return &may
}

// eventsOf are the events of `on`, each with a blank on both sides.
func eventsOf(on *tree.Node) string {
	events := " "
	for _, item := range on.List() {
		events += textOf(&item) + " "
		for i := range membersOf(&item) {
			events += item.Members[i].Name.Value + " "
		}
	}
	return events
}

// words name the job.
func (j *job) words() string {
	if j.id == "" {
		return "a job"
	}
	return "job " + j.id
}

// steps reads the steps in turn.
func (j *job) steps(list *tree.Node) {
	for _, step := range list.List() {
		s := &step
		outer := j.env
		j.env = outer.within(s.At("env"))
		action, version, _ := strings.Cut(s.At("uses").String(), "@")
		switch {
		case strings.EqualFold(action, configure):
			j.configure(s, version)
		case s.At("run") != nil:
			j.script(s.At("run"))
		}
		j.env = outer
	}
}

// script reads the commands of a step.
func (j *job) script(run *tree.Node) {
	text := strings.NewReplacer("${{ env.", "${", "${{env.", "${").Replace(j.env.github(run.String()))
	for _, c := range commandsIn(text, j.env) {
		q := c.request(run.Span)
		if c.web {
			t := j.githubToken(aws.STSAudience, j.triggers[0])
			q.Provider, q.Sent.Claims = t.provider, t.json(j.without()...)
		} else if j.last != nil {
			q.Caller = callerOf(j.last)
		}
		j.request(q)
		j.last = &session{q.Resource, q.Session}
		j.piece(j.words()+" → "+roleWords(q.Resource), "its script has "+c.words, run.Span)
	}
}

// callerOf is the ARN of a session, empty for none. What is not known of its role is a word to fill in.
func callerOf(s *session) string {
	if s == nil {
		return ""
	}
	arn, ok := aws.ParseARN(s.role)
	if !ok || !arn.IsRole() {
		return aws.SessionARN(aws.DefaultPartition, "<ACCOUNT_ID>", "<ROLE_NAME>", s.name)
	}
	return aws.SessionARN(arn.Partition, arn.Account, arn.Name(), s.name)
}

// roleWords is how a piece names a role.
func roleWords(role string) string {
	if arn, ok := aws.ParseARN(role); ok && arn.Name() != "" {
		return arn.Name()
	}
	return cmp.Or(role, "a role")
}

// otherRuns names the ways to start the workflow that the request does not have.
func (j *job) otherRuns(at source.Span) {
	if j.environment != "" || len(j.triggers) < 2 {
		return
	}
	var words []string
	for _, t := range j.triggers[1:] {
		words = append(words, t.words)
	}
	j.unread("the runs for "+source.List(words, "and"), "their token has another subject; the request is that of "+
		j.triggers[0].words, at)
}
