package pipeline

import (
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// reader reads one file.
type reader struct {
	fact.Facts
	root *tree.Node
	// name is that of the file, empty if it is not known.
	name string
	said map[saying]bool
}

// saying is a piece or an unread part that was listed, which the runs of one job may have in common.
type saying struct {
	at    source.Span
	words string
}

// once reports whether something is said of a place for the first time.
func (r *reader) once(at source.Span, words string) bool {
	if r.said == nil {
		r.said = map[saying]bool{}
	}
	known := r.said[saying{at, words}]
	r.said[saying{at, words}] = true
	return !known
}

// forms are what a file can be. The first one that it has the look of is taken.
var forms = []struct {
	is   func(root *tree.Node) bool
	read func(*reader)
}{
	{isServerless, (*reader).serverless},
	{isCircle, (*reader).circle},
	{isWorkflow, (*reader).workflow},
	{isAction, (*reader).action},
	{isBitbucket, (*reader).bitbucket},
	{isObject, (*reader).objects},
	{isAssociation, (*reader).podIdentity},
	{isBuildkite, (*reader).buildkite},
	{isAzure, (*reader).azure},
	{isGitLab, (*reader).gitLab},
	{isPlaybook, (*reader).playbook},
	{isValues, (*reader).values},
}

// Read reads a file of a pipeline or a deployment. The name is that of the file, or empty. ok is false if the tree is
// none.
func Read(root *tree.Node, name string) (facts fact.Facts, ok bool) {
	if root == nil {
		return fact.Facts{}, false
	}
	for _, form := range forms {
		if form.is(root) {
			r := &reader{root: root, name: name}
			form.read(r)
			return r.Facts, true
		}
	}
	return fact.Facts{}, false
}

func (r *reader) piece(title, why string, at source.Span) {
	if r.once(at, title) {
		r.Pieces = append(r.Pieces, fact.Piece{Title: title, Why: why, Span: at})
	}
}

func (r *reader) unread(what, reason string, at source.Span) {
	if r.once(at, what+": "+reason) {
		r.Unread = append(r.Unread, fact.Unread{What: what, Reason: reason, Span: at})
	}
}

// maxRequests is how many requests one file may make.
const maxRequests = 200

// request adds a request. All that it carries is in the file.
func (r *reader) request(q fact.Request) {
	switch {
	case len(r.Requests) > maxRequests:
		return
	case len(r.Requests) == maxRequests:
		r.unread("the other roles of this file", "more than 200 are assumed", q.Span)
	}
	q.Origin, q.Shown = fact.FromWorkflow, true
	r.Requests = append(r.Requests, q)
}

// textOf is the text of a string, a number or a boolean; empty for another node, and for nil.
func textOf(n *tree.Node) string {
	if n == nil || n.Kind == '{' || n.Kind == '[' || n.Kind == 'n' {
		return ""
	}
	return n.Text
}

// membersOf are the members of an object; none of another node, and of nil.
func membersOf(n *tree.Node) []tree.Member {
	if n == nil {
		return nil
	}
	return n.Members
}

// isTrue reports whether a node says yes, as a boolean or as its text.
func isTrue(n *tree.Node) bool {
	switch textOf(n) {
	case "true", "True", "TRUE", "yes", "on", "1":
		return true
	}
	return false
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
