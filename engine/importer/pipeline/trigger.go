package pipeline

import (
	"strings"

	"rolewalk/engine/tree"
)

// trigger is one way in which a workflow is started, and what its token says of it.
type trigger struct {
	// words name it: "a push to main".
	words string
	// event is the event's name, ref the git reference, of which a part may have to be filled in.
	event, ref string
	// subject is the end of the token's subject, behind the repository.
	subject string
}

const (
	someBranch = "refs/heads/<BRANCH>"
	someTag    = "refs/tags/<TAG>"
)

// triggersOf are the ways in which a workflow is started, the likeliest first: a push to a branch, to a tag, and then
// the others in the order of the text.
//
// See https://docs.github.com/en/actions/reference/security/oidc and
// https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
func triggersOf(on *tree.Node) []trigger {
	var list, others []trigger
	add := func(event string, filter *tree.Node) {
		if event == "push" {
			list = append(list, pushes(filter)...)
			return
		}
		others = append(others, triggerOf(event))
	}
	for _, item := range on.List() {
		if item.Kind != '{' {
			add(item.Text, nil)
		}
		for i := range membersOf(&item) {
			add(item.Members[i].Name.Value, &item.Members[i].Value)
		}
	}
	if list = append(list, others...); len(list) == 0 {
		list = []trigger{triggerOf("")}
	}
	return distinct(list)
}

// pushes are those to branches and to tags, as the filters of the event have them. Without a filter each branch and tag
// starts the workflow.
func pushes(filter *tree.Node) (list []trigger) {
	for _, kind := range []struct{ filter, prefix, word string }{
		{"branches", "refs/heads/", "<BRANCH>"}, {"tags", "refs/tags/", "<TAG>"},
	} {
		for _, n := range filter.At(kind.filter).List() {
			name := n.Text
			switch {
			case strings.HasPrefix(name, "!"):
				continue
			case name == "" || strings.ContainsAny(name, "*?[+"):
				name = kind.word
			}
			list = append(list, pushTo(kind.prefix+name))
		}
	}
	if len(list) == 0 {
		list = []trigger{pushTo(someBranch)}
	}
	return list
}

func pushTo(ref string) trigger {
	name := strings.TrimPrefix(strings.TrimPrefix(ref, "refs/heads/"), "refs/tags/")
	return trigger{words: "a push to " + name, event: "push", ref: ref, subject: "ref:" + ref}
}

// triggerOf is what an event but push starts.
func triggerOf(event string) trigger {
	switch event {
	case "pull_request":
		return trigger{"a pull request", event, "refs/pull/<NUMBER>/merge", "pull_request"}
	case "release", "create":
		return trigger{event + " of a tag", event, someTag, "ref:" + someTag}
	case "":
		return trigger{"whatever starts it", "", "<REF>", "ref:<REF>"}
	case "workflow_dispatch", "schedule", "repository_dispatch", "workflow_run", "merge_group":
		return trigger{event, event, someBranch, "ref:" + someBranch}
	}
	return trigger{event, event, "<REF>", "<SUBJECT>"}
}

// distinct are the triggers without those whose token says the same.
func distinct(list []trigger) (kept []trigger) {
	seen := map[string]bool{}
	for _, t := range list {
		if !seen[t.subject] {
			seen[t.subject] = true
			kept = append(kept, t)
		}
	}
	return kept
}
