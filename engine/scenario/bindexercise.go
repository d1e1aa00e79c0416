package scenario

import (
	"fmt"
	"slices"
	"sort"

	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// bindChallenge binds what may be edited, and each solution, which may set nothing else.
func (b *binder) bindChallenge() {
	c := b.Challenge
	if c == nil {
		return
	}
	b.bound.challenge = b.exercise("challenge", c.Edits, c.Solutions)
	if !b.hasExpectation() {
		b.fail(NothingToSolve, c.Title.Span(), "the challenge has no goal: no step of the file expects anything",
			"add `expect allow` or `expect deny` to its steps")
	}
}

// bindTasks binds each task, whose goals are about steps of the file.
func (b *binder) bindTasks() {
	for i, t := range b.Tasks {
		if b.Challenge != nil && i == 0 {
			b.fail(TaskInChallenge, t.Title.Span(), "the file has a challenge and a task",
				"in a challenge every `expect` is a goal: keep either the challenge or the tasks")
		}
		for _, g := range t.Goals {
			if n := g.Step.Value; n > b.Steps {
				b.fail(UnknownName, g.Step.Span(), fmt.Sprintf("the file has no step %d", n), stepsThereAre(b.Steps))
			}
		}
		b.bound.tasks = append(b.bound.tasks, b.exercise("task", t.Edits, t.Solutions))
	}
}

// stepsThereAre says which numbers steps have.
func stepsThereAre(steps int) string {
	switch steps {
	case 0:
		return "a goal is about a step: add one with `step { … }`"
	case 1:
		return "it has one step, with the number 1"
	}
	return fmt.Sprintf("it has the steps 1 to %d, in the order of the file", steps)
}

// exercise binds what may be edited, and each solution. what is the word for it.
func (b *binder) exercise(what string, edits []*syntax.Edit, solutions []*syntax.Solution) *exercise {
	e := &exercise{}
	for _, x := range edits {
		if p, ok := b.placeOf(x.Of); ok && b.mustBeSet(x.Of, p.ref) {
			e.editable = appendNew(e.editable, p.ref)
		}
	}
	for _, s := range solutions {
		b.solved++
		bound := solution{items: s.Items, documents: map[policy.Ref]*Document{}}
		for _, item := range s.Items {
			ref, ok := b.bindSolution(item, bound.documents)
			if ok && !slices.Contains(e.editable, ref) {
				b.notEditable(what, item, ref, e.editable)
			}
		}
		e.solutions = append(e.solutions, bound)
	}
	return e
}

// bindSolution binds a statement of a solution, and returns the document that it sets; ok is false where it has an
// error.
func (b *binder) bindSolution(item syntax.ChangeItem, documents map[policy.Ref]*Document) (ref policy.Ref, ok bool) {
	switch x := item.(type) {
	case *syntax.SetDocument:
		if b.setDocument(x, -b.solved) == nil {
			return ref, false
		}
		ref = b.bound.refs[x.Of]
		documents[ref] = b.bound.documents[&x.Document]
	case *syntax.SetBoundary:
		k, ok := b.holder(&x.Holder, syntax.User, syntax.Role)
		if !ok {
			return ref, false
		}
		ref = boundaryOf(b.names.title(k), k.account).ref
		b.bound.refs[x] = ref
		if d := b.boundary(k, b.names.title(k), &x.Boundary, -b.solved); d != nil {
			documents[ref] = d
		}
	default:
		return ref, false
	}
	return ref, true
}

func (b *binder) notEditable(what string, item syntax.ChangeItem, ref policy.Ref, editable []policy.Ref) {
	var known []string
	for _, e := range editable {
		known = append(known, e.String())
	}
	sort.Strings(known)
	allows := "it allows nothing yet"
	if len(known) > 0 {
		allows = "now the " + what + " allows " + source.List(known, "and")
	}
	b.fail(NotEditable, item.Span(), fmt.Sprintf("the %s does not allow anyone to edit the %s", what, ref),
		fmt.Sprintf("allow it with `edit %s`; %s", ref, allows))
}

func (b *binder) hasExpectation() bool {
	for _, item := range b.file.Items {
		switch x := item.(type) {
		case *syntax.Step:
			if x.Expect != nil {
				return true
			}
		case *syntax.ExpectFinding:
			return true
		}
	}
	return false
}
