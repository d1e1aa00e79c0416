package value

import (
	"cmp"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/answer"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// Context is what is known of a value from around it.
type Context struct {
	// Hint is the file's name, the heading or the word above the value.
	Hint string
	// Kind is of which kind a person says that the policy at a place is: none to leave it out, empty if they say nothing.
	Kind func(at source.Span) string
	// More reads further forms, with the pieces' forms set; ok is false if the value is none of them. Nil is none.
	More func(n *tree.Node) (facts fact.Facts, ok bool)
}

// reader reads one value.
type reader struct {
	Context
	fact.Facts
}

// Read takes a value for what it is: a policy, statements, an answer of the AWS CLI, what More knows, or a list of
// them. What is none of these is not read.
func Read(n *tree.Node, at source.Span, c Context) fact.Facts {
	r := &reader{Context: c}
	r.value(n, at)
	return r.Facts
}

func (r *reader) value(n *tree.Node, at source.Span) {
	if r.More != nil {
		if facts, ok := r.More(n); ok {
			r.Add(&facts)
			return
		}
	}
	whole := answerOf(n, r.Hint)
	switch {
	case whole != nil:
		r.answer(whole, at)
	case isDocument(n):
		r.policy(n, at)
	case isStatement(n) || n.Kind == '[' && len(n.Items) > 0 && isStatement(&n.Items[0]):
		r.statements(n, at)
	case arePolicyARNs(n):
		r.attached(n, at)
	case n.Kind == '[':
		for i := range n.Items {
			r.value(&n.Items[i], n.Items[i].Span)
		}
	default:
		r.answer(n, at)
	}
}

// Unknown is why a value is not read that is none of what is known.
const Unknown = "its form is not known"

func (r *reader) answer(n *tree.Node, at source.Span) {
	facts, ok := answer.Read(n, answer.Context{Hint: r.Hint})
	switch {
	case !ok && isPulumi(n):
		r.Unread = append(r.Unread, fact.Unread{
			Span: at, What: "what Pulumi prints",
			Reason: "Its resources have names and values of Pulumi's own, and those are not read: bring the policies, as " +
				"`aws iam get-role` and `aws iam get-role-policy` print them.",
		})
		return
	case !ok:
		r.Unread = append(r.Unread, fact.Unread{
			Span: at, What: "an object with " + memberNames(n), Reason: Unknown,
		})
		return
	}
	r.take(facts, "answer")
}

// isPulumi reports whether a value is a preview or a state of Pulumi: resources with names that begin with urn:pulumi.
//
// See https://www.pulumi.com/docs/iac/concepts/resources/names/#urns
func isPulumi(n *tree.Node) bool {
	list := append(n.At("steps").List(), n.At("deployment", "resources").List()...)
	list = append(list, n.At("resources").List()...)
	return len(list) > 0 && strings.HasPrefix(list[0].At("urn").String(), "urn:pulumi:")
}

// arePolicyARNs reports whether a list is of ARNs of managed policies, as --query prints those that are attached.
func arePolicyARNs(n *tree.Node) bool {
	for i := range n.Items {
		if arn, ok := aws.ParseARN(n.Items[i].String()); !ok || arn.Kind() != aws.KindPolicy {
			return false
		}
	}
	return n.Kind == '[' && len(n.Items) > 0
}

// attached takes a list of ARNs of managed policies for what is attached to the one that the hint names.
func (r *reader) attached(n *tree.Node, at source.Span) {
	e := fact.Entity{Label: r.Hint, Span: at}
	for i := range n.Items {
		e.Attached = append(e.Attached, n.Items[i].String())
	}
	r.Entities = append(r.Entities, e)
	r.Pieces = append(r.Pieces, fact.Piece{
		Title: "the attached policies", Why: "it is a list of ARNs of managed policies", Span: at, Form: "answer",
	})
}

// take adds what a reader found. Its pieces are of the form unless they have one.
func (r *reader) take(facts fact.Facts, form string) {
	for i := range facts.Pieces {
		facts.Pieces[i].Form = cmp.Or(facts.Pieces[i].Form, form)
	}
	r.Add(&facts)
}
