package pipeline

import (
	"strings"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/tree"
)

// isServerless reports whether a file is a service of the Serverless Framework on AWS.
//
// See https://www.serverless.com/framework/docs/providers/aws/guide/iam
func isServerless(root *tree.Node) bool {
	return root.At("service") != nil && root.At("provider", "name").String() == "aws"
}

// serverless reads the statements of the role that the framework makes for a service's functions. What stands under
// resources is a template, which package cloudformation reads.
func (r *reader) serverless() {
	name := textOf(r.root.At("service"))
	r.piece("Serverless service "+name, "it has provider.name: aws", r.root.Span)
	for _, path := range [][]string{{"provider", "iam", "role", "statements"}, {"provider", "iamRoleStatements"}} {
		n := r.root.At(path...)
		if n == nil {
			continue
		}
		if n.Kind != '[' {
			r.unread(strings.Join(path, "."), "it is no list of statements", n.Span)
			continue
		}
		written := r.ownTree(n, 0)
		d := fact.Around(&written)
		d.Expressions, d.Span = framework(d.JSON), n.Span
		e := r.lambdaRole(&d)
		r.Entities = append(r.Entities, e)
		r.piece("policy of role "+e.Name, "it stands under "+strings.Join(path, "."), n.Span)
	}
	if len(r.Entities) == 0 {
		r.unread("the role of service "+name, "its file has no statements for it", r.root.Span)
	}
}

// framework are the variables of the framework in a text: ${self:custom.bucket}, ${sls:stage}, ${opt:stage}.
//
// See https://www.serverless.com/framework/docs/guides/variables
func framework(text string) (list []string) {
	seen := map[string]bool{}
	for {
		_, rest, found := strings.Cut(text, "${")
		inner, after, closed := strings.Cut(rest, "}")
		if !found || !closed {
			return list
		}
		source, _, _ := strings.Cut(inner, ":")
		if frameworkSources[source] && !seen[inner] && !strings.ContainsAny(inner, `{"`) {
			seen[inner] = true
			list = append(list, "${"+inner+"}")
		}
		text = after
	}
}

// frameworkSources are where the framework's variables come from. A variable of a policy has none of these before its
// colon.
var frameworkSources = map[string]bool{
	"cf": true, "env": true, "file": true, "opt": true, "param": true, "self": true, "sls": true, "ssm": true, "s3": true,
	"strToBool": true, "git": true,
}

// isPlaybook reports whether a file is a playbook or a list of tasks of Ansible.
//
// See https://docs.ansible.com/ansible/latest/collections/community/aws/index.html
func isPlaybook(root *tree.Node) bool {
	for _, play := range root.List() {
		if play.Kind != '{' {
			return false
		}
		if play.Member("hosts") != nil || play.Member("tasks") != nil || play.Member("roles") != nil {
			return true
		}
		for i := range play.Members {
			if _, ok := ansibleModule(play.Members[i].Name.Value); ok {
				return true
			}
		}
	}
	return false
}

// ansibleModule is the module of IAM or STS that a key of a task names.
func ansibleModule(key string) (module string, ok bool) {
	module = key[strings.LastIndexByte(key, '.')+1:]
	return module, strings.HasPrefix(module, "iam_") || strings.HasPrefix(module, "sts_assume_role")
}

// playbook names what it has of IAM, which is not read.
func (r *reader) playbook() {
	r.piece("Ansible playbook", "it is a list of plays or tasks", r.root.Span)
	r.walk(r.root, 0, func(n *tree.Node) {
		for i := range membersOf(n) {
			m := &n.Members[i]
			if module, ok := ansibleModule(m.Name.Value); ok {
				r.unread("the Ansible module "+module,
					"Ansible is not read: bring what `aws iam get-role` answers for it", m.Span())
			}
		}
	})
}
