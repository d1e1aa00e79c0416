package pipeline

import (
	"strings"

	"rolewalk/engine/tree"
)

// isAzure reports whether a file is a pipeline of Azure DevOps: it has a pool or a trigger, and steps, jobs or stages.
//
// See https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/
func isAzure(root *tree.Node) bool {
	for _, name := range []string{"steps", "jobs", "stages"} {
		if n := root.At(name); n != nil && n.Kind == '[' && (root.At("pool") != nil || root.At("trigger") != nil) {
			return true
		}
	}
	return false
}

// azure names the tasks of AWS, whose role is in a service connection, and reads the scripts.
//
// See https://docs.aws.amazon.com/vsts/latest/userguide/specify-credentials.html
func (r *reader) azure() {
	r.piece("pipeline of Azure DevOps", "it has a pool or a trigger, and steps", r.root.Span)
	r.walk(r.root, 0, func(n *tree.Node) {
		task := n.At("task").String()
		connection := textOf(n.At("inputs", "awsCredentials"))
		if strings.HasPrefix(task, "AWS") || connection != "" {
			r.unread("the task "+task, "Its role is in the service connection "+connection+
				" of Azure DevOps, which the file does not have: bring the error, or CloudTrail's event.", n.Span)
		}
	})
}
